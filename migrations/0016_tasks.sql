-- Tasks and checklists on tickets, and the time that is spent on them.

create table tasks (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  title text not null check (length(title) between 1 and 300),
  checklist text not null default '',
  position integer not null,
  assignee_id uuid references people,
  due_at timestamptz(3),
  done_at timestamptz(3),
  done_by uuid references people,
  -- Taken away; kept for a while, so that it can be put back.
  removed_at timestamptz(3),
  created_at timestamptz(3) not null
);
create index tasks_of_ticket on tasks (ticket_id, position) where removed_at is null;
create index tasks_to_do on tasks (assignee_id, due_at) where done_at is null and removed_at is null;
create index tasks_removed on tasks (removed_at) where removed_at is not null;

create table checklists (
  id uuid primary key,
  name text not null,
  -- As the contract describes them.
  items jsonb not null,
  created_at timestamptz(3) not null
);
create unique index checklists_name on checklists (lower(name));

create table time_entries (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  person_id uuid not null references people,
  minutes integer not null check (minutes between 1 and 1440),
  activity text not null default '',
  note text not null default '',
  started_at timestamptz(3) not null,
  created_at timestamptz(3) not null
);
create index time_entries_of_ticket on time_entries (ticket_id, started_at desc);
create index time_entries_of_person on time_entries (person_id, started_at desc);
create index time_entries_activity on time_entries (activity, started_at desc) where activity <> '';

create table timers (
  person_id uuid primary key references people on delete cascade,
  ticket_id uuid not null references tickets on delete cascade,
  started_at timestamptz(3) not null
);
create index timers_of_ticket on timers (ticket_id);
