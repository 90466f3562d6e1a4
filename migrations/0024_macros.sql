-- Macros: several changes and texts in one go.

create table macros (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  description text not null default '',
  -- Personal with an owner, of a team with a team, for all agents with neither.
  owner_id uuid references people on delete cascade,
  team_id uuid references teams on delete cascade,
  -- As the contract describes them.
  actions jsonb not null,
  use_count integer not null default 0,
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (owner_id is null or team_id is null)
);
create index macros_owner on macros (owner_id) where owner_id is not null;
create index macros_team on macros (team_id) where team_id is not null;
create unique index macros_name on macros
  (lower(name), coalesce(owner_id, team_id, '00000000-0000-0000-0000-000000000000'));

-- What was done with a macro, for as long as it can be taken back.
create table macro_uses (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  person_id uuid not null references people on delete cascade,
  -- The changed fields of the ticket before and after, so that undoing takes back just that.
  before jsonb not null,
  after jsonb not null,
  task_ids uuid[] not null default '{}',
  undone_at timestamptz(3),
  created_at timestamptz(3) not null
);
create index macro_uses_ticket on macro_uses (ticket_id);
create index macro_uses_person on macro_uses (person_id);
create index macro_uses_old on macro_uses (created_at);

-- How far an agent has read a ticket. The message may since have been moved elsewhere: its id still says when it was.
create table ticket_reads (
  person_id uuid not null references people on delete cascade,
  ticket_id uuid not null references tickets on delete cascade,
  message_id uuid not null,
  primary key (person_id, ticket_id)
);
create index ticket_reads_ticket on ticket_reads (ticket_id);
