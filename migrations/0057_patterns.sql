-- Tickets grouped by likeness as they arrive, and the groups that grow more than usual.

create table ticket_groups (
  id uuid primary key,
  -- The mean of its tickets' vectors, the weightiest features first, of length 1.
  keys integer[] not null,
  weights real[] not null,
  ticket_count integer not null,
  -- Features of tickets that were split off: who has them does not belong here.
  avoided_keys integer[] not null default '{}',
  last_at timestamptz(3) not null
);
create index ticket_groups_keys on ticket_groups using gin (keys) with (fastupdate = off);
create index ticket_groups_last on ticket_groups (last_at);

create table group_tickets (
  ticket_id uuid primary key references tickets on delete cascade,
  group_id uuid not null references ticket_groups on delete cascade,
  -- When the ticket was opened.
  created_at timestamptz(3) not null,
  -- A person put it here: it is not moved again.
  is_placed boolean not null default false
);
create index group_tickets_group on group_tickets (group_id, created_at);
create index group_tickets_created on group_tickets (created_at);

-- Groups that people said are different matters.
create table groups_apart (
  one_id uuid not null references ticket_groups on delete cascade,
  other_id uuid not null references ticket_groups on delete cascade,
  said_by uuid references people on delete set null,
  said_at timestamptz(3) not null,
  primary key (one_id, other_id)
);
create index groups_apart_other on groups_apart (other_id);
create index groups_apart_said_by on groups_apart (said_by) where said_by is not null;

create table patterns (
  id uuid primary key,
  group_id uuid not null unique references ticket_groups on delete cascade,
  state text not null default 'open' check (state in ('open', 'dismissed', 'turned')),
  words text[] not null,
  -- In how many hours so many tickets of it came, and how many would have been usual.
  window_hours integer not null,
  recent_count integer not null,
  usual_count real not null,
  found_at timestamptz(3) not null,
  -- Why it was dismissed.
  reason text check (length(reason) between 1 and 500),
  problem_id uuid references problems on delete set null,
  decided_by uuid references people on delete set null,
  decided_at timestamptz(3),
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'dismissed') = (reason is not null))
);
create index patterns_found on patterns (state, found_at, id);
create index patterns_problem on patterns (problem_id) where problem_id is not null;
create index patterns_decided_by on patterns (decided_by) where decided_by is not null;
