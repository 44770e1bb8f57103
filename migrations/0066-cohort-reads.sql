-- Counting seats, and finding how far a cohort has come and what is next, read the index alone.
create index seats_by_state on cohorts.seats (organisation_id, cohort_id, state);
create index sessions_by_cohort on cohorts.sessions (organisation_id, cohort_id, starts_at) include (ends_at, state, session_key, title);
