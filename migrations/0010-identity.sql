-- People, organisations, memberships, and the ways of proving who one is.
create schema identity;
grant usage on schema identity to cadre_app, cadre_system;

create table identity.people (
  person_id text primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  time_zone text not null,
  created_at timestamptz not null,
  theme text not null default 'system' check (theme in ('system', 'light', 'dark'))
);
call platform.system_table('identity.people');
create policy self on identity.people to cadre_app using (person_id = (select platform.current_person()))
  with check (person_id = (select platform.current_person()));
grant select, update on identity.people to cadre_app;

create table identity.organisations (
  organisation_id text primary key,
  parent_id text references identity.organisations,
  kind text not null check (kind in ('agency', 'partner', 'client', 'framework-owner')),
  name text not null,
  slug text not null unique,
  time_zone text not null,
  country text,
  accent text not null default '#2f5d8a',
  example boolean not null default false,
  created_at timestamptz not null
);
call platform.tenant_table('identity.organisations');
create policy system on identity.organisations to cadre_system using (true) with check (true);
grant select, insert, update on identity.organisations to cadre_system;

create table identity.memberships (
  organisation_id text not null references identity.organisations,
  person_id text not null references identity.people,
  roles text[] not null check (roles <@ array['owner','programme-lead','trainer','participant','manager','partner-admin','framework-owner','auditor'] and cardinality(roles) > 0),
  status text not null check (status in ('invited', 'active', 'ended')),
  name text not null,
  email text not null,
  manager_id text,
  joined_at timestamptz,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, manager_id) references identity.memberships (organisation_id, person_id)
);
create index memberships_by_person on identity.memberships (person_id);
call platform.tenant_table('identity.memberships');
create policy own on identity.memberships for select to cadre_app using (person_id = (select platform.current_person()));
create policy system on identity.memberships to cadre_system using (true) with check (true);
grant select, insert, update on identity.memberships to cadre_system;
create policy of_members on identity.organisations for select to cadre_app
  using (organisation_id in (select m.organisation_id from identity.memberships m where m.person_id = (select platform.current_person()) and m.status <> 'ended'));

create table identity.passwords (
  person_id text primary key references identity.people,
  hash text not null,
  changed_at timestamptz not null
);
call platform.system_table('identity.passwords');

create table identity.sessions (
  session_id text primary key,
  person_id text not null references identity.people,
  token_hash bytea not null unique,
  assurance text not null check (assurance in ('password', 'link', 'passkey', 'second-factor')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  user_agent text not null,
  address text not null
);
create index sessions_by_person on identity.sessions (person_id, created_at desc);
call platform.system_table('identity.sessions');

create table identity.api_tokens (
  organisation_id text not null,
  api_token_id text not null,
  person_id text not null,
  name text not null,
  token_hash bytea not null unique,
  permissions text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (organisation_id, api_token_id),
  foreign key (organisation_id, person_id) references identity.memberships
);
call platform.tenant_table('identity.api_tokens');
create policy system on identity.api_tokens to cadre_system using (true) with check (true);
grant select, update on identity.api_tokens to cadre_system;

-- One statement answers who is calling and what they may do, and opens the transaction's context to exactly that.
create function identity.enter(token bytea, organisation text)
  returns table (person_id text, session_id text, api_token_id text, roles text[], token_permissions text[], member boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select s.person_id, s.session_id into person_id, session_id
    from identity.sessions s where s.token_hash = token and s.revoked_at is null and s.expires_at > now();
  if not found then
    select t.person_id, t.api_token_id, t.permissions into person_id, api_token_id, token_permissions
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
