-- FSRS parameters fitted to one person's own answers; the newest row stands. Never changed: what a memory was computed with stays known.
create table reviews.fits (
  organisation_id text not null,
  person_id text not null,
  fitted_at timestamptz not null,
  source text not null check (source in ('default', 'fitted')),
  -- Why the parameters that everybody starts from stay in use.
  because text check (because in ('unusable-fit', 'fit-not-better')),
  answers integer not null check (answers > 0),
  -- The 21 parameters of FSRS-6 that memories are computed with from then on.
  weights double precision[] not null check (cardinality(weights) = 21),
  -- Reviews held out of the fit, and the mean log loss on them in nats.
  held_out integer check (held_out > 0),
  loss_default double precision,
  loss_fitted double precision,
  primary key (organisation_id, person_id, fitted_at),
  check ((source = 'default') = (because is not null)),
  check ((held_out is null) = (loss_default is null) and (held_out is null) = (loss_fitted is null)),
  -- Never worse than the default on what was held out.
  check (source = 'default' or loss_fitted < loss_default),
  foreign key (organisation_id, person_id) references identity.memberships (organisation_id, person_id)
);
call platform.tenant_table('reviews.fits');
revoke update, delete on reviews.fits from cadre_app;
