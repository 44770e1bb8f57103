-- Who teaches, what is known of them, and how far each session is prepared.
create schema trainers;
grant usage on schema trainers to cadre_app;

create table trainers.register (
  organisation_id text not null,
  person_id text not null,
  hands_on_months integer check (hands_on_months between 0 and 600),
  willing boolean not null,
  explains_well boolean,
  weekly_minutes integer not null check (weekly_minutes between 0 and 2400),
  notes text not null default '',
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references identity.memberships
);
call platform.tenant_table('trainers.register');

-- A row is a tick; what is not done has none. Cohorts come in a later migration and own their sessions' keys,
-- so that the cohort is not a foreign key here.
create table trainers.preparation (
  organisation_id text not null references identity.organisations,
  cohort_id text not null,
  session_key text not null,
  item text not null check (item in ('guide-reviewed', 'material-adapted', 'lab-dry-run', 'explanation-rehearsed', 'questions-contributed')),
  done_at timestamptz not null,
  done_by text,
  primary key (organisation_id, cohort_id, session_key, item),
  foreign key (organisation_id, done_by) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('trainers.preparation');
