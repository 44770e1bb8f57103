-- The self-paced day: what people say of questions, the study log, how far their assignments are, and what they chose.
create table reviews.question_reports (
  organisation_id text not null,
  question_report_id text not null,
  person_id text not null,
  question_id text not null,
  version_id text not null,
  reason text not null check (reason in ('wrong-key', 'unclear', 'outdated', 'other')),
  words text not null,
  reported_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  settlement text not null default '',
  primary key (organisation_id, question_report_id),
  check ((settled_by is null) = (settled_at is null)),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, settled_by) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, question_id) references bank.questions,
  foreign key (organisation_id, version_id) references bank.question_versions
);
create index question_reports_open on reviews.question_reports (organisation_id, reported_at) where settled_at is null;
call platform.tenant_table('reviews.question_reports');

create table reviews.study (
  organisation_id text not null,
  person_id text not null,
  -- Named by the browser that made it.
  entry_id text not null,
  cohort_id text,
  task_key text,
  -- The date where the person is.
  on_date date not null,
  started_at timestamptz not null,
  minutes integer not null check (minutes between 1 and 960),
  note text not null,
  logged_at timestamptz not null,
  -- A person's entry that they took back stays, and counts no more.
  removed_at timestamptz,
  primary key (organisation_id, person_id, entry_id),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts
);
create index study_by_date on reviews.study (organisation_id, person_id, on_date desc);
call platform.tenant_table('reviews.study');
revoke delete on reviews.study from cadre_app;

create table reviews.assignments (
  organisation_id text not null,
  person_id text not null,
  cohort_id text not null,
  task_key text not null,
  state text not null check (state in ('not-begun', 'begun', 'done')),
  changed_at timestamptz not null,
  primary key (organisation_id, person_id, cohort_id, task_key),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts
);
call platform.tenant_table('reviews.assignments');

create table reviews.preferences (
  organisation_id text not null,
  person_id text not null,
  minutes_a_day integer not null check (minutes_a_day between 5 and 120),
  zone text not null,
  mail boolean not null,
  weekdays integer[] not null,
  at time not null,
  quiet_from time not null,
  quiet_to time not null,
  -- The date where the person is, on which the last letter was written.
  reminded_on date,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('reviews.preferences');
-- Reminders are looked for across organisations, and then written inside each.
grant usage on schema reviews to cadre_system;
create policy reminders on reviews.preferences for select to cadre_system using (mail);
grant select on reviews.preferences to cadre_system;
