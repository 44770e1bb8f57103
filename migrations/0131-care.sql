-- Falling behind (K8): flags with their history, one-to-ones, plans, office hours, deferrals.
create schema care;
grant usage on schema care to cadre_app;

-- How somebody stands in a cohort; no row: nothing was ever raised.
create table care.flags (
  organisation_id text not null,
  cohort_id text not null,
  person_id text not null,
  state text not null check (state in ('open', 'in-care', 'closed', 'cleared')),
  -- As last seen; of a closed one, those that it was closed over.
  reasons jsonb not null,
  since timestamptz not null,
  primary key (organisation_id, cohort_id, person_id),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
create index flags_by_person on care.flags (organisation_id, person_id);
call platform.tenant_table('care.flags');

create table care.flag_events (
  organisation_id text not null,
  cohort_id text not null,
  person_id text not null,
  number integer not null check (number > 0),
  event text not null check (event in ('raise', 'clear', 'take', 'close')),
  state text not null,
  words text not null,
  by text,
  at timestamptz not null,
  primary key (organisation_id, cohort_id, person_id, number),
  foreign key (organisation_id, cohort_id, person_id) references care.flags
);
call platform.tenant_table('care.flag_events');
revoke update, delete on care.flag_events from cadre_app;

create table care.talks (
  organisation_id text not null,
  talk_id text not null,
  cohort_id text not null,
  person_id text not null,
  held_on date not null,
  by text not null,
  obstacles text[] not null,
  notes text not null,
  readers text not null check (readers in ('author', 'carers', 'person')),
  noted_at timestamptz not null,
  primary key (organisation_id, talk_id),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, by) references identity.memberships (organisation_id, person_id)
);
create index talks_by_person on care.talks (organisation_id, person_id, cohort_id);
call platform.tenant_table('care.talks');

create table care.plans (
  organisation_id text not null,
  plan_id text not null,
  cohort_id text not null,
  person_id text not null,
  owner_id text not null,
  steps jsonb not null,
  follow_up_on date not null,
  state text not null check (state in ('open', 'kept', 'dropped')),
  revision integer not null check (revision > 0),
  changed_at timestamptz not null,
  primary key (organisation_id, plan_id),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, owner_id) references identity.memberships (organisation_id, person_id)
);
create unique index plans_open on care.plans (organisation_id, cohort_id, person_id) where state = 'open';
create index plans_by_person on care.plans (organisation_id, person_id);
call platform.tenant_table('care.plans');

create table care.slots (
  organisation_id text not null,
  slot_id text not null,
  trainer_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null,
  offered_at timestamptz not null,
  primary key (organisation_id, slot_id),
  -- Slots of a trainer begin at different times; that they do not overlap is decided one offer of a trainer after the other.
  unique (organisation_id, trainer_id, starts_at),
  foreign key (organisation_id, trainer_id) references identity.memberships (organisation_id, person_id)
);
create index slots_by_time on care.slots (organisation_id, starts_at);
call platform.tenant_table('care.slots');

-- One booking a slot, exactly.
create table care.slot_bookings (
  organisation_id text not null,
  slot_id text not null,
  person_id text not null,
  topic text not null,
  booked_at timestamptz not null,
  primary key (organisation_id, slot_id),
  foreign key (organisation_id, slot_id) references care.slots,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
create index slot_bookings_by_person on care.slot_bookings (organisation_id, person_id);
call platform.tenant_table('care.slot_bookings');

create table care.deferrals (
  organisation_id text not null,
  deferral_id text not null,
  person_id text not null,
  from_cohort_id text not null,
  to_cohort_id text not null,
  -- The seat as it was, so that undoing gives back the same.
  from_state text not null check (from_state in ('invited', 'confirmed')),
  reason text not null,
  fee_minor bigint,
  fee_currency text,
  fee_words text,
  -- What went along: sessions held, assessments taken, exam booked.
  carried jsonb not null,
  by text,
  at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  primary key (organisation_id, deferral_id),
  check (from_cohort_id <> to_cohort_id),
  check ((fee_minor is null) = (fee_currency is null) and (fee_minor is null) = (fee_words is null)),
  foreign key (organisation_id, from_cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, to_cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
create index deferrals_by_person on care.deferrals (organisation_id, person_id);
call platform.tenant_table('care.deferrals');
