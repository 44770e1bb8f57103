-- A job that waits may keep the time at which it would have run, so that work of a key gathers for so long and no longer.
grant create on schema platform to cadre_jobs;
drop function platform.enqueue(text, json, timestamptz, text);
create function platform.enqueue(task text, payload json, run_at timestamptz, job_key text, keeps_time boolean default false) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => 12,
    job_key_mode => case when keeps_time then 'preserve_run_at' else 'replace' end);
end $$;
alter function platform.enqueue(text, json, timestamptz, text, boolean) owner to cadre_jobs;
revoke create on schema platform from cadre_jobs;
revoke all on function platform.enqueue(text, json, timestamptz, text, boolean) from public;
grant execute on function platform.enqueue(text, json, timestamptz, text, boolean) to cadre_app, cadre_system;
