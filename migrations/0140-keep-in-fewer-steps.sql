-- A group of saves costs less: the server names its organisations, and a line comes back for each save instead of one more for each event.
drop function assessments.keep_events(text[], text[], text[], integer[], integer[], integer[], integer[], text[], integer[], timestamptz[], jsonb[], timestamptz);

-- As before (0080, 0085, 0086): keeps what engines/attempt would store as counted, and of any other save writes nothing and answers nothing.
-- What the log has already is not written again. Of several saves of one attempt in a group one is kept; the core decides the others.
-- `homes`: the organisations of the group, each once, in order. Save n: organisations[n], attempts[n], writers[n], epochs[n], counts[n]; its
-- events have n in `saves` and count from 1 in `places`. Ordered by attempt, so that two processes never wait for each other in a circle: each
-- of the two plans that the settings leave, from the arrays to the attempts' key or along that key, takes the locks in that order. They also
-- keep estimates of rows in arrays from misleading the planner into reading whole tables.
-- Answers a row for each save that was kept. `fresh`: ids of its events that were not known; null when all of the organisation's were not.
create function assessments.keep_events(
  homes text[], organisations text[], attempts text[], writers text[], epochs integer[], counts integer[],
  saves integer[], places integer[], ids text[], sequences integer[], made timestamptz[], contents jsonb[], at timestamptz
) returns table (save integer, started timestamptz, deadline timestamptz, extra integer, reached integer, fresh text[])
  language plpgsql set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  organisation text;
begin
  foreach organisation in array homes loop
    -- An assignment is evaluated without a statement.
    organisation := set_config('app.organisation', organisation, true);
    return query
    with held as (
      update assessments.attempts a set sequence = a.sequence + s.count, last_saved_at = at
        from unnest(organisations, attempts, writers, epochs, counts) with ordinality s (organisation_id, attempt_id, writer, epoch, count, n)
        where s.organisation_id = organisation and a.organisation_id = organisation and a.attempt_id = s.attempt_id
          and a.epoch = s.epoch and a.writer = s.writer and a.phase = 'open' and (a.deadline_at is null or at < a.deadline_at)
        returning s.n::integer, s.count, a.attempt_id, a.epoch, a.sequence, a.started_at, a.deadline_at, a.extra_ms
    ), stored as (
      insert into assessments.events (organisation_id, attempt_id, seq, event_id, epoch, sequence, made_at, received_at, kind, content, worth)
        select organisation, h.attempt_id, h.sequence - h.count + e.place, e.id, h.epoch, e.sequence, e.made, at, e.content ->> 'kind', e.content, 'counted'
        from held h join unnest(saves, places, ids, sequences, made, contents) e (save, place, id, sequence, made, content) on e.save = h.n
        on conflict (organisation_id, attempt_id, event_id) do nothing
        returning attempt_id, event_id
    )
    select h.n, h.started_at, h.deadline_at, h.extra_ms, h.sequence,
      case when (select count(*) from stored) < (select sum(every.count) from held every)
        then array(select s.event_id from stored s where s.attempt_id = h.attempt_id) end
      from held h;
  end loop;
end $$;
revoke all on function assessments.keep_events(text[], text[], text[], text[], integer[], integer[], integer[], integer[], text[], integer[], timestamptz[], jsonb[], timestamptz) from public;
grant execute on function assessments.keep_events(text[], text[], text[], text[], integer[], integer[], integer[], integer[], text[], integer[], timestamptz[], jsonb[], timestamptz) to cadre_app;
