-- A change of a published assessment could leave it without its form, so that nobody could start it. It gets the one that was drawn last
-- (its attempts' own, where there are any); where its draw has changed since, a new one can be drawn until somebody starts.
update assessments.assessments a set form_id = f.form_id
  from (
    select distinct on (organisation_id, assessment_id) organisation_id, assessment_id, form_id
    from assessments.forms order by organisation_id, assessment_id, drawn_at desc, form_id desc
  ) f
  where a.organisation_id = f.organisation_id and a.assessment_id = f.assessment_id and a.state = 'published' and a.form_id is null;
-- One whose form was never drawn has nothing to begin with.
update assessments.assessments set state = 'draft' where state = 'published' and form_id is null;
alter table assessments.assessments add constraint published_has_form check (state <> 'published' or form_id is not null);
