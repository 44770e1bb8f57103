-- Assessments: forms, attempts, every answer as an event, and what they were marked.
create schema assessments;
grant usage on schema assessments to cadre_app, cadre_system;

create table assessments.honour_codes (
  organisation_id text not null references identity.organisations,
  version integer not null,
  text text not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (organisation_id, version)
);
call platform.tenant_table('assessments.honour_codes');

create table assessments.assessments (
  organisation_id text not null references identity.organisations,
  assessment_id text not null,
  title text not null,
  kind text not null check (kind in ('diagnostic', 'quiz', 'practice-exam', 'retention', 'warm-up')),
  state text not null check (state in ('draft', 'published', 'closed', 'cancelled')),
  certification_id text not null,
  cohort_id text,
  checkpoint_key text,
  -- How forms are drawn: contracts/src/assessments/running.ts drawRules.
  draw jsonb not null,
  minutes integer check (minutes > 0),
  conditions jsonb not null,
  opens_at timestamptz,
  closes_at timestamptz,
  review text not null check (review in ('after-submit', 'after-close', 'when-released', 'never')),
  released_at timestamptz,
  attempts_allowed integer not null check (attempts_allowed > 0),
  grace_seconds integer not null check (grace_seconds >= 0),
  honour_code boolean not null,
  instructions text not null,
  form_id text,
  revision integer not null,
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation_id, assessment_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  check (closes_at > opens_at)
);
create index assessments_by_cohort on assessments.assessments (organisation_id, cohort_id);
call platform.tenant_table('assessments.assessments');

create table assessments.forms (
  organisation_id text not null,
  form_id text not null,
  assessment_id text not null,
  seed text not null,
  drawn_at timestamptz not null,
  primary key (organisation_id, form_id),
  foreign key (organisation_id, assessment_id) references assessments.assessments
);
call platform.tenant_table('assessments.forms');

create table assessments.form_questions (
  organisation_id text not null,
  form_id text not null,
  place integer not null check (place > 0),
  question_id text not null,
  version_id text not null,
  domain text not null,
  scored boolean not null,
  primary key (organisation_id, form_id, place),
  unique (organisation_id, form_id, question_id),
  foreign key (organisation_id, form_id) references assessments.forms
);
create index form_questions_by_question on assessments.form_questions (organisation_id, question_id);
call platform.tenant_table('assessments.form_questions');

create table assessments.attempts (
  organisation_id text not null,
  attempt_id text not null,
  assessment_id text not null,
  form_id text not null,
  person_id text not null,
  number integer not null check (number > 0),
  -- engines/attempt Attempt: one row that is as large after ten thousand saves as after ten.
  phase text not null check (phase in ('open', 'closed', 'finalised', 'voided')),
  limit_ms integer check (limit_ms > 0),
  window_ends_at timestamptz,
  grace_ms integer not null check (grace_ms >= 0),
  extra_ms integer not null check (extra_ms >= 0),
  started_at timestamptz not null,
  deadline_at timestamptz,
  epoch integer not null check (epoch > 0),
  -- SHA-256 of the newest epoch's writer, hexadecimal (ADR 0017).
  writer text not null,
  sequence integer not null,
  last_saved_at timestamptz,
  closed_at timestamptz,
  cause text check (cause in ('submitted', 'timed-out', 'closed-by-proctor')),
  finalised_at timestamptz,
  gradings integer not null,
  -- Declared at the start, kept with the attempt.
  honour_code_version integer,
  closed_book_declared boolean not null,
  -- Scored questions of the form that the taker had met before.
  met_before integer not null,
  -- Of the newest marking; null until finalised. Hundredths of a question, scored questions only.
  points integer,
  out_of integer,
  -- engines/attempt Conditions: under which it was taken; null until finalised.
  recorded jsonb,
  primary key (organisation_id, attempt_id),
  unique (organisation_id, assessment_id, person_id, number),
  foreign key (organisation_id, assessment_id) references assessments.assessments,
  foreign key (organisation_id, form_id) references assessments.forms,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  check ((closed_at is null) = (cause is null))
);
-- One live attempt of a person at an assessment.
create unique index attempts_live on assessments.attempts (organisation_id, assessment_id, person_id) where phase = 'open';
create index attempts_by_person on assessments.attempts (organisation_id, person_id, started_at);
create index attempts_by_form on assessments.attempts (organisation_id, form_id);
create index attempts_unsettled on assessments.attempts (deadline_at) where phase in ('open', 'closed');
call platform.tenant_table('assessments.attempts');
-- The sweeper looks across organisations for what time has made due; it then works inside each.
create policy sweeper on assessments.attempts for select to cadre_system using (phase in ('open', 'closed'));
grant select on assessments.attempts to cadre_system;

-- Everybody who ever held an attempt's pen, so that a tab that lost it is told so and a stranger finds nothing.
create table assessments.writers (
  organisation_id text not null,
  attempt_id text not null,
  epoch integer not null check (epoch > 0),
  writer text not null,
  since timestamptz not null,
  primary key (organisation_id, attempt_id, epoch),
  foreign key (organisation_id, attempt_id) references assessments.attempts
);
call platform.tenant_table('assessments.writers');
revoke update, delete on assessments.writers from cadre_app;

-- What takers did, append-only (I2). `seq` rises per attempt in the order of commits.
create table assessments.events (
  organisation_id text not null,
  attempt_id text not null,
  seq integer not null,
  event_id text not null,
  epoch integer not null,
  sequence integer not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  kind text not null check (kind in ('answer', 'flag', 'strike', 'note', 'visit', 'leave', 'return', 'submit')),
  content jsonb not null,
  -- Decided once, on arrival (I6).
  worth text not null check (worth in ('counted', 'late-counted', 'late', 'fenced', 'void')),
  primary key (organisation_id, attempt_id, seq),
  unique (organisation_id, attempt_id, event_id),
  foreign key (organisation_id, attempt_id) references assessments.attempts
);
call platform.tenant_table('assessments.events');
revoke update, delete on assessments.events from cadre_app;

create table assessments.time_grants (
  organisation_id text not null,
  assessment_id text not null,
  person_id text not null,
  granted_at timestamptz not null,
  extra_minutes integer not null check (extra_minutes >= 0),
  reason text not null,
  granted_by text not null,
  primary key (organisation_id, assessment_id, person_id, granted_at, extra_minutes),
  foreign key (organisation_id, assessment_id) references assessments.assessments,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('assessments.time_grants');
revoke update, delete on assessments.time_grants from cadre_app;

create table assessments.markings (
  organisation_id text not null,
  attempt_id text not null,
  marking integer not null check (marking > 0),
  marked_at timestamptz not null,
  marked_by text,
  reason text not null,
  points integer not null,
  out_of integer not null,
  primary key (organisation_id, attempt_id, marking),
  foreign key (organisation_id, attempt_id) references assessments.attempts
);
call platform.tenant_table('assessments.markings');

create table assessments.marks (
  organisation_id text not null,
  attempt_id text not null,
  marking integer not null,
  place integer not null,
  -- The version whose key it was marked by.
  version_id text not null,
  -- Hundredths of the question.
  points integer not null check (points between 0 and 100),
  correct boolean not null,
  response jsonb,
  seconds_spent integer not null check (seconds_spent >= 0),
  primary key (organisation_id, attempt_id, marking, place),
  foreign key (organisation_id, attempt_id, marking) references assessments.markings
);
call platform.tenant_table('assessments.marks');
revoke update, delete on assessments.markings, assessments.marks from cadre_app;

create table assessments.posts (
  organisation_id text not null,
  post_id text not null,
  assessment_id text not null,
  question_id text not null,
  author_id text not null,
  text text not null,
  posted_at timestamptz not null,
  primary key (organisation_id, post_id),
  foreign key (organisation_id, assessment_id) references assessments.assessments,
  foreign key (organisation_id, author_id) references identity.memberships (organisation_id, person_id)
);
create index posts_by_question on assessments.posts (organisation_id, assessment_id, question_id, post_id);
call platform.tenant_table('assessments.posts');

-- Keeps the events of many takers in one statement and one commit (ADR 0017). It takes only the commonest case, an open attempt whose
-- time runs and whose newest writer sends: everything is then counted. Of any other save it writes nothing and answers null; engines/attempt
-- decides that one. saves: [{o: organisation, a: attempt, w: writer, e: epoch, v: events}], ordered by o and a, so that two
-- processes never wait for each other in a circle. Runs as cadre_app, under row-level security.
create function assessments.keep_events(saves jsonb, at timestamptz) returns jsonb language plpgsql
  set search_path = pg_catalog, pg_temp as $$
declare
  save jsonb;
  events jsonb;
  held assessments.attempts;
  answer jsonb := '[]';
begin
  for save in select value from jsonb_array_elements(saves) loop
    perform set_config('app.organisation', save ->> 'o', true);
    events := save -> 'v';
    update assessments.attempts a set sequence = a.sequence + jsonb_array_length(events), last_saved_at = at
      where a.organisation_id = save ->> 'o' and a.attempt_id = save ->> 'a' and a.epoch = (save ->> 'e')::integer
        and a.writer = save ->> 'w' and a.phase = 'open' and (a.deadline_at is null or at < a.deadline_at)
      returning a.* into held;
    if not found then
      answer := answer || 'null'::jsonb;
      continue;
    end if;
    insert into assessments.events (organisation_id, attempt_id, seq, event_id, epoch, sequence, made_at, received_at, kind, content, worth)
      select held.organisation_id, held.attempt_id, held.sequence - jsonb_array_length(events) + each.ordinality, each.value ->> 'id', held.epoch,
        (each.value ->> 'sequence')::integer, (each.value ->> 'madeAt')::timestamptz, at, each.value -> 'content' ->> 'kind',
        each.value -> 'content', 'counted'
      from jsonb_array_elements(events) with ordinality each
      on conflict (organisation_id, attempt_id, event_id) do nothing;
    answer := answer || jsonb_build_array(jsonb_build_object(
      'started', (extract(epoch from held.started_at) * 1000)::bigint, 'deadline', (extract(epoch from held.deadline_at) * 1000)::bigint,
      'extra', held.extra_ms, 'sequence', held.sequence));
  end loop;
  return answer;
end $$;
revoke all on function assessments.keep_events(jsonb, timestamptz) from public;
grant execute on function assessments.keep_events(jsonb, timestamptz) to cadre_app;
