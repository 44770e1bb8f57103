-- Cohorts and their living calendars, seats, availability, and the feeds that calendars subscribe to.
create schema cohorts;
grant usage on schema cohorts to cadre_app, cadre_system;

create table cohorts.cohorts (
  organisation_id text not null references identity.organisations,
  cohort_id text not null,
  name text not null,
  certification_id text not null,
  blueprint_id text not null,
  version_id text not null,
  stage text not null check (stage in ('draft', 'tentative', 'confirmed', 'cancelled')),
  zone text not null,
  starts_on date not null,
  ends_on date not null,
  seats integer not null check (seats > 0),
  trainer_ids text[] not null,
  trainer_override text,
  -- What the calendar is derived from besides its sessions and people: engines/calendar PlanInput without them.
  plan jsonb not null,
  skipped_holidays jsonb not null,
  -- iCalendar SEQUENCE of every session ever invited to.
  sequences jsonb not null,
  revision integer not null,
  changed_by text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation_id, cohort_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  foreign key (organisation_id, blueprint_id) references blueprints.blueprints,
  foreign key (organisation_id, version_id) references blueprints.versions
);
create index cohorts_by_dates on cohorts.cohorts (organisation_id, ends_on);
call platform.tenant_table('cohorts.cohorts');

create table cohorts.sessions (
  organisation_id text not null,
  cohort_id text not null,
  session_key text not null,
  title text not null,
  kind text not null check (kind in ('session', 'practice-exam')),
  minutes integer not null check (minutes > 0),
  week integer not null,
  position double precision not null,
  after text[] not null,
  trainer_id text,
  date date not null,
  time time not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  state text not null check (state in ('planned', 'cancelled', 'merged', 'held')),
  merged_into text,
  slot_minutes integer,
  changed_at timestamptz not null,
  primary key (organisation_id, cohort_id, session_key),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, trainer_id) references identity.memberships (organisation_id, person_id)
);
create index sessions_by_time on cohorts.sessions (organisation_id, starts_at);
create index sessions_by_trainer on cohorts.sessions (organisation_id, trainer_id, starts_at);
call platform.tenant_table('cohorts.sessions');

create table cohorts.seats (
  organisation_id text not null,
  cohort_id text not null,
  person_id text not null,
  state text not null check (state in ('interested', 'waiting', 'invited', 'confirmed', 'left')),
  since timestamptz not null,
  expectations_accepted_at timestamptz,
  exam_date date,
  exam_starts_at timestamptz,
  exam_ends_at timestamptz,
  primary key (organisation_id, cohort_id, person_id),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, person_id) references identity.memberships
);
create index seats_by_person on cohorts.seats (organisation_id, person_id);
call platform.tenant_table('cohorts.seats');

create table cohorts.changes (
  organisation_id text not null,
  cohort_id text not null,
  revision integer not null,
  at timestamptz not null,
  by text,
  words text not null,
  -- The engine's inverse edit; null: cannot be undone, or was.
  inverse jsonb,
  primary key (organisation_id, cohort_id, revision),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts
);
call platform.tenant_table('cohorts.changes');

create table cohorts.availability (
  organisation_id text not null,
  person_id text not null,
  zone text not null,
  weekly jsonb,
  away jsonb not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references identity.memberships
);
call platform.tenant_table('cohorts.availability');

create table cohorts.feeds (
  organisation_id text not null,
  feed_id text not null,
  person_id text not null,
  kind text not null check (kind in ('personal', 'cohort')),
  cohort_id text,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organisation_id, feed_id),
  foreign key (organisation_id, person_id) references identity.memberships,
  foreign key (organisation_id, cohort_id) references cohorts.cohorts
);
call platform.tenant_table('cohorts.feeds');
-- A subscriber presents the secret address alone: the system finds whose it is, then reads inside that organisation.
create policy system on cohorts.feeds for select to cadre_system using (true);
grant select on cohorts.feeds to cadre_system;
