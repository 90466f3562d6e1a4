-- Work on many tickets in one go.

create table bulk_runs (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled')),
  -- As the contract describes it.
  act jsonb not null,
  numbers bigint[] not null,
  undoes uuid references bulk_runs on delete cascade,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index bulk_runs_of_person on bulk_runs (person_id, id desc);
create index bulk_runs_undoing on bulk_runs (undoes) where undoes is not null;
create index bulk_runs_old on bulk_runs (created_at);

create table bulk_results (
  run_id uuid not null references bulk_runs on delete cascade,
  number bigint not null,
  -- The order in which they were done.
  place integer not null,
  outcome text not null check (outcome in ('done', 'refused', 'undone')),
  code text,
  -- The changed fields of the ticket before and after, so that undoing takes back just that.
  before jsonb,
  after jsonb,
  primary key (run_id, number)
);
create index bulk_results_in_order on bulk_results (run_id, place);
