-- Live sessions: their runs, the questions asked in them, who was there, and what is left for the next.
create schema delivery;
grant usage on schema delivery to cadre_app, cadre_system;

create table delivery.runs (
  organisation_id text not null,
  run_id text not null,
  cohort_id text not null,
  session_key text not null,
  certification_id text not null,
  title text not null,
  -- What it was opened with, of the blueprint's version: blocks' notes, lab, materials, objectives, domains.
  plan jsonb not null,
  -- engines/session Run; the columns beside it are what other statements ask for.
  state jsonb not null,
  phase text not null check (phase in ('open', 'running', 'paused', 'ended')),
  starts_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  revision integer not null,
  -- The question on screen.
  poll_id text,
  -- engines/memory QuizValue totals: what the opening quiz is worth beside other choices; null where none could be built.
  quiz_value jsonb,
  takeaways text not null,
  opened_by text not null,
  primary key (organisation_id, run_id),
  unique (organisation_id, cohort_id, session_key),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  check ((phase = 'ended') = (ended_at is not null))
);
create index runs_by_time on delivery.runs (organisation_id, starts_at);
call platform.tenant_table('delivery.runs');

-- What was done to a run, in order; never changed.
create table delivery.run_events (
  organisation_id text not null,
  run_id text not null,
  revision integer not null,
  kind text not null,
  detail jsonb not null,
  at timestamptz not null,
  by_person text,
  primary key (organisation_id, run_id, revision),
  foreign key (organisation_id, run_id) references delivery.runs
);
call platform.tenant_table('delivery.run_events');

create table delivery.polls (
  organisation_id text not null,
  poll_id text not null,
  run_id text not null,
  purpose text not null check (purpose in ('opening', 'practice')),
  number integer not null check (number > 0),
  question_id text not null,
  version_id text not null,
  item_kind text not null,
  domain text not null,
  objective text,
  why text not null,
  phase text not null check (phase in ('waiting', 'open', 'closed', 'revealed')),
  opened_at timestamptz,
  closed_at timestamptz,
  -- Answers of a closed poll are marked by a job; null until then.
  marked_at timestamptz,
  primary key (organisation_id, poll_id),
  unique (organisation_id, run_id, purpose, number),
  unique (organisation_id, run_id, question_id),
  foreign key (organisation_id, run_id) references delivery.runs
);
call platform.tenant_table('delivery.polls');
alter table delivery.runs add foreign key (organisation_id, poll_id) references delivery.polls deferrable initially deferred;

-- One answer of a person to a poll: the first that arrives stands.
create table delivery.answers (
  organisation_id text not null,
  poll_id text not null,
  person_id text not null,
  response jsonb not null,
  at timestamptz not null,
  -- Hundredths; null until the poll is marked.
  points integer check (points between 0 and 100),
  primary key (organisation_id, poll_id, person_id),
  foreign key (organisation_id, poll_id) references delivery.polls,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('delivery.answers');

-- Whoever came into a run: a browser's right to answer in a person's name (ADR 0017). SHA-256 of its secret, hexadecimal.
create table delivery.tickets (
  organisation_id text not null,
  run_id text not null,
  writer text not null,
  person_id text not null,
  since timestamptz not null,
  primary key (organisation_id, run_id, writer),
  foreign key (organisation_id, run_id) references delivery.runs,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('delivery.tickets');

-- Signs of life, folded into unbroken stays (engines/session withSign).
create table delivery.stays (
  organisation_id text not null,
  run_id text not null,
  person_id text not null,
  since timestamptz not null,
  until timestamptz not null check (until >= since),
  primary key (organisation_id, run_id, person_id, since),
  foreign key (organisation_id, run_id) references delivery.runs,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('delivery.stays');

-- Confirmed attendance and every correction; the newest revision counts.
create table delivery.attendance (
  organisation_id text not null,
  run_id text not null,
  person_id text not null,
  revision integer not null check (revision > 0),
  state text not null check (state in ('present', 'partly', 'excused', 'absent')),
  note text not null,
  at timestamptz not null,
  by_person text not null,
  primary key (organisation_id, run_id, person_id, revision),
  foreign key (organisation_id, run_id) references delivery.runs,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('delivery.attendance');

create table delivery.notices (
  organisation_id text not null,
  cohort_id text not null,
  session_key text not null,
  person_id text not null,
  reason text not null,
  at timestamptz not null,
  primary key (organisation_id, cohort_id, session_key, person_id),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('delivery.notices');

-- Questions that participants raise, in a session or between two (run_id null).
create table delivery.raised (
  organisation_id text not null,
  raised_id text not null,
  cohort_id text not null,
  run_id text,
  person_id text not null,
  text text not null,
  at timestamptz not null,
  state text not null check (state in ('open', 'answered', 'parked')),
  answer text not null,
  -- The run in which it was settled.
  settled_in text,
  primary key (organisation_id, raised_id),
  foreign key (organisation_id, cohort_id) references cohorts.cohorts,
  foreign key (organisation_id, run_id) references delivery.runs,
  foreign key (organisation_id, settled_in) references delivery.runs,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
create index raised_by_cohort on delivery.raised (organisation_id, cohort_id, state);
call platform.tenant_table('delivery.raised');

create table delivery.parked (
  organisation_id text not null,
  parked_id text not null,
  run_id text not null,
  text text not null,
  at timestamptz not null,
  settled boolean not null,
  primary key (organisation_id, parked_id),
  foreign key (organisation_id, run_id) references delivery.runs
);
create index parked_by_run on delivery.parked (organisation_id, run_id);
call platform.tenant_table('delivery.parked');

-- Who works with whom in the lab; a person is in one group of a run.
create table delivery.pairs (
  organisation_id text not null,
  run_id text not null,
  person_id text not null,
  place integer not null check (place > 0),
  -- engines/assembly Help of the group, by person ids.
  helps jsonb not null,
  primary key (organisation_id, run_id, person_id),
  foreign key (organisation_id, run_id) references delivery.runs,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('delivery.pairs');

create table delivery.lab_marks (
  organisation_id text not null,
  run_id text not null,
  person_id text not null,
  done_at timestamptz not null,
  primary key (organisation_id, run_id, person_id),
  foreign key (organisation_id, run_id) references delivery.runs,
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('delivery.lab_marks');

-- Objectives that a run owes to the next opening review of its cohort.
create table delivery.owed (
  organisation_id text not null,
  run_id text not null,
  objective text not null,
  words text not null,
  lost_ms integer not null check (lost_ms >= 0),
  whole boolean not null,
  -- The run that opened with it.
  taken_up_in text,
  primary key (organisation_id, run_id, objective),
  foreign key (organisation_id, run_id) references delivery.runs,
  foreign key (organisation_id, taken_up_in) references delivery.runs
);
call platform.tenant_table('delivery.owed');

-- Keeps answers of many people in one statement for each organisation. `votes`: o organisation, r run, p poll, w writer, v response.
-- Answers by place, from 1: the response that stands; 'closed' or 'misfit'; nothing for a writer without a ticket. A poll's row is
-- shared while its answers are written, so that closing it waits for them and no answer arrives after it.
create function delivery.keep_answers(votes jsonb, at timestamptz) returns jsonb language plpgsql
  set search_path = pg_catalog, pg_temp as $$
declare
  organisation text;
  answers jsonb := '{}';
  kept jsonb;
begin
  for organisation in select distinct each.o from jsonb_to_recordset(votes) as each (o text) order by 1 loop
    perform set_config('app.organisation', organisation, true);
    perform 1 from delivery.polls p where p.organisation_id = organisation
      and p.poll_id = any (array(select each.p from jsonb_to_recordset(votes) as each (o text, p text) where each.o = organisation))
      order by p.poll_id for share;
    insert into delivery.answers (organisation_id, poll_id, person_id, response, at)
      select distinct on (p.poll_id, t.person_id) organisation, p.poll_id, t.person_id, each.v, at
        from rows from (jsonb_to_recordset(votes) as (o text, r text, p text, w text, v jsonb)) with ordinality each (o, r, p, w, v, n)
        join delivery.tickets t on t.organisation_id = organisation and t.run_id = each.r and t.writer = each.w
        join delivery.polls p on p.organisation_id = organisation and p.run_id = each.r and p.poll_id = each.p
        where each.o = organisation and p.phase = 'open' and each.v ->> 'kind' = p.item_kind
        order by p.poll_id, t.person_id, each.n
      on conflict do nothing;
    -- A statement of its own: it sees the answers that others committed while the first one waited for them.
    select jsonb_object_agg(each.n, case
        when a.response is not null then jsonb_build_object('response', a.response)
        when p.phase <> 'open' then jsonb_build_object('refused', 'closed')
        else jsonb_build_object('refused', 'misfit') end)
      into kept
      from rows from (jsonb_to_recordset(votes) as (o text, r text, p text, w text, v jsonb)) with ordinality each (o, r, p, w, v, n)
      join delivery.tickets t on t.organisation_id = organisation and t.run_id = each.r and t.writer = each.w
      join delivery.polls p on p.organisation_id = organisation and p.run_id = each.r and p.poll_id = each.p
      left join delivery.answers a on a.organisation_id = organisation and a.poll_id = p.poll_id and a.person_id = t.person_id
      where each.o = organisation;
    answers := answers || coalesce(kept, '{}');
  end loop;
  return answers;
end $$;

-- Keeps signs of life of many people. `signs`: o organisation, r run, w writer. A silence longer than `silence` begins a new stay.
-- Answers the places, from 1, of those whose ticket was known.
create function delivery.keep_signs(signs jsonb, at timestamptz, silence interval) returns jsonb language plpgsql
  set search_path = pg_catalog, pg_temp as $$
declare
  organisation text;
  answers jsonb := '[]';
  known jsonb;
begin
  for organisation in select distinct each.o from jsonb_to_recordset(signs) as each (o text) order by 1 loop
    perform set_config('app.organisation', organisation, true);
    with sent as (
      select each.n, t.run_id, t.person_id
        from rows from (jsonb_to_recordset(signs) as (o text, r text, w text)) with ordinality each (o, r, w, n)
        join delivery.tickets t on t.organisation_id = organisation and t.run_id = each.r and t.writer = each.w
        where each.o = organisation
    ), people as (
      select distinct s.run_id, s.person_id from sent s
    ), latest as (
      select distinct on (y.run_id, y.person_id) y.run_id, y.person_id, y.since, y.until from delivery.stays y
        join people p on p.run_id = y.run_id and p.person_id = y.person_id
        where y.organisation_id = organisation order by y.run_id, y.person_id, y.since desc
    ), longer as (
      update delivery.stays y set until = greatest(y.until, at) from latest l
        where y.organisation_id = organisation and y.run_id = l.run_id and y.person_id = l.person_id and y.since = l.since
          and l.until >= at - silence
        returning y.run_id, y.person_id
    ), begun as (
      insert into delivery.stays (organisation_id, run_id, person_id, since, until)
        select organisation, p.run_id, p.person_id, at, at from people p
          where not exists (select 1 from longer l where l.run_id = p.run_id and l.person_id = p.person_id)
        on conflict do nothing
    )
    select coalesce(jsonb_agg(s.n), '[]') into known from sent s;
    answers := answers || known;
  end loop;
  return answers;
end $$;
