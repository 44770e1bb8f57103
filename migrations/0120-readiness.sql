-- What is believed of each person's ability, kept as running values; forecasts of passing, and every one that was frozen.
create schema readiness;
grant usage on schema readiness to cadre_app, cadre_system;

-- One row a person and certification, as large after ten thousand answers as after ten (engines/psychometrics AbilityState).
create table readiness.beliefs (
  organisation_id text not null,
  person_id text not null,
  certification_id text not null,
  -- The exam that the belief is about: its domains and where its cut lies. Another one asks for the whole record again.
  scheme text not null,
  domains text[] not null,
  -- Logits above the cut per domain, and their covariance, row by row.
  mean double precision[] not null,
  covariance double precision[] not null,
  -- Days since 1970-01-01, with their fraction.
  day double precision not null,
  last_active double precision not null,
  -- Per domain.
  answers integer[] not null,
  right_answers integer[] not null,
  last_answer_at timestamptz not null,
  -- The sequence of the learning record up to which it was read.
  record_cursor integer not null check (record_cursor >= 0),
  model text not null,
  -- Null: nothing changed since the newest frozen forecast.
  unfrozen_since timestamptz,
  primary key (organisation_id, person_id, certification_id),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  check (cardinality(mean) = cardinality(domains) and cardinality(covariance) = cardinality(domains) * cardinality(domains)),
  check (cardinality(answers) = cardinality(domains) and cardinality(right_answers) = cardinality(domains))
);
call platform.tenant_table('readiness.beliefs');
-- The daily freeze looks across organisations for whom something changed; it then works inside each.
create policy daily on readiness.beliefs for select to cadre_system using (true);
grant select on readiness.beliefs to cadre_system;

-- When a person last met a question, and how hard it looks by their answers: what a repeated question is judged by.
create table readiness.encounters (
  organisation_id text not null,
  person_id text not null,
  certification_id text not null,
  question_id text not null,
  day double precision not null,
  difficulty double precision not null,
  variance double precision not null check (variance > 0),
  primary key (organisation_id, person_id, certification_id, question_id),
  foreign key (organisation_id, person_id, certification_id) references readiness.beliefs on delete cascade
);
call platform.tenant_table('readiness.encounters');

-- A person's answers of one week and domain as sums: what the growth of a group is read from.
create table readiness.weeks (
  organisation_id text not null,
  person_id text not null,
  certification_id text not null,
  -- Weeks since the Monday of 1970-01-05.
  week integer not null,
  domain text not null,
  answers integer not null check (answers > 0),
  right_answers integer not null check (right_answers between 0 and answers),
  -- Log likelihood at the engine's levels (running-level).
  likelihood double precision[] not null,
  primary key (organisation_id, person_id, certification_id, week, domain),
  foreign key (organisation_id, person_id, certification_id) references readiness.beliefs on delete cascade
);
call platform.tenant_table('readiness.weeks');

-- The forecast as it stands: replaced with every change.
create table readiness.standings (
  organisation_id text not null,
  person_id text not null,
  certification_id text not null,
  cohort_id text,
  made_at timestamptz not null,
  exam_on date not null,
  exam_basis text not null check (exam_basis in ('booked', 'window', 'assumed')),
  -- As shown: corrected by the organisation's own outcomes where there are enough.
  chance double precision not null check (chance between 0 and 1),
  low double precision not null check (low between 0 and chance),
  high double precision not null check (high between chance and 1),
  -- As the model said it.
  model_chance double precision not null check (model_chance between 0 and 1),
  verdict text not null check (verdict in ('on-track', 'needs-time', 'consider-deferring', 'not-known')),
  answers integer not null check (answers >= 0),
  record_cursor integer not null,
  model text not null,
  -- By domain, what moves it, study and advice: domain/forecast.ts ForecastDetail.
  detail jsonb not null,
  primary key (organisation_id, person_id, certification_id),
  foreign key (organisation_id, person_id, certification_id) references readiness.beliefs on delete cascade,
  foreign key (organisation_id, cohort_id) references cohorts.cohorts
);
create index standings_by_cohort on readiness.standings (organisation_id, cohort_id);
call platform.tenant_table('readiness.standings');
-- The daily freeze also looks for forecasts that a week has made old.
create policy daily on readiness.standings for select to cadre_system using (true);
grant select on readiness.standings to cadre_system;

-- Forecasts as they were when they were made: at most one of a kind a day. What is judged is these and nothing else.
create table readiness.forecasts (
  organisation_id text not null,
  person_id text not null,
  certification_id text not null,
  made_on date not null,
  occasion text not null check (occasion in ('daily', 'booking')),
  cohort_id text,
  made_at timestamptz not null,
  exam_on date not null,
  exam_basis text not null check (exam_basis in ('booked', 'window', 'assumed')),
  chance double precision not null check (chance between 0 and 1),
  low double precision not null check (low between 0 and chance),
  high double precision not null check (high between chance and 1),
  model_chance double precision not null check (model_chance between 0 and 1),
  verdict text not null check (verdict in ('on-track', 'needs-time', 'consider-deferring', 'not-known')),
  answers integer not null check (answers >= 0),
  record_cursor integer not null,
  model text not null,
  detail jsonb not null,
  primary key (organisation_id, certification_id, person_id, made_on, occasion),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  foreign key (organisation_id, cohort_id) references cohorts.cohorts
);
create index forecasts_by_cohort on readiness.forecasts (organisation_id, cohort_id, made_on);
call platform.tenant_table('readiness.forecasts');
revoke update, delete on readiness.forecasts from cadre_app;

-- The correction that an organisation's own outcomes suggest, each time it was fitted: logit p' = intercept + slope logit p.
create table readiness.recalibrations (
  organisation_id text not null references identity.organisations,
  fitted_at timestamptz not null,
  outcomes integer not null check (outcomes >= 0),
  intercept double precision not null,
  slope double precision not null,
  primary key (organisation_id, fitted_at)
);
call platform.tenant_table('readiness.recalibrations');
revoke update, delete on readiness.recalibrations from cadre_app;

-- What a cohort's copy of its plan says of a session in place of the blueprint's; a row a change, the newest stands.
create table cohorts.session_contents (
  organisation_id text not null,
  cohort_id text not null,
  session_key text not null,
  revision integer not null check (revision > 0),
  -- Objectives by key of the blueprint's version, and what to say of them; null: as the blueprint has it.
  content jsonb,
  words text not null,
  by text,
  at timestamptz not null,
  primary key (organisation_id, cohort_id, session_key, revision),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts
);
call platform.tenant_table('cohorts.session_contents');
revoke update, delete on cohorts.session_contents from cadre_app;
