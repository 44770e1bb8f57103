-- What became of a blueprint when its exam changed. Everything else about drift is derived.
create schema drift;
grant usage on schema drift to cadre_app;

create table drift.moves (
  organisation_id text not null,
  blueprint_id text not null,
  guide_version_id text not null,
  copy_id text not null,
  moved_at timestamptz not null,
  primary key (organisation_id, blueprint_id, guide_version_id),
  foreign key (organisation_id, blueprint_id) references blueprints.blueprints,
  foreign key (organisation_id, copy_id) references blueprints.blueprints,
  foreign key (organisation_id, guide_version_id) references catalogue.guide_versions
);
call platform.tenant_table('drift.moves');
