-- Certifications as an organisation knows them: facts with their sources, guide versions, demand, certificates held.
create schema catalogue;
grant usage on schema catalogue to cadre_app;

create table catalogue.certifications (
  organisation_id text not null references identity.organisations,
  certification_id text not null,
  vendor text not null,
  code text not null,
  name text not null,
  level text not null check (level in ('foundation', 'associate', 'professional', 'specialty')),
  retires_on date,
  successor_code text,
  core_work boolean not null default true,
  own_practice boolean not null default false,
  endorsed_training_required boolean not null default false,
  created_at timestamptz not null,
  primary key (organisation_id, certification_id),
  constraint one_certification_a_code unique (organisation_id, vendor, code)
);
call platform.tenant_table('catalogue.certifications');

create table catalogue.facts (
  organisation_id text not null,
  fact_id text not null,
  certification_id text not null,
  key text not null,
  value jsonb not null,
  confidence text not null check (confidence in ('high', 'medium', 'low', 'conflict')),
  source text not null,
  as_of date not null,
  version text,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (organisation_id, fact_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications
);
create index facts_of_certification on catalogue.facts (organisation_id, certification_id) where withdrawn_at is null;
call platform.tenant_table('catalogue.facts');

create table catalogue.guide_versions (
  organisation_id text not null,
  guide_version_id text not null,
  certification_id text not null,
  label text not null,
  effective_from date,
  superseded_on date,
  confidence text not null check (confidence in ('high', 'medium', 'low', 'conflict')),
  recorded_at timestamptz not null,
  primary key (organisation_id, guide_version_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications
);
create index guide_versions_of_certification on catalogue.guide_versions (organisation_id, certification_id);
call platform.tenant_table('catalogue.guide_versions');

create table catalogue.domains (
  organisation_id text not null,
  domain_id text not null,
  guide_version_id text not null,
  position integer not null,
  name text not null,
  weight_low double precision not null check (weight_low between 0 and 100),
  weight_high double precision not null check (weight_high between weight_low and 100),
  primary key (organisation_id, domain_id),
  foreign key (organisation_id, guide_version_id) references catalogue.guide_versions
);
create index domains_of_guide_version on catalogue.domains (organisation_id, guide_version_id, position);
call platform.tenant_table('catalogue.domains');

create table catalogue.objectives (
  organisation_id text not null,
  objective_id text not null,
  domain_id text not null,
  position integer not null,
  code text,
  text text not null,
  primary key (organisation_id, objective_id),
  foreign key (organisation_id, domain_id) references catalogue.domains
);
create index objectives_of_domain on catalogue.objectives (organisation_id, domain_id, position);
call platform.tenant_table('catalogue.objectives');

create table catalogue.resources (
  organisation_id text not null,
  resource_id text not null,
  certification_id text not null,
  title text not null,
  url text not null,
  kind text not null,
  primary key (organisation_id, resource_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications
);
create index resources_of_certification on catalogue.resources (organisation_id, certification_id);
call platform.tenant_table('catalogue.resources');

create table catalogue.demand (
  organisation_id text not null,
  demand_id text not null,
  certification_id text not null,
  project text not null,
  people integer not null check (people > 0),
  needed_by date,
  recorded_at timestamptz not null,
  primary key (organisation_id, demand_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications
);
call platform.tenant_table('catalogue.demand');

create table catalogue.certificates (
  organisation_id text not null,
  certificate_id text not null,
  person_id text not null,
  certification_id text not null,
  earned_on date not null,
  expires_on date,
  score double precision,
  credential_url text,
  primary key (organisation_id, certificate_id),
  foreign key (organisation_id, person_id) references identity.memberships,
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  constraint expires_after_earned check (expires_on >= earned_on)
);
create index certificates_of_certification on catalogue.certificates (organisation_id, certification_id);
create index certificates_of_person on catalogue.certificates (organisation_id, person_id);
call platform.tenant_table('catalogue.certificates');
