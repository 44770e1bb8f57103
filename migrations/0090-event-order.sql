-- Events are numbered within their organisation, without a gap, under a lock on the organisation's head that the transaction takes
-- as its last act (ADR 0021). Numbers rise in the order of commits, so a reader who knows its last number misses none.
truncate platform.events;
drop index platform.events_by_order;
alter table platform.events drop column event_id, drop column xact, add column seq bigint not null, add primary key (organisation_id, seq);

create table platform.event_heads (
  organisation_id text primary key,
  seq bigint not null
);
alter table platform.event_heads enable row level security;
alter table platform.event_heads force row level security;
create policy system on platform.event_heads to cadre_system using (true) with check (true);
create policy tenant_reads on platform.event_heads for select to cadre_app using (organisation_id = (select platform.current_organisation()));
grant select, insert, update on platform.event_heads to cadre_system;
grant select on platform.event_heads to cadre_app;
revoke insert, update, delete on platform.events from cadre_app;
grant insert on platform.events to cadre_system;

-- events: [{topic, name, data}], in their order.
create function platform.publish(events jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  organisation text := platform.current_organisation();
  last bigint;
begin
  if organisation is null then raise exception 'events need an organisation'; end if;
  insert into platform.event_heads as h values (organisation, jsonb_array_length(events))
    on conflict (organisation_id) do update set seq = h.seq + excluded.seq
    returning h.seq into last;
  insert into platform.events (organisation_id, seq, topic, name, data)
    select organisation, last - jsonb_array_length(events) + e.n, e.value ->> 'topic', e.value ->> 'name', e.value -> 'data'
      from jsonb_array_elements(events) with ordinality e (value, n);
  perform pg_notify('cadre_events', organisation);
end $$;
grant create on schema platform to cadre_system;
alter function platform.publish(jsonb) owner to cadre_system;
revoke create on schema platform from cadre_system;
revoke all on function platform.publish(jsonb) from public;
grant execute on function platform.publish(jsonb) to cadre_app;
