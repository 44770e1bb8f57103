-- What is searched: every word that an organisation's questions use, once, and for each question the numbers of its words. A piece of
-- a word is looked for in the vocabulary, its questions by number. Letter sequences of whole texts were most of what adding cost.
create table bank.words (
  organisation_id text not null references identity.organisations,
  word text not null,
  -- The first 52 bits of its SHA-256: whoever reads a file knows it without asking.
  word_id bigint not null,
  primary key (organisation_id, word)
);
call platform.tenant_table('bank.words');
create policy system on bank.words for select to cadre_system using (true);
grant select on bank.words to cadre_system;
revoke update, delete on bank.words from cadre_app;

drop trigger words_of_new on bank.questions;
drop trigger words_of_changed on bank.questions;
drop function bank.keep_words();
drop function bank.keep_changed_words();
drop function bank.alike(text, text, real, integer);
drop function bank.words_of(text);
alter table bank.question_words rename to question_words_before;
alter index bank.question_words_pkey rename to question_words_before_pkey;

-- No foreign key to the question, whose row is written in the same transaction and never deleted: as long as a bank is new, the
-- check of such a key reads every question there is (it is planned for a table of no rows).
create table bank.question_words (
  organisation_id text not null references identity.organisations,
  question_id text not null,
  -- Finds the same words again, whatever file they come in: the first 128 bits of SHA-256 of the likeness text, hexadecimal.
  likeness_hash text not null,
  words bigint[] not null,
  primary key (organisation_id, question_id)
);
call platform.tenant_table('bank.question_words');
create policy system on bank.question_words for select to cadre_system using (true);
grant select on bank.question_words to cadre_system;

create function pg_temp.first_bits(plain text, digits integer) returns text language sql
  return left(encode(sha256(convert_to(plain, 'UTF8')), 'hex'), digits);
alter table bank.question_words_before no force row level security;
alter table bank.question_words no force row level security;
alter table bank.words no force row level security;
create temporary table pieces on commit drop as
  select distinct b.organisation_id, b.question_id, substr(w.word, at, 60) as word
  from bank.question_words_before b
  cross join lateral (select btrim(each, '.-') as word from unnest(string_to_array(b.search_text, ' ')) each) w
  cross join generate_series(1, greatest(length(w.word) - 30, 1), 30) at
  where w.word <> '';
insert into bank.words
  select organisation_id, word, ('x' || pg_temp.first_bits(word, 13))::bit(52)::bigint from pieces group by organisation_id, word;
insert into bank.question_words
  select b.organisation_id, b.question_id, pg_temp.first_bits(b.likeness_text, 32), coalesce(p.words, '{}')
  from bank.question_words_before b
  left join (
    select organisation_id, question_id, array_agg(w.word_id order by w.word_id) as words
    from pieces join bank.words w using (organisation_id, word) group by organisation_id, question_id) p using (organisation_id, question_id);
alter table bank.words force row level security;
alter table bank.question_words force row level security;
drop table bank.question_words_before;
alter table bank.questions drop column search_text;
create index questions_by_words on bank.question_words using gin (words);
create index questions_by_likeness on bank.question_words (organisation_id, likeness_hash);

-- Pieces that few words have are looked for in the index; others are looked for among what those find. A piece that many words have
-- and that stands alone is gathered word by word: the index takes a list of a hundred words far worse than a hundred words.
create or replace function bank.matching(words text[]) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  few constant integer := 32;
  asked record;
  many bigint[];
  conditions text := '';
begin
  for asked in
    select array_agg(w.word_id) filter (where w.word_id is not null) as ids, count(*) over () = 1 as alone
    from unnest(words) p (piece)
    left join bank.words w on w.organisation_id = platform.current_organisation()
      and case when p.piece ~ '^[a-z0-9]$' then w.word = p.piece else strpos(w.word, p.piece) > 0 end
    group by p.piece
  loop
    if asked.ids is null then return; end if;
    if cardinality(asked.ids) <= few then
      conditions := conditions || format(' and q.words && %L::bigint[]', asked.ids);
    elsif asked.alone then
      many := asked.ids;
    else
      conditions := conditions || format(' and exists (select from unnest(q.words) each where each = any (%L::bigint[]))', asked.ids);
    end if;
  end loop;
  if many is not null then
    return query select distinct q.question_id from unnest(many) each (word) join bank.question_words q on q.words @> array[each.word]
      where q.organisation_id = platform.current_organisation();
    return;
  end if;
  return query execute
    'select q.question_id from bank.question_words q where q.organisation_id = platform.current_organisation()' || conditions;
end $$;

-- What is alike shares most of its words: those that share two of the given ones are compared, the 30 that share the most.
do $do$
declare trigrams text;
begin
  select extnamespace::regnamespace::text into trigrams from pg_extension where extname = 'pg_trgm';
  execute format($body$
    create function bank.alike(wanted text, asked bigint[], but text, at_least real, most integer)
      returns table (question_id text, likeness real)
      language plpgsql stable security definer set search_path = pg_catalog, %1$s, pg_temp as $f$
    begin
      return query execute
        'with sharing as (
             select q.question_id, count(*) as shared from unnest($5) a (word)
             join bank.question_words q on q.organisation_id = platform.current_organisation() and q.words @> array[a.word]
             group by q.question_id having count(*) >= least(2, cardinality($5)) order by 2 desc, 1 limit 30),
           compared as materialized (
             select q.question_id, similarity(q.likeness_text, $1) as likeness from sharing
             join bank.questions q on q.organisation_id = platform.current_organisation() and q.question_id = sharing.question_id)
         select c.question_id, c.likeness from compared c where c.question_id <> $2 and c.likeness >= $3
         order by 2 desc, 1 limit $4' using wanted, but, at_least, most, asked;
    end $f$ $body$, trigrams);
end $do$;
grant create on schema bank to cadre_system;
alter function bank.alike(text, bigint[], text, real, integer) owner to cadre_system;
revoke create on schema bank from cadre_system;
revoke all on function bank.alike(text, bigint[], text, real, integer) from public;
grant execute on function bank.alike(text, bigint[], text, real, integer) to cadre_app;

-- Bytes that were compressed before they came, or are gone within the hour.
alter table bank.imports alter column file set storage external;
-- How many of each fidelity, so that a list of imports and their progress need not read reports.
alter table bank.imports add column counts jsonb not null default '{}';
alter table bank.imports no force row level security;
update bank.imports i set counts = (
  select jsonb_build_object('questions', count(*), 'exact', count(*) filter (where f = 'exact'),
    'approximated', count(*) filter (where f = 'approximated'), 'notImported', count(*) filter (where f = 'not-imported'),
    'known', count(*) filter (where f = 'known'))
  from jsonb_array_elements(i.report) line cross join lateral (select line->>'fidelity' as f) kind);
alter table bank.imports force row level security;
