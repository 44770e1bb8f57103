-- A save costs less: arrays instead of JSON, one statement for each organisation, one note of change.

-- Events are written together with the row of their attempt, whose change is noted.
drop trigger touch_insert on assessments.events;
drop trigger touch_update on assessments.events;
drop trigger touch_delete on assessments.events;

drop function assessments.keep_events(jsonb, timestamptz);

-- As before (0080, 0085): keeps what engines/attempt would store as counted, and of any other save writes nothing and answers nothing. What
-- the log has already is not written again. Of several saves of one attempt in a group one is kept; the core decides the others.
-- Save n: organisations[n], attempts[n], writers[n], epochs[n], counts[n]; its events have n in `saves` and count from 1 in `places`.
-- Ordered by attempt, so that two processes never wait for each other in a circle: each of the two plans that the settings leave, from the
-- arrays to the attempts' key or along that key, takes the locks in that order. They also keep estimates of rows in arrays from misleading
-- the planner into reading whole tables.
-- Answers a row for each save that was kept, and one for each event that was not known, with its id as `event`.
create function assessments.keep_events(
  organisations text[], attempts text[], writers text[], epochs integer[], counts integer[],
  saves integer[], places integer[], ids text[], sequences integer[], made timestamptz[], contents jsonb[], at timestamptz
) returns table (attempt text, event text, save integer, started timestamptz, deadline timestamptz, extra integer, reached integer)
  language plpgsql set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  organisation text;
begin
  for organisation in select distinct o from unnest(organisations) o order by 1 loop
    perform set_config('app.organisation', organisation, true);
    return query
    with held as (
      update assessments.attempts a set sequence = a.sequence + s.count, last_saved_at = at
        from unnest(organisations, attempts, writers, epochs, counts) with ordinality s (organisation_id, attempt_id, writer, epoch, count, n)
        where s.organisation_id = organisation and a.organisation_id = organisation and a.attempt_id = s.attempt_id
          and a.epoch = s.epoch and a.writer = s.writer and a.phase = 'open' and (a.deadline_at is null or at < a.deadline_at)
        returning s.n::integer, a.attempt_id, a.epoch, a.sequence - s.count as before, a.sequence, a.started_at, a.deadline_at, a.extra_ms
    ), stored as (
      insert into assessments.events (organisation_id, attempt_id, seq, event_id, epoch, sequence, made_at, received_at, kind, content, worth)
        select organisation, h.attempt_id, h.before + e.place, e.id, h.epoch, e.sequence, e.made, at, e.content ->> 'kind', e.content, 'counted'
        from held h join unnest(saves, places, ids, sequences, made, contents) e (save, place, id, sequence, made, content) on e.save = h.n
        on conflict (organisation_id, attempt_id, event_id) do nothing
        returning attempt_id, event_id
    )
    select h.attempt_id, null, h.n, h.started_at, h.deadline_at, h.extra_ms, h.sequence from held h
    union all
    select s.attempt_id, s.event_id, null, null, null, null, null from stored s;
  end loop;
end $$;
revoke all on function assessments.keep_events(text[], text[], text[], integer[], integer[], integer[], integer[], text[], integer[], timestamptz[], jsonb[], timestamptz) from public;
grant execute on function assessments.keep_events(text[], text[], text[], integer[], integer[], integer[], integer[], text[], integer[], timestamptz[], jsonb[], timestamptz) to cadre_app;
