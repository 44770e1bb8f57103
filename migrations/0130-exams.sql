-- What happens around a certification exam: vouchers, results with their history, reminders that were sent.
-- When a person sits it stays on their seat (cohorts.seats; docs/adr/0020).
create schema exams;
grant usage on schema exams to cadre_app;

create table exams.vouchers (
  organisation_id text not null,
  voucher_id text not null,
  certification_id text not null,
  code text not null,
  source text not null,
  value_minor bigint not null check (value_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  expires_on date not null,
  -- As it was left: that its day has passed follows from expires_on.
  state text not null check (state in ('stock', 'assigned', 'used', 'returned')),
  person_id text,
  registered_by text,
  moved_by text,
  moved_at timestamptz not null,
  primary key (organisation_id, voucher_id),
  unique (organisation_id, certification_id, code),
  check ((person_id is not null) = (state in ('assigned', 'used'))),
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
create index vouchers_by_person on exams.vouchers (organisation_id, person_id);
call platform.tenant_table('exams.vouchers');

create table exams.results (
  organisation_id text not null,
  result_id text not null,
  person_id text not null,
  certification_id text not null,
  cohort_id text,
  sat_on date not null,
  passed boolean not null,
  score integer,
  by_domain jsonb not null,
  source text not null check (source in ('score-report', 'vendor-record', 'own-word')),
  note text not null,
  certificate_id text,
  revision integer not null check (revision > 0),
  withdrawn boolean not null,
  primary key (organisation_id, result_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
-- A person sits an exam once a day, whoever writes it down.
create unique index results_of_a_day on exams.results (organisation_id, person_id, certification_id, sat_on) where not withdrawn;
create index results_by_certification on exams.results (organisation_id, certification_id, sat_on);
call platform.tenant_table('exams.results');

-- Every version that a result ever had, the present one too. Never changed.
create table exams.revisions (
  organisation_id text not null,
  result_id text not null,
  revision integer not null,
  at timestamptz not null,
  by text,
  reason text not null,
  -- Null: it was withdrawn.
  outcome jsonb,
  primary key (organisation_id, result_id, revision),
  foreign key (organisation_id, result_id) references exams.results
);
call platform.tenant_table('exams.revisions');
revoke update, delete on exams.revisions from cadre_app;

create table exams.reminders (
  organisation_id text not null,
  reminder_key text not null,
  person_id text not null,
  sent_at timestamptz not null,
  primary key (organisation_id, reminder_key),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('exams.reminders');
