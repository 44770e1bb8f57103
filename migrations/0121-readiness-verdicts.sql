-- Counting a cohort's people by verdict reads the index alone, not the forecasts' details.
drop index readiness.standings_by_cohort;
create index standings_by_verdict on readiness.standings (organisation_id, cohort_id, verdict);
