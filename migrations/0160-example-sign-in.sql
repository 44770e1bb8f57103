-- The people of the example have no way in: nobody can read their mail (RFC 2606). Who manages the example's members may
-- have a link that opens it as one of them. The database itself holds the bounds: the caller's own organisation, an
-- example, an address of the example, no password and no passkey, and no other organisation.
create function identity.link_to_example_person(person text, token bytea, at timestamptz, until timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here text := platform.current_organisation();
begin
  if not exists (
    select 1
    from identity.memberships m
    join identity.organisations o on o.organisation_id = m.organisation_id
    where m.organisation_id = here and o.example and m.person_id = person and m.status = 'active' and m.email like '%.example'
      and not exists (select 1 from identity.memberships e where e.person_id = person and e.organisation_id <> here)
      and not exists (select 1 from identity.passwords p where p.person_id = person)
      and not exists (select 1 from identity.passkeys k where k.person_id = person)
  ) then
    return false;
  end if;
  delete from identity.mail_links l where l.person_id = person and l.purpose = 'sign-in';
  insert into identity.mail_links (token_hash, person_id, purpose, created_at, expires_at)
    values (token, person, 'sign-in', at, until);
  return true;
end $$;
grant create on schema identity to cadre_system;
alter function identity.link_to_example_person(text, bytea, timestamptz, timestamptz) owner to cadre_system;
revoke create on schema identity from cadre_system;
revoke all on function identity.link_to_example_person(text, bytea, timestamptz, timestamptz) from public;
grant execute on function identity.link_to_example_person(text, bytea, timestamptz, timestamptz) to cadre_app;
