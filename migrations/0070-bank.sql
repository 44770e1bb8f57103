-- The question bank. A version never changes: attempts stand on it.
create schema bank;
grant usage on schema bank to cadre_app, cadre_system;

create table bank.cases (
  organisation_id text not null,
  case_id text not null,
  certification_id text not null,
  title text not null,
  text text not null,
  -- Set and key of a case that came from a file, so that a second import finds it.
  origin text,
  changed_at timestamptz not null,
  primary key (organisation_id, case_id),
  constraint one_case_an_origin unique (organisation_id, certification_id, origin),
  foreign key (organisation_id, certification_id) references catalogue.certifications
);
call platform.tenant_table('bank.cases');

-- The working text, where it belongs, and which version is live. Place and tags are not part of a version: moving a
-- question makes no new one.
create table bank.questions (
  organisation_id text not null,
  question_id text not null,
  certification_id text not null,
  domain text not null,
  objective text,
  difficulty smallint check (difficulty between 1 and 5),
  tags text[] not null default '{}',
  state text not null check (state in ('draft', 'in-review', 'live', 'revising', 'revision-in-review', 'retired')),
  kind text not null check (kind in ('single', 'multiple', 'ordering', 'matching', 'numeric', 'text')),
  title text not null,
  excerpt text not null,
  content jsonb not null,
  case_id text,
  -- Small letters and single spaces: what is searched, and what likeness is measured by.
  search_text text not null,
  likeness_text text not null,
  provenance_kind text not null check (provenance_kind in ('experience', 'documentation', 'imported', 'shipped')),
  provenance_words text not null,
  guide_version text,
  origin text,
  -- Null: came with Cadre.
  author_id text,
  -- Who worked on the text since the live version: none of them may review it.
  editors text[] not null default '{}',
  revision integer not null,
  changed_by text,
  changed_at timestamptz not null,
  created_at timestamptz not null,
  version_count integer not null default 0,
  live_version_id text,
  live_number integer,
  in_review_version_id text,
  retired_reason text not null default '',
  primary key (organisation_id, question_id),
  constraint one_question_an_origin unique (organisation_id, certification_id, origin),
  constraint live_has_a_version check ((state in ('live', 'revising', 'revision-in-review')) = (live_version_id is not null)),
  constraint review_has_a_version check ((state in ('in-review', 'revision-in-review')) = (in_review_version_id is not null)),
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  foreign key (organisation_id, case_id) references bank.cases,
  foreign key (organisation_id, author_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, changed_by) references identity.memberships (organisation_id, person_id)
);
create index questions_by_change on bank.questions (organisation_id, changed_at desc, question_id desc);
create index questions_by_place on bank.questions (organisation_id, certification_id, domain, state);
create index questions_of_case on bank.questions (organisation_id, case_id) where case_id is not null;
call platform.tenant_table('bank.questions');

create table bank.question_versions (
  organisation_id text not null,
  version_id text not null,
  question_id text not null,
  number integer not null check (number > 0),
  content jsonb not null,
  case_title text,
  case_text text,
  -- SHA-256 of content and case text.
  content_hash bytea not null,
  attestation integer,
  -- Null: came with Cadre, reviewed before it shipped.
  submitted_by text,
  submitted_at timestamptz not null,
  primary key (organisation_id, version_id),
  constraint one_question_version_a_number unique (organisation_id, question_id, number),
  constraint submitter_of_version unique (organisation_id, version_id, submitted_by),
  check ((submitted_by is null) = (attestation is null)),
  foreign key (organisation_id, question_id) references bank.questions,
  foreign key (organisation_id, submitted_by) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('bank.question_versions');
revoke update, delete on bank.question_versions from cadre_app;
alter table bank.questions
  add foreign key (organisation_id, live_version_id) references bank.question_versions (organisation_id, version_id),
  add foreign key (organisation_id, in_review_version_id) references bank.question_versions (organisation_id, version_id);

-- What became of a version that was submitted: one decision, never by who submitted it.
create table bank.reviews (
  organisation_id text not null,
  version_id text not null,
  submitted_by text not null,
  outcome text not null check (outcome in ('accepted', 'sent-back', 'withdrawn', 'retired')),
  decided_by text not null,
  decided_at timestamptz not null,
  words text not null,
  primary key (organisation_id, version_id),
  constraint reviewed_by_another check (outcome in ('withdrawn', 'retired') or decided_by <> submitted_by),
  foreign key (organisation_id, version_id, submitted_by) references bank.question_versions (organisation_id, version_id, submitted_by),
  foreign key (organisation_id, decided_by) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('bank.reviews');
revoke update, delete on bank.reviews from cadre_app;

-- Two questions that may not stand in one form; each pair once.
create table bank.enemies (
  organisation_id text not null,
  question_id text not null,
  enemy_id text not null check (question_id < enemy_id),
  primary key (organisation_id, question_id, enemy_id),
  foreign key (organisation_id, question_id) references bank.questions,
  foreign key (organisation_id, enemy_id) references bank.questions
);
create index enemies_of_the_second on bank.enemies (organisation_id, enemy_id);
call platform.tenant_table('bank.enemies');

create table bank.media (
  organisation_id text not null references identity.organisations,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  type text not null check (type in ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml')),
  bytes bytea not null check (length(bytes) <= 2097152),
  added_by text,
  added_at timestamptz not null,
  primary key (organisation_id, hash)
);
call platform.tenant_table('bank.media');
revoke update on bank.media from cadre_app;

-- Who saw which question, and when last: for forms without questions that were just seen.
create table bank.exposures (
  organisation_id text not null,
  person_id text not null,
  question_id text not null,
  times integer not null check (times > 0),
  last_seen_at timestamptz not null,
  primary key (organisation_id, person_id, question_id),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, question_id) references bank.questions
);
create index exposures_of_question on bank.exposures (organisation_id, question_id);
call platform.tenant_table('bank.exposures');

-- Running sums of a version's answers; `right` is the share of its points, `rest` the share right on the same person's
-- other answers, both 0 to 1.
create table bank.item_sums (
  organisation_id text not null,
  version_id text not null,
  n integer not null,
  right_sum double precision not null,
  right_squares double precision not null,
  rest_n integer not null,
  rest_right_sum double precision not null,
  rest_right_squares double precision not null,
  rest_sum double precision not null,
  rest_squares double precision not null,
  rest_right double precision not null,
  seconds_n integer not null,
  seconds_sum double precision not null,
  primary key (organisation_id, version_id),
  foreign key (organisation_id, version_id) references bank.question_versions
);
call platform.tenant_table('bank.item_sums');

create table bank.option_sums (
  organisation_id text not null,
  version_id text not null,
  option_id text not null,
  n integer not null,
  weaker integer not null,
  middle integer not null,
  stronger integer not null,
  rest_n integer not null,
  rest_sum double precision not null,
  primary key (organisation_id, version_id, option_id),
  foreign key (organisation_id, version_id) references bank.question_versions
);
call platform.tenant_table('bank.option_sums');

create table bank.imports (
  organisation_id text not null,
  import_id text not null,
  certification_id text not null,
  name text not null,
  format text not null,
  -- Null once it was added or discarded.
  file bytea,
  stage text not null check (stage in ('reading', 'ready', 'unreadable', 'adding', 'added', 'failed', 'discarded')),
  progress double precision not null default 0 check (progress between 0 and 1),
  problem text,
  report jsonb not null default '[]',
  provenance text not null default '',
  started_by text not null,
  started_at timestamptz not null,
  primary key (organisation_id, import_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  foreign key (organisation_id, started_by) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('bank.imports');

-- Text search. Operators on trigrams are not leakproof, so PostgreSQL uses no index for them beneath row-level security:
-- two functions look for one organisation's questions in its place, and answer with ids.
create policy system on bank.questions for select to cadre_system using (true);
grant select on bank.questions to cadre_system;

do $$
declare trigrams text; equality text;
begin
  -- Where the database has them already they stay where they are.
  if not exists (select from pg_extension where extname = 'pg_trgm') then create extension pg_trgm schema platform; end if;
  if not exists (select from pg_extension where extname = 'btree_gin') then create extension btree_gin schema platform; end if;
  select extnamespace::regnamespace::text into trigrams from pg_extension where extname = 'pg_trgm';
  select extnamespace::regnamespace::text into equality from pg_extension where extname = 'btree_gin';
  execute format('create index questions_by_text on bank.questions using gin (organisation_id %1$s.text_ops, search_text %2$s.gin_trgm_ops)', equality, trigrams);
  execute format('create index questions_by_likeness on bank.questions using gin (organisation_id %1$s.text_ops, likeness_text %2$s.gin_trgm_ops)', equality, trigrams);

  execute format($body$
    create function bank.matching(words text[]) returns setof text
      language plpgsql stable security definer set search_path = pg_catalog, %1$s, pg_temp as $f$
    declare
      word text;
      conditions text := '';
    begin
      foreach word in array words loop
        conditions := conditions || format(' and q.search_text like %%L', '%%' || replace(replace(replace(word, '\', '\\'), '%%', '\%%'), '_', '\_') || '%%');
      end loop;
      return query execute
        'select q.question_id from bank.questions q where q.organisation_id = platform.current_organisation()' || conditions;
    end $f$ $body$, trigrams);

  execute format($body$
    create function bank.alike(wanted text, but text, at_least real, most integer)
      returns table (question_id text, likeness real)
      language plpgsql stable security definer set search_path = pg_catalog, %1$s, pg_temp as $f$
    begin
      perform set_limit(at_least);
      return query execute
        'select q.question_id, similarity(q.likeness_text, $1) from bank.questions q
          where q.organisation_id = platform.current_organisation() and q.likeness_text %% $1 and q.question_id <> $2
          order by 2 desc, 1 limit $3' using wanted, but, most;
    end $f$ $body$, trigrams);
end $$;

grant create on schema bank to cadre_system;
alter function bank.matching(text[]) owner to cadre_system;
alter function bank.alike(text, text, real, integer) owner to cadre_system;
revoke create on schema bank from cadre_system;
revoke all on function bank.matching(text[]) from public;
revoke all on function bank.alike(text, text, real, integer) from public;
grant execute on function bank.matching(text[]), bank.alike(text, text, real, integer) to cadre_app;
