-- What an organisation says that time costs it, for the advice to book, wait or defer; no row: the defaults of the product.
create table readiness.costs (
  organisation_id text primary key,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Null: the fee that the catalogue has of each exam.
  retake_minor integer check (retake_minor between 0 and 10000000),
  week_minor integer not null check (week_minor between 0 and 100000000),
  trainer_hour_minor integer not null check (trainer_hour_minor between 0 and 10000000),
  participant_hour_minor integer not null check (participant_hour_minor between 0 and 10000000),
  changed_by text,
  changed_at timestamptz not null,
  foreign key (organisation_id, changed_by) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('readiness.costs');
