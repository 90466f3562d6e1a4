-- Escalation: what is done when a promise is about to be missed, or was.

-- Whom somebody reports to.
alter table people add column manager_id uuid;
alter table people add constraint people_manager foreign key (manager_id) references people on delete set null not valid;
create index people_by_manager on people (manager_id) where manager_id is not null;

create table escalation_steps (
  id uuid primary key,
  policy_id uuid not null references sla_policies on delete cascade,
  position integer not null,
  clock text not null,
  -- Both as the contract describes them.
  at jsonb not null,
  actions jsonb not null,
  level smallint not null default 0,
  -- In whose name macros are run.
  author_id uuid references people on delete set null,
  -- It fires for what comes after.
  created_at timestamptz(3) not null,
  removed_at timestamptz(3)
);
create index escalation_steps_policy on escalation_steps (policy_id) where removed_at is null;
create index escalation_steps_all on escalation_steps (policy_id);
create index escalation_steps_author on escalation_steps (author_id) where author_id is not null;

-- One for each run of a clock and step, whatever becomes of the clock: that is what makes a step fire once.
create table escalation_plans (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  clock text not null,
  run integer not null,
  step_id uuid not null references escalation_steps on delete cascade,
  -- Null while the clock stands still, and once there is nothing to wait for.
  fire_at timestamptz(3),
  fired_at timestamptz(3),
  unique (ticket_id, clock, run, step_id)
);
create index escalation_plans_due on escalation_plans (fire_at) where fired_at is null and fire_at is not null;
create index escalation_plans_step on escalation_plans (step_id);

-- The way of a ticket.
create table escalations (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  direction text not null check (direction in ('step', 'up', 'across')),
  level smallint not null,
  actor_id uuid references people on delete set null,
  reason text not null default '',
  told_ids uuid[] not null default '{}',
  team_id uuid references teams on delete set null,
  -- Of a step, as it was then.
  plan_id uuid unique references escalation_plans on delete set null,
  clock text,
  at jsonb,
  due_at timestamptz(3),
  is_late boolean not null default false,
  failure text,
  created_at timestamptz(3) not null
);
create index escalations_ticket on escalations (ticket_id, id);
create index escalations_actor on escalations (actor_id) where actor_id is not null;
create index escalations_team on escalations (team_id) where team_id is not null;

alter table tickets add column escalation_level smallint not null default 0;
