-- Rules: when something happens to a ticket, if a condition holds, then something is done.

create table rules (
  id uuid primary key,
  position integer not null,
  state text not null check (state in ('draft', 'on', 'off')),
  -- The newest of its versions, which is what is done.
  version integer not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create table rule_versions (
  rule_id uuid not null references rules on delete cascade,
  version integer not null,
  name text not null check (length(name) between 1 and 120),
  description text not null default '',
  -- As the contract describes them; a condition of null always holds.
  triggers jsonb not null,
  condition jsonb,
  actions jsonb not null,
  author_id uuid references people,
  created_at timestamptz(3) not null,
  primary key (rule_id, version)
);
create index rule_versions_author on rule_versions (author_id);

-- Grows with every change of a rule: what is kept in memory is asked for its age by this one row.
create table rule_set (
  only_row boolean primary key default true check (only_row),
  revision bigint not null default 1
);
insert into rule_set default values;

-- What rules did to tickets, and why; forgotten after a while.
create table rule_runs (
  id uuid primary key,
  rule_id uuid references rules on delete set null,
  rule_name text not null,
  version integer not null,
  ticket_id uuid not null references tickets on delete cascade,
  trigger text not null,
  outcome text not null,
  -- The rule whose change led to this one.
  led_by text,
  findings jsonb not null default '[]',
  deeds jsonb not null default '[]',
  changes jsonb not null default '[]',
  -- What an outcome that is no success came from.
  reason text,
  created_at timestamptz(3) not null
);
create index rule_runs_ticket on rule_runs (ticket_id, id);
create index rule_runs_rule on rule_runs (rule_id, id) where rule_id is not null;
create index rule_runs_old on rule_runs (created_at);

-- What a rule still has to do on a ticket, later.
create table rule_waits (
  id uuid primary key,
  rule_id uuid not null references rules on delete cascade,
  version integer not null,
  rule_name text not null,
  ticket_id uuid not null references tickets on delete cascade,
  -- What happened, as far as the ticket itself does not say it later.
  occasion jsonb not null,
  -- Null when it is done whatever has become of the ticket.
  condition jsonb,
  has_condition boolean not null,
  actions jsonb not null,
  run_at timestamptz(3) not null,
  created_at timestamptz(3) not null
);
create index rule_waits_rule on rule_waits (rule_id);
create index rule_waits_ticket on rule_waits (ticket_id);

-- For which moment a rule of time was last done on a ticket: once for each.
create table rule_moments (
  rule_id uuid not null references rules on delete cascade,
  ticket_id uuid not null references tickets on delete cascade,
  -- Which of the rule's triggers.
  trigger text not null,
  moment timestamptz(3) not null,
  primary key (rule_id, ticket_id, trigger)
);
create index rule_moments_ticket on rule_moments (ticket_id);

-- Until when the schedule of a rule was looked at.
create table rule_schedules (
  rule_id uuid primary key references rules on delete cascade,
  seen_until timestamptz(3) not null
);

-- Since when a ticket has its status and its assignee; null on tickets that had no change of it since this migration.
alter table tickets add column status_since timestamptz(3);
alter table tickets add column assigned_since timestamptz(3);

-- Kept by the database itself: the release before this one writes tickets too while it is replaced.
create function keep_ticket_moments() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.status_since := coalesce(new.status_since, new.created_at);
    new.assigned_since := coalesce(new.assigned_since, new.created_at);
    return new;
  end if;
  if new.status is distinct from old.status then
    new.status_since := new.updated_at;
  end if;
  if new.assignee_id is distinct from old.assignee_id then
    new.assigned_since := new.updated_at;
  end if;
  return new;
end
$$;
create trigger tickets_moments before insert or update of status, assignee_id on tickets
  for each row execute function keep_ticket_moments();

-- What rules of time look at: closed tickets, most of the world, are left out.
create index tickets_not_closed on tickets (coalesce(status_since, updated_at), id) where status <> 'closed';

-- History names the run of the rule that did it. No reference: runs are forgotten, history is not.
alter table ticket_events add column rule_run_id uuid;
alter table ticket_events drop constraint ticket_events_cause_kind_check;
alter table ticket_events add constraint ticket_events_cause_kind_check
  check (cause_kind in ('person', 'mail', 'system', 'import', 'filter', 'rule')) not valid;

-- Why somebody is called to a ticket, where nothing on it says so.
alter table notifications add column text text;
