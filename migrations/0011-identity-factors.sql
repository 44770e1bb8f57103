-- Invitations, second factors, links by mail, and the count of tries.

create table identity.invitations (
  organisation_id text not null references identity.organisations,
  invitation_id text not null,
  person_id text not null,
  email text not null,
  roles text[] not null check (roles <@ array['owner','programme-lead','trainer','participant','manager','partner-admin','framework-owner','auditor'] and cardinality(roles) > 0),
  message text not null,
  invited_by text not null,
  status text not null check (status in ('open', 'accepted', 'declined', 'revoked')),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > sent_at),
  ended_at timestamptz,
  primary key (organisation_id, invitation_id),
  check ((status = 'open') = (ended_at is null)),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, invited_by) references identity.memberships (organisation_id, person_id)
);
create unique index invitations_one_open on identity.invitations (organisation_id, person_id) where status = 'open';
create index invitations_by_time on identity.invitations (organisation_id, sent_at desc, invitation_id);
create index invitations_by_person on identity.invitations (person_id);
call platform.tenant_table('identity.invitations');
revoke delete on identity.invitations from cadre_app;
create policy system on identity.invitations to cadre_system using (true) with check (true);
grant select, update on identity.invitations to cadre_system;

-- The person of a mail address, made if there is none. Says nothing about whether there was one.
create function identity.person_for_invitation(new_id text, address text, display_name text, zone text, at timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held_by text;
begin
  insert into identity.people (person_id, email, name, time_zone, created_at)
    values (new_id, address, display_name, zone, at) on conflict (email) do nothing;
  select p.person_id into held_by from identity.people p where p.email = address;
  return held_by;
end $$;
grant create on schema identity to cadre_system;
alter function identity.person_for_invitation(text, text, text, text, timestamptz) owner to cadre_system;
revoke create on schema identity from cadre_system;
revoke all on function identity.person_for_invitation(text, text, text, text, timestamptz) from public;
grant execute on function identity.person_for_invitation(text, text, text, text, timestamptz) to cadre_app;

-- Short names are unique across organisations; this answers nothing else about another one.
create function identity.slug_taken(wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select 1 from identity.organisations o where o.slug = wanted);
grant create on schema identity to cadre_system;
alter function identity.slug_taken(text) owner to cadre_system;
revoke create on schema identity from cadre_system;
revoke all on function identity.slug_taken(text) from public;
grant execute on function identity.slug_taken(text) to cadre_app;

-- Links sent by mail: each opens once.
create table identity.mail_links (
  token_hash bytea primary key,
  person_id text not null references identity.people,
  purpose text not null check (purpose in ('sign-in', 'password-reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index mail_links_by_person on identity.mail_links (person_id);
call platform.system_table('identity.mail_links');

create table identity.totp (
  person_id text primary key references identity.people,
  secret bytea not null check (length(secret) = 20),
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- The 30-second step of the last code that was accepted: a code counts once.
  last_step bigint not null default 0
);
call platform.system_table('identity.totp');

create table identity.recovery_codes (
  person_id text not null references identity.people,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
call platform.system_table('identity.recovery_codes');

-- Between the first factor and the second. Not a session: `identity.enter` never finds it.
create table identity.pending_sign_ins (
  token_hash bytea primary key,
  person_id text not null references identity.people,
  first_factor text not null check (first_factor in ('password', 'link')),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index pending_sign_ins_by_person on identity.pending_sign_ins (person_id);
call platform.system_table('identity.pending_sign_ins');

create table identity.passkeys (
  passkey_id text primary key,
  person_id text not null references identity.people,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  name text not null,
  synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_by_person on identity.passkeys (person_id, created_at);
call platform.system_table('identity.passkeys');

create table identity.passkey_challenges (
  challenge_id text primary key,
  -- Whom a registration is for; null while signing in.
  person_id text references identity.people,
  challenge text not null,
  expires_at timestamptz not null
);
create index passkey_challenges_by_person on identity.passkey_challenges (person_id);
call platform.system_table('identity.passkey_challenges');

-- One instant a bucket: when it will be empty again if nothing more is poured in (leaky bucket).
create table identity.tries (
  bucket text primary key,
  empty_at timestamptz not null
);
create index tries_by_time on identity.tries (empty_at);
call platform.system_table('identity.tries');

-- One statement answers who is calling and what they may do, and opens the transaction's context to exactly that.
-- A session of one factor does not open anything for a person who has enrolled a second (S-11).
create function identity.enter(token bytea, organisation text)
  returns table (person_id text, session_id text, api_token_id text, roles text[], token_permissions text[], member boolean, touch_due boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select s.person_id, s.session_id, s.last_seen_at < now() - interval '5 minutes' into person_id, session_id, touch_due
    from identity.sessions s where s.token_hash = token and s.revoked_at is null and s.expires_at > now()
      and not (s.assurance in ('password', 'link')
        and exists (select 1 from identity.totp f where f.person_id = s.person_id and f.confirmed_at is not null));
  if not found then
    select t.person_id, t.api_token_id, t.permissions, coalesce(t.last_used_at < now() - interval '5 minutes', true)
      into person_id, api_token_id, token_permissions, touch_due
      from identity.api_tokens t where t.token_hash = token and t.organisation_id = organisation and t.revoked_at is null and t.expires_at > now();
    if not found then return; end if;
  end if;
  select m.roles into roles from identity.memberships m
    where m.organisation_id = organisation and m.person_id = enter.person_id and m.status = 'active';
  member := found;
  perform set_config('app.person', person_id, true);
  perform set_config('app.organisation', case when member then organisation else '' end, true);
  return next;
end $$;
grant create on schema identity to cadre_system;
alter function identity.enter(bytea, text) owner to cadre_system;
revoke create on schema identity from cadre_system;
revoke all on function identity.enter(bytea, text) from public;
grant execute on function identity.enter(bytea, text) to cadre_app, cadre_system;
