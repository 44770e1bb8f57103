-- What lets a server keep the reply of a read and know, in one statement, whether it still is the reply.

-- Which transactions changed something of an organisation. A reader that remembers the snapshot it read in asks whether any of
-- them is not in it. Nobody waits for anybody here: a transaction adds its own row and no other's.
create table platform.touches (
  organisation_id text not null,
  xact xid8 not null,
  at timestamptz not null default now(),
  primary key (organisation_id, xact)
);
create index touches_at on platform.touches (at);
call platform.system_table('platform.touches');

create function platform.note_touch() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.touches (organisation_id, xact)
    select distinct c.organisation_id, pg_current_xact_id() from changed c on conflict do nothing;
  return null;
end $$;

-- Mail speaks for an organisation or for a person alone.
create function platform.note_mail_touch() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.touches (organisation_id, xact)
    select distinct c.realm, pg_current_xact_id() from changed c on conflict do nothing;
  return null;
end $$;

-- A person's own row is read in every organisation they belong to.
create function identity.note_person_touch() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.touches (organisation_id, xact)
    select distinct m.organisation_id, pg_current_xact_id() from changed c join identity.memberships m on m.person_id = c.person_id
    on conflict do nothing;
  return null;
end $$;

grant create on schema platform, identity to cadre_system;
alter function platform.note_touch() owner to cadre_system;
alter function platform.note_mail_touch() owner to cadre_system;
alter function identity.note_person_touch() owner to cadre_system;
revoke create on schema platform, identity from cadre_system;

-- Every change of a table's rows is noted by `noting`, once a statement.
create procedure platform.note_changes(target regclass, noting regproc) language plpgsql as $$
begin
  execute format('create trigger touch_insert after insert on %s referencing new table as changed for each statement execute function %s()', target, noting);
  execute format('create trigger touch_update after update on %s referencing new table as changed for each statement execute function %s()', target, noting);
  execute format('create trigger touch_delete after delete on %s referencing old table as changed for each statement execute function %s()', target, noting);
end $$;

-- As before, and changes are noted.
create or replace procedure platform.tenant_table(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s to cadre_app using (organisation_id = (select platform.current_organisation()))
    with check (organisation_id = (select platform.current_organisation()))', target);
  execute format('grant select, insert, update, delete on %s to cadre_app', target);
  call platform.note_changes(target, 'platform.note_touch');
end $$;

do $$
declare
  target regclass;
begin
  -- Events are read by streams, which keep nothing.
  for target in
    select p.polrelid from pg_policy p where p.polname = 'tenant' and p.polrelid <> 'platform.events'::regclass order by 1
  loop
    call platform.note_changes(target, 'platform.note_touch');
  end loop;
end $$;
call platform.note_changes('audit.entries', 'platform.note_touch');
call platform.note_changes('mail.messages', 'platform.note_mail_touch');
call platform.note_changes('identity.people', 'identity.note_person_touch');

-- False: a transaction that the snapshot did not see has changed something of the organisation.
create function platform.unchanged_since(organisation text, seen pg_snapshot) returns boolean language sql stable as $$
  select not exists (
    select 1 from platform.touches t
      where t.organisation_id = organisation and t.xact >= pg_snapshot_xmin(seen) and not pg_visible_in_snapshot(t.xact, seen))
$$;

-- Who holds a token that is alive. A session of one factor opens nothing for a person who has enrolled a second (S-11).
create function identity.holder(token bytea, organisation text)
  returns table (person_id text, session_id text, api_token_id text, token_permissions text[], touch_due boolean)
  language sql stable as $$
  select s.person_id, s.session_id, null::text, null::text[], s.last_seen_at < now() - interval '5 minutes'
    from identity.sessions s where s.token_hash = token and s.revoked_at is null and s.expires_at > now()
      and not (s.assurance in ('password', 'link')
        and exists (select 1 from identity.totp f where f.person_id = s.person_id and f.confirmed_at is not null))
  union all
  select t.person_id, null, t.api_token_id, t.permissions, coalesce(t.last_used_at < now() - interval '5 minutes', true)
    from identity.api_tokens t where t.token_hash = token and t.organisation_id = organisation and t.revoked_at is null and t.expires_at > now()
$$;

drop function identity.enter(bytea, text);
-- Who is calling and what they may do, and the transaction's context opened to exactly that; `seen` is a snapshot older than
-- any that the transaction will read in.
create function identity.enter(token bytea, organisation text)
  returns table (person_id text, session_id text, api_token_id text, roles text[], token_permissions text[], member boolean, touch_due boolean, seen text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  seen := pg_current_snapshot()::text;
  select h.person_id, h.session_id, h.api_token_id, h.token_permissions, h.touch_due, m.roles, m.person_id is not null
    into person_id, session_id, api_token_id, token_permissions, touch_due, roles, member
    from identity.holder(token, organisation) h
    left join identity.memberships m on m.organisation_id = organisation and m.person_id = h.person_id and m.status = 'active'
    limit 1;
  if not found then return; end if;
  perform set_config('app.person', person_id, true),
    set_config('app.organisation', case when member then organisation else '' end, true);
  return next;
end $$;

-- For replies that were kept: which of the tokens still are alive in an organisation of which nothing has changed since.
create function identity.unchanged(tokens bytea[], organisations text[], seen text[])
  returns table (n integer, touch_due boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.n::integer, h.touch_due
    from unnest(tokens, organisations, seen) with ordinality a (token, organisation, seen, n)
    cross join lateral identity.holder(a.token, a.organisation) h
    where platform.unchanged_since(a.organisation, a.seen::pg_snapshot)
$$;
grant create on schema identity to cadre_system;
alter function identity.enter(bytea, text) owner to cadre_system;
alter function identity.unchanged(bytea[], text[], text[]) owner to cadre_system;
revoke create on schema identity from cadre_system;
revoke all on function identity.holder(bytea, text), identity.enter(bytea, text), identity.unchanged(bytea[], text[], text[]) from public;
grant execute on function identity.holder(bytea, text) to cadre_system;
grant execute on function identity.enter(bytea, text) to cadre_app, cadre_system;
grant execute on function identity.unchanged(bytea[], text[], text[]) to cadre_app;
