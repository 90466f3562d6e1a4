-- What lies behind several incidents, from the first suspicion to the review.

create table problems (
  id uuid primary key,
  number integer generated always as identity unique,
  title text not null check (length(title) between 1 and 200),
  description text not null default '',
  state text not null default 'open' check (state in ('open', 'known_error', 'solved', 'closed')),
  impact smallint not null default 2 check (impact between 1 and 3),
  cause text not null default '',
  workaround text not null default '',
  review text not null default '',
  -- Whether customers read its title and workaround in the portal while it is a known error.
  is_public boolean not null default false,
  team_id uuid references teams on delete set null,
  assignee_id uuid references people on delete set null,
  version integer not null default 1,
  created_by uuid references people on delete set null,
  known_error_at timestamptz(3),
  solved_at timestamptz(3),
  closed_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index problems_updated on problems (updated_at, id);
create index problems_unsolved on problems (updated_at, id) where state in ('open', 'known_error');
create index problems_team on problems (team_id) where team_id is not null;
create index problems_assignee on problems (assignee_id) where assignee_id is not null;
create index problems_created_by on problems (created_by) where created_by is not null;
create index problems_words on problems using gin (plain(title) gin_trgm_ops);

-- A ticket has one problem at most.
create table problem_tickets (
  ticket_id uuid primary key references tickets on delete cascade,
  problem_id uuid not null references problems on delete cascade,
  linked_at timestamptz(3) not null
);
create index problem_tickets_problem on problem_tickets (problem_id, ticket_id);

create table problem_events (
  id uuid primary key,
  problem_id uuid not null references problems on delete cascade,
  type text not null,
  person_id uuid references people on delete set null,
  changes jsonb not null default '[]',
  created_at timestamptz(3) not null
);
create index problem_events_problem on problem_events (problem_id, id);
create index problem_events_person on problem_events (person_id) where person_id is not null;

-- What was written to all tickets of a problem, for each language a run of its own.
create table problem_runs (
  run_id uuid primary key references bulk_runs on delete cascade,
  problem_id uuid not null references problems on delete cascade,
  kind text not null check (kind in ('update', 'solve')),
  language text not null,
  created_at timestamptz(3) not null
);
create index problem_runs_problem on problem_runs (problem_id, run_id);
