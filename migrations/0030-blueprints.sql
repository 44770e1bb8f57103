-- Blueprints as files with versions. A version never changes: cohorts stand on it.
create schema blueprints;
grant usage on schema blueprints to cadre_app;

create table blueprints.blueprints (
  organisation_id text not null references identity.organisations,
  blueprint_id text not null,
  certification_id text not null,
  file text not null,
  content jsonb not null,
  revision integer not null,
  changed_by text,
  changed_at timestamptz not null,
  primary key (organisation_id, blueprint_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications
);
call platform.tenant_table('blueprints.blueprints');

create table blueprints.versions (
  organisation_id text not null,
  version_id text not null,
  blueprint_id text not null,
  number integer not null check (number > 0),
  revision integer not null,
  file text not null,
  content jsonb not null,
  published_by text,
  published_at timestamptz not null,
  note text not null,
  primary key (organisation_id, version_id),
  constraint one_version_a_number unique (organisation_id, blueprint_id, number),
  foreign key (organisation_id, blueprint_id) references blueprints.blueprints
);
call platform.tenant_table('blueprints.versions');
revoke update, delete on blueprints.versions from cadre_app;
