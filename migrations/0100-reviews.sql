-- The learning record: every answered question of a person, wherever it was asked, and what is remembered after it.
create schema reviews;
grant usage on schema reviews to cadre_app;

-- One row a person and certification: locked while answers are added, so that their numbers rise in the order of commits.
create table reviews.learners (
  organisation_id text not null,
  person_id text not null,
  certification_id text not null,
  last_sequence integer not null check (last_sequence >= 0),
  primary key (organisation_id, person_id, certification_id),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications
);
call platform.tenant_table('reviews.learners');

create table reviews.answers (
  organisation_id text not null,
  person_id text not null,
  certification_id text not null,
  -- Rises per person and certification; may have gaps.
  sequence integer not null check (sequence > 0),
  source text not null check (source in ('attempt', 'live', 'quiz', 'review')),
  -- The attempt, the live session, or the event of the browser that it came from.
  source_id text not null,
  question_id text not null,
  -- 1, and one more with each correction by a regrade; the newest stands.
  revision integer not null check (revision > 0),
  version_id text not null,
  domain text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  correct boolean not null,
  -- Hundredths of the question.
  points smallint not null check (points between 0 and 100),
  seconds integer check (seconds >= 0),
  -- FSRS: 1 again, 2 hard, 3 good, 4 easy. Derived where the person gave none.
  rating smallint not null check (rating between 1 and 4),
  self_rated boolean not null,
  practice_exam boolean not null,
  primary key (organisation_id, person_id, certification_id, sequence),
  constraint one_answer_a_source unique (organisation_id, person_id, source, source_id, question_id, revision),
  foreign key (organisation_id, person_id, certification_id) references reviews.learners,
  foreign key (organisation_id, question_id) references bank.questions
);
create index answers_by_question on reviews.answers (organisation_id, person_id, question_id, at);
call platform.tenant_table('reviews.answers');
revoke update, delete on reviews.answers from cadre_app;

-- What is remembered after the answers of one question: moved with each of them, and replayed from them where one comes late.
create table reviews.memories (
  organisation_id text not null,
  person_id text not null,
  certification_id text not null,
  question_id text not null,
  domain text not null,
  -- FSRS: days until recall falls to 90 %, and 1 to 10.
  stability double precision not null check (stability > 0),
  difficulty double precision not null check (difficulty between 1 and 10),
  answers integer not null check (answers > 0),
  lapses integer not null check (lapses >= 0),
  last_rating smallint not null check (last_rating between 1 and 4),
  last_at timestamptz not null,
  primary key (organisation_id, person_id, certification_id, question_id),
  foreign key (organisation_id, person_id, certification_id) references reviews.learners,
  foreign key (organisation_id, question_id) references bank.questions
);
call platform.tenant_table('reviews.memories');
