-- What a person is answered outside of organisations is kept too (ADR 0018). It follows from their own row, their memberships and
-- the organisations they belong to: a change of these is noted under the person's own id, where an organisation's id would be.

create or replace function identity.note_person_touch() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.touches (organisation_id, xact)
    select m.organisation_id, pg_current_xact_id() from changed c join identity.memberships m on m.person_id = c.person_id
    union
    select c.person_id, pg_current_xact_id() from changed c
    on conflict do nothing;
  return null;
end $$;

create function identity.note_membership_touch() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.touches (organisation_id, xact)
    select distinct c.person_id, pg_current_xact_id() from changed c on conflict do nothing;
  return null;
end $$;

create function identity.note_organisation_touch() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.touches (organisation_id, xact)
    select distinct m.person_id, pg_current_xact_id()
      from changed c join identity.memberships m on m.organisation_id = c.organisation_id
    on conflict do nothing;
  return null;
end $$;

grant create on schema identity to cadre_system;
alter function identity.note_membership_touch() owner to cadre_system;
alter function identity.note_organisation_touch() owner to cadre_system;
revoke create on schema identity from cadre_system;

-- Beside the notes for the organisation, which these tables make like all others.
do $$
declare
  target record;
  happening record;
begin
  for target in select * from (values ('identity.memberships', 'identity.note_membership_touch'),
    ('identity.organisations', 'identity.note_organisation_touch')) t (name, noting)
  loop
    for happening in select * from (values ('insert', 'new'), ('update', 'new'), ('delete', 'old')) h (name, rows)
    loop
      execute format('create trigger person_touch_%s after %1$s on %s referencing %s table as changed for each statement execute function %s()',
        happening.name, target.name, happening.rows, target.noting);
    end loop;
  end loop;
end $$;

-- As before; a reply of no organisation is the token's holder's own.
create or replace function identity.unchanged(tokens bytea[], organisations text[], seen text[])
  returns table (n integer, touch_due boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.n::integer, h.touch_due
    from unnest(tokens, organisations, seen) with ordinality a (token, organisation, seen, n)
    cross join lateral identity.holder(a.token, a.organisation) h
    where platform.unchanged_since(case a.organisation when '' then h.person_id else a.organisation end, a.seen::pg_snapshot)
$$;
