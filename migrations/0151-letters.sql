-- One choice for every reminder by mail: reviews (since 0101), exams and vouchers, and what was promised to be looked at again.
alter table reviews.preferences
  add column exam_letters boolean not null default true,
  add column care_letters boolean not null default true;

-- Each follow-up is mailed to its owner once; one that is moved to another day is another one.
create table care.reminders (
  organisation_id text not null,
  plan_id text not null,
  follow_up_on date not null,
  sent_at timestamptz not null,
  primary key (organisation_id, plan_id, follow_up_on),
  foreign key (organisation_id, plan_id) references care.plans
);
call platform.tenant_table('care.reminders');
revoke update, delete on care.reminders from cadre_app;
