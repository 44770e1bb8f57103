-- A whole group of saves in two statements for each organisation, instead of two and their triggers for each save.

-- Every save updates its attempt: room on the page keeps that away from the indexes.
alter table assessments.attempts set (fillfactor = 50);

-- As before (0080): keeps what engines/attempt would store as counted, and of any other save writes nothing and answers nothing. What the log has
-- already is not written again. Of several saves of one attempt in a group the first is kept; the core decides the others.
-- Answers by place in `saves`, from 1. Estimates of rows in JSON would mislead the planner into reading whole tables, hence the settings.
create or replace function assessments.keep_events(saves jsonb, at timestamptz) returns jsonb language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  organisation text;
  answers jsonb := '{}';
  kept jsonb;
begin
  for organisation in select distinct each.o from jsonb_to_recordset(saves) as each (o text) order by 1 loop
    perform set_config('app.organisation', organisation, true);
    -- First the locks, in the order of ids, so that two processes never wait for each other in a circle.
    perform 1 from assessments.attempts a
      where a.organisation_id = organisation
        and a.attempt_id = any (array(select each.a from jsonb_to_recordset(saves) as each (o text, a text) where each.o = organisation))
      order by a.attempt_id for no key update;
    with sent as (
      select distinct on (each.a) each.n, each.a as attempt_id, each.w as writer, each.e as epoch, each.v as events
        from rows from (jsonb_to_recordset(saves) as (o text, a text, w text, e integer, v jsonb)) with ordinality each (o, a, w, e, v, n)
        where each.o = organisation order by each.a, each.n
    ), held as (
      update assessments.attempts a set sequence = a.sequence + jsonb_array_length(s.events), last_saved_at = at
        from sent s where a.organisation_id = organisation and a.attempt_id = s.attempt_id and a.epoch = s.epoch
          and a.writer = s.writer and a.phase = 'open' and (a.deadline_at is null or at < a.deadline_at)
        returning s.n, s.events, a.attempt_id, a.epoch, a.sequence, a.started_at, a.deadline_at, a.extra_ms
    ), stored as (
      insert into assessments.events (organisation_id, attempt_id, seq, event_id, epoch, sequence, made_at, received_at, kind, content, worth)
        select organisation, h.attempt_id, h.sequence - jsonb_array_length(h.events) + each.ordinality, each.value ->> 'id', h.epoch,
          (each.value ->> 'sequence')::integer, (each.value ->> 'madeAt')::timestamptz, at, each.value -> 'content' ->> 'kind',
          each.value -> 'content', 'counted'
        from held h cross join lateral jsonb_array_elements(h.events) with ordinality each
        on conflict (organisation_id, attempt_id, event_id) do nothing
        returning attempt_id, event_id
    ), fresh as (
      select s.attempt_id, jsonb_agg(s.event_id) as ids from stored s group by s.attempt_id
    )
    select jsonb_object_agg(h.n, jsonb_build_object(
        'started', (extract(epoch from h.started_at) * 1000)::bigint, 'deadline', (extract(epoch from h.deadline_at) * 1000)::bigint,
        'extra', h.extra_ms, 'sequence', h.sequence, 'fresh', coalesce(f.ids, '[]')))
      into kept from held h left join fresh f using (attempt_id);
    answers := answers || coalesce(kept, '{}');
  end loop;
  return answers;
end $$;
