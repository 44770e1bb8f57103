-- What every module stands on: tenancy, idempotency, audit, events, mail.
-- Roles (cadre_app, cadre_system, cadre_jobs) are made before the first migration: they belong to the cluster.

create schema platform;
grant usage on schema platform to cadre_app, cadre_system, cadre_jobs;

create function platform.current_organisation() returns text language sql stable parallel safe
  return nullif(current_setting('app.organisation', true), '');
create function platform.current_person() returns text language sql stable parallel safe
  return nullif(current_setting('app.person', true), '');

-- Turns a table into an organisation's: rows are seen and written only inside that organisation's transactions.
create procedure platform.tenant_table(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s to cadre_app using (organisation_id = (select platform.current_organisation()))
    with check (organisation_id = (select platform.current_organisation()))', target);
  execute format('grant select, insert, update, delete on %s to cadre_app', target);
end $$;

-- A table that cadre_system alone reads and writes (credentials, sessions): no organisation's transaction reaches it.
create procedure platform.system_table(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy system on %s to cadre_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to cadre_system', target);
end $$;

-- The stored reply of a mutation that was carried out. The realm is an organisation's or a person's id.
create table platform.idempotency_keys (
  realm text not null,
  operation text not null,
  key text not null check (length(key) between 1 and 200),
  request_hash text not null,
  status integer,
  reply text,
  created_at timestamptz not null default now(),
  primary key (realm, operation, key)
);
create index idempotency_keys_created_at on platform.idempotency_keys (created_at);
alter table platform.idempotency_keys enable row level security;
alter table platform.idempotency_keys force row level security;
create policy realm on platform.idempotency_keys to cadre_app
  using (realm in ((select platform.current_organisation()), (select platform.current_person())))
  with check (realm in ((select platform.current_organisation()), (select platform.current_person())));
create policy system on platform.idempotency_keys to cadre_system using (true) with check (true);
grant select, insert, update, delete on platform.idempotency_keys to cadre_app, cadre_system;

-- Events for open screens, replayed by (xact, event_id): an event is shown only once every older transaction has ended,
-- so that a reader who remembers its last event misses none.
create table platform.events (
  organisation_id text not null,
  event_id bigint generated always as identity,
  xact xid8 not null default pg_current_xact_id(),
  topic text not null,
  name text not null,
  data jsonb not null,
  at timestamptz not null default now(),
  primary key (organisation_id, event_id)
);
create index events_by_order on platform.events (organisation_id, xact, event_id);
create index events_at on platform.events (at);
call platform.tenant_table('platform.events');
create policy system on platform.events to cadre_system using (true) with check (true);
grant select, delete on platform.events to cadre_system;

create schema audit;
grant usage on schema audit to cadre_app, cadre_system;
create table audit.heads (
  organisation_id text primary key,
  seq bigint not null,
  hash bytea not null
);
create table audit.entries (
  organisation_id text not null,
  seq bigint not null,
  at timestamptz not null,
  person_id text,
  operation text not null,
  subject text not null,
  detail jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (organisation_id, seq)
);
create index entries_by_subject on audit.entries (organisation_id, subject, seq);
alter table audit.heads enable row level security;
alter table audit.heads force row level security;
alter table audit.entries enable row level security;
alter table audit.entries force row level security;
create policy system on audit.heads to cadre_system using (true) with check (true);
create policy system on audit.entries to cadre_system using (true) with check (true);
grant select, insert, update on audit.heads to cadre_system;
grant select, insert on audit.entries to cadre_system;
create policy tenant_reads on audit.entries for select to cadre_app using (organisation_id = (select platform.current_organisation()));
grant select on audit.entries to cadre_app;

create function audit.hash_of(previous bytea, organisation text, seq bigint, at timestamptz, person text, operation text, subject text, detail jsonb)
  returns bytea language sql immutable parallel safe
  return sha256(previous || convert_to(jsonb_build_array(organisation, seq, (extract(epoch from at) * 1000)::bigint, person, operation, subject, detail)::text, 'UTF8'));

-- Appends under a lock on the organisation's head; the caller's transaction does it last, so the lock is short.
create function audit.append(at timestamptz, operation text, subject text, detail jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  organisation text := platform.current_organisation();
  head audit.heads%rowtype;
  next_seq bigint;
  next_hash bytea;
begin
  if organisation is null then raise exception 'audit needs an organisation'; end if;
  insert into audit.heads values (organisation, 0, '\x') on conflict do nothing;
  select * into head from audit.heads h where h.organisation_id = organisation for update;
  next_seq := head.seq + 1;
  next_hash := audit.hash_of(head.hash, organisation, next_seq, at, platform.current_person(), operation, subject, detail);
  insert into audit.entries values (organisation, next_seq, at, platform.current_person(), operation, subject, detail, head.hash, next_hash);
  update audit.heads h set seq = next_seq, hash = next_hash where h.organisation_id = organisation;
  return next_seq;
end $$;
grant create on schema audit to cadre_system;
alter function audit.append(timestamptz, text, text, jsonb) owner to cadre_system;
revoke create on schema audit from cadre_system;
revoke all on function audit.append(timestamptz, text, text, jsonb) from public;
grant execute on function audit.append(timestamptz, text, text, jsonb) to cadre_app;

-- Mail waits here in the transaction that caused it. The realm is the organisation it speaks for, or the person.
create schema mail;
grant usage on schema mail to cadre_app, cadre_system, cadre_jobs;
create table mail.messages (
  realm text not null,
  message_id text not null,
  organisation_id text,
  to_address text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  attachments jsonb not null default '[]',
  queued_at timestamptz not null,
  sent_at timestamptz,
  failed_attempts integer not null default 0,
  last_error text,
  primary key (realm, message_id)
);
create index messages_by_time on mail.messages (realm, queued_at desc);
alter table mail.messages enable row level security;
alter table mail.messages force row level security;
create policy realm on mail.messages to cadre_app
  using (realm in ((select platform.current_organisation()), (select platform.current_person())))
  with check (realm in ((select platform.current_organisation()), (select platform.current_person())));
create policy system on mail.messages to cadre_system using (true) with check (true);
grant select, insert, update on mail.messages to cadre_app;
grant select, insert, update, delete on mail.messages to cadre_system;

-- Jobs join the caller's transaction; the queue's own tables stay out of reach.
create function platform.enqueue(task text, payload json, run_at timestamptz, job_key text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => 12);
end $$;
grant create on schema platform to cadre_jobs;
alter function platform.enqueue(text, json, timestamptz, text) owner to cadre_jobs;
revoke create on schema platform from cadre_jobs;
revoke all on function platform.enqueue(text, json, timestamptz, text) from public;
grant execute on function platform.enqueue(text, json, timestamptz, text) to cadre_app, cadre_system;
