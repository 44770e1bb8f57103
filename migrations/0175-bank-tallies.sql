-- The organisation is asked for once, not for each word of the vocabulary: that was half of what a search by three words took.
create or replace function bank.matching(words text[]) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  few constant integer := 32;
  organisation constant text := platform.current_organisation();
  alone constant boolean := cardinality(words) = 1;
  piece text;
  ids bigint[];
  conditions text := '';
begin
  foreach piece in array words loop
    if piece ~ '^[a-z0-9]$' then
      select array_agg(w.word_id) into ids from bank.words w where w.organisation_id = organisation and w.word = piece;
    else
      select array_agg(w.word_id) into ids from bank.words w where w.organisation_id = organisation and strpos(w.word, piece) > 0;
    end if;
    if ids is null then return; end if;
    if cardinality(ids) <= few then
      conditions := conditions || format(' and q.words && %L::bigint[]', ids);
    elsif alone then
      return query select distinct q.question_id from unnest(ids) each (word) join bank.question_words q on q.words @> array[each.word]
        where q.organisation_id = organisation;
      return;
    else
      conditions := conditions || format(' and exists (select from unnest(q.words) each where each = any (%L::bigint[]))', ids);
    end if;
  end loop;
  return query execute format('select q.question_id from bank.question_words q where q.organisation_id = %L', organisation) || conditions;
end $$;

-- How many questions stand where, and how many have a tag: what each statement changed is written beside what was so before and added
-- up when it is read. Nobody waits for another's row, as a running sum would make them, and housekeeping adds up what has gathered.
create table bank.place_tallies (
  organisation_id text not null references identity.organisations,
  tally_id bigint generated always as identity,
  certification_id text not null,
  domain text not null,
  state text not null,
  -- Null: came with Cadre.
  author_id text,
  questions integer not null,
  primary key (organisation_id, tally_id)
);
call platform.tenant_table('bank.place_tallies');
create table bank.tag_tallies (
  organisation_id text not null references identity.organisations,
  tally_id bigint generated always as identity,
  tag text not null,
  questions integer not null,
  primary key (organisation_id, tally_id)
);
call platform.tenant_table('bank.tag_tallies');
create policy system on bank.place_tallies to cadre_system using (true) with check (true);
create policy system on bank.tag_tallies to cadre_system using (true) with check (true);
grant select, insert, delete on bank.place_tallies, bank.tag_tallies to cadre_system;

create function bank.tally_new() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into bank.place_tallies (organisation_id, certification_id, domain, state, author_id, questions)
    select organisation_id, certification_id, domain, state, author_id, count(*) from written group by 1, 2, 3, 4, 5;
  insert into bank.tag_tallies (organisation_id, tag, questions)
    select organisation_id, tag, count(*) from written, unnest(tags) tag group by 1, 2;
  return null;
end $$;
create function bank.tally_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into bank.place_tallies (organisation_id, certification_id, domain, state, author_id, questions)
    select organisation_id, certification_id, domain, state, author_id, sum(n) from (
      select organisation_id, certification_id, domain, state, author_id, 1 as n from written
      union all select organisation_id, certification_id, domain, state, author_id, -1 from there_was) each
    group by 1, 2, 3, 4, 5 having sum(n) <> 0;
  insert into bank.tag_tallies (organisation_id, tag, questions)
    select organisation_id, tag, sum(n) from (
      select organisation_id, tags, sum(n) as n from (
        select organisation_id, tags, 1 as n from written union all select organisation_id, tags, -1 from there_was) each
      group by 1, 2 having sum(n) <> 0) differing, unnest(tags) tag
    group by 1, 2 having sum(n) <> 0;
  return null;
end $$;
create trigger tally_new after insert on bank.questions referencing new table as written
  for each statement execute function bank.tally_new();
create trigger tally_changed after update on bank.questions referencing old table as there_was new table as written
  for each statement execute function bank.tally_changed();
-- A question is retired, never deleted.
revoke delete on bank.questions from cadre_app;

alter table bank.questions no force row level security;
alter table bank.place_tallies no force row level security;
alter table bank.tag_tallies no force row level security;
insert into bank.place_tallies (organisation_id, certification_id, domain, state, author_id, questions)
  select organisation_id, certification_id, domain, state, author_id, count(*) from bank.questions group by 1, 2, 3, 4, 5;
insert into bank.tag_tallies (organisation_id, tag, questions)
  select organisation_id, tag, count(*) from bank.questions, unnest(tags) tag group by 1, 2;
alter table bank.tag_tallies force row level security;
alter table bank.place_tallies force row level security;
alter table bank.questions force row level security;
