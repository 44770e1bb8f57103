-- The words of a question in a table of their own. Beside the question itself, each change of a tag, a place or a state wrote its
-- several hundred letter sequences into both indexes again: a bulk change of 50,000 questions took longer than a statement may.
create table bank.question_words (
  organisation_id text not null,
  question_id text not null,
  search_text text not null,
  likeness_text text not null,
  primary key (organisation_id, question_id),
  foreign key (organisation_id, question_id) references bank.questions on delete cascade
);
call platform.tenant_table('bank.question_words');
create policy system on bank.question_words for select to cadre_system using (true);
grant select on bank.question_words to cadre_system;

-- As whoever writes questions, one statement for all that one statement wrote.
create function bank.keep_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into bank.question_words (organisation_id, question_id, search_text, likeness_text)
    select n.organisation_id, n.question_id, n.search_text, n.likeness_text from written n
    on conflict (organisation_id, question_id) do update set search_text = excluded.search_text, likeness_text = excluded.likeness_text;
  return null;
end $$;
create function bank.keep_changed_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update bank.question_words w set search_text = new.search_text, likeness_text = new.likeness_text
    where w.organisation_id = new.organisation_id and w.question_id = new.question_id;
  return null;
end $$;
create trigger words_of_new after insert on bank.questions referencing new table as written
  for each statement execute function bank.keep_words();
create trigger words_of_changed after update of search_text, likeness_text on bank.questions for each row
  when (old.search_text is distinct from new.search_text or old.likeness_text is distinct from new.likeness_text)
  execute function bank.keep_changed_words();

do $$
declare trigrams text; equality text;
begin
  select extnamespace::regnamespace::text into trigrams from pg_extension where extname = 'pg_trgm';
  select extnamespace::regnamespace::text into equality from pg_extension where extname = 'btree_gin';

  alter table bank.question_words no force row level security;
  alter table bank.questions no force row level security;
  insert into bank.question_words select organisation_id, question_id, search_text, likeness_text from bank.questions;
  alter table bank.questions force row level security;
  alter table bank.question_words force row level security;

  drop index bank.questions_by_text;
  drop index bank.questions_by_likeness;
  execute format('create index questions_by_text on bank.question_words using gin (organisation_id %1$s.text_ops, search_text %2$s.gin_trgm_ops)', equality, trigrams);
  execute format('create index questions_by_likeness on bank.question_words using gin (organisation_id %1$s.text_ops, likeness_text %2$s.gin_trgm_ops)', equality, trigrams);

  execute format($body$
    create or replace function bank.matching(words text[]) returns setof text
      language plpgsql stable security definer set search_path = pg_catalog, %1$s, pg_temp as $f$
    declare
      word text;
      conditions text := '';
    begin
      foreach word in array words loop
        conditions := conditions || format(' and q.search_text like %%L', '%%' || replace(replace(replace(word, '\', '\\'), '%%', '\%%'), '_', '\_') || '%%');
      end loop;
      return query execute
        'select q.question_id from bank.question_words q where q.organisation_id = platform.current_organisation()' || conditions;
    end $f$ $body$, trigrams);

  execute format($body$
    create or replace function bank.alike(wanted text, but text, at_least real, most integer)
      returns table (question_id text, likeness real)
      language plpgsql stable security definer set search_path = pg_catalog, %1$s, pg_temp as $f$
    begin
      perform set_limit(at_least);
      return query execute
        'select q.question_id, similarity(q.likeness_text, $1) from bank.question_words q
          where q.organisation_id = platform.current_organisation() and q.likeness_text %% $1 and q.question_id <> $2
          order by 2 desc, 1 limit $3' using wanted, but, most;
    end $f$ $body$, trigrams);
end $$;
