-- How often a rule was done in thirty days is counted every hour: the list of rules counts only what came since.
alter table rules
  add column run_count integer not null default 0,
  add column counted_at timestamptz(3) not null default 'epoch';
create index rule_runs_since on rule_runs (rule_id, created_at) where rule_id is not null;
