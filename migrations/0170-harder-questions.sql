-- Harder questions, offered to who is ahead in a domain (K7): what was offered to whom, and by what belief. Its answers are of a source
-- of their own: not reviews, as the question was never met before.
create table reviews.harder (
  organisation_id text not null,
  person_id text not null,
  question_id text not null,
  certification_id text not null,
  offered_at timestamptz not null,
  -- The date where the person is.
  offered_on date not null,
  -- Share of the domain's exam questions that they would have answered right on that day, and the chance of answering this one.
  share double precision not null check (share between 0 and 1),
  chance double precision not null check (chance between 0 and 1),
  primary key (organisation_id, person_id, question_id),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id),
  foreign key (organisation_id, certification_id) references catalogue.certifications,
  foreign key (organisation_id, question_id) references bank.questions
);
create index harder_by_date on reviews.harder (organisation_id, person_id, offered_on desc);
call platform.tenant_table('reviews.harder');
revoke update, delete on reviews.harder from cadre_app;

alter table reviews.answers drop constraint answers_source_check;
alter table reviews.answers add constraint answers_source_check check (source in ('attempt', 'live', 'quiz', 'review', 'practice'));
