-- A change of many questions, carried out beside the requests: which ones, what, and how far it is.
create table bank.bulk_changes (
  organisation_id text not null,
  bulk_id text not null,
  change jsonb not null,
  -- Those that were counted when it was asked for; empty once it has ended.
  question_ids text[] not null,
  selected integer not null,
  -- Looked at so far; nothing of it counts before the stage is done.
  done integer not null default 0,
  stage text not null default 'changing' check (stage in ('changing', 'done', 'cancelled', 'failed')),
  changed integer not null default 0,
  unchanged integer not null default 0,
  refused jsonb not null default '[]',
  started_by text not null,
  started_at timestamptz not null,
  primary key (organisation_id, bulk_id),
  check (done <= selected),
  foreign key (organisation_id, started_by) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('bank.bulk_changes');
