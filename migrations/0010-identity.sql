-- People, organisations, memberships, and the ways of proving who one is.
create schema identity;
grant usage on schema identity to cadre_app, cadre_system;

create table identity.people (
  person_id text primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  time_zone text not null,
  created_at timestamptz not null,
  -- When the person first proved to be the holder of the address. Until then nobody has signed in as them.
  activated_at timestamptz,
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
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  time_zone text not null,
  country text check (country ~ '^[A-Z]{2}$'),
  accent text not null default '#2f5d8a' check (accent ~ '^#[0-9a-f]{6}$'),
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
  ended_at timestamptz,
  check ((status = 'ended') = (ended_at is not null)),
  check (manager_id <> person_id),
  primary key (organisation_id, person_id),
  foreign key (organisation_id, manager_id) references identity.memberships (organisation_id, person_id)
);
create index memberships_by_person on identity.memberships (person_id);
create index memberships_by_name on identity.memberships (organisation_id, lower(name), person_id);
create index memberships_by_manager on identity.memberships (organisation_id, manager_id);
call platform.tenant_table('identity.memberships');
create policy own on identity.memberships for select to cadre_app using (person_id = (select platform.current_person()));
create policy system on identity.memberships to cadre_system using (true) with check (true);
grant select, insert, update on identity.memberships to cadre_system;
revoke delete on identity.memberships, identity.organisations from cadre_app;
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
  -- When the holder last proved who they are; changing a way of signing in asks for a recent proof.
  confirmed_at timestamptz not null,
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
  check (expires_at > created_at),
  foreign key (organisation_id, person_id) references identity.memberships
);
create unique index api_tokens_live_name on identity.api_tokens (organisation_id, person_id, name) where revoked_at is null;
call platform.tenant_table('identity.api_tokens');
revoke delete on identity.api_tokens from cadre_app;
create policy system on identity.api_tokens to cadre_system using (true) with check (true);
grant select, insert, update on identity.api_tokens to cadre_system;
