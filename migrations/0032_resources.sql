-- Who works when and on how much, how teams give out tickets, and who is called at night.

-- What the desk knows of an agent beside the person; who has no row yet is as the defaults say.
create table agents (
  person_id uuid primary key references people on delete cascade,
  state text not null default 'available' check (state in ('available', 'busy', 'away', 'off')),
  -- How much an agent carries at once, in the weights of the teams; 0: is given nothing.
  capacity smallint not null default 10 check (capacity between 0 and 1000),
  -- When the agent works; null: when the team does.
  calendar_id uuid references calendars
);
create index agents_calendar on agents (calendar_id) where calendar_id is not null;

create table absences (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  substitute_id uuid references people on delete set null,
  note text not null default '',
  created_by uuid references people on delete set null,
  created_at timestamptz(3) not null,
  check (ends_at > starts_at),
  check (substitute_id <> person_id)
);
create index absences_person on absences (person_id, ends_at);
create index absences_end on absences (ends_at, id);
create index absences_substitute on absences (substitute_id) where substitute_id is not null;
create index absences_author on absences (created_by) where created_by is not null;

create table skills (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  created_at timestamptz(3) not null
);
create unique index skills_name on skills (lower(name));

create table agent_skills (
  person_id uuid not null references people on delete cascade,
  skill_id uuid not null references skills on delete cascade,
  level smallint not null check (level between 1 and 3),
  primary key (person_id, skill_id)
);
create index agent_skills_skill on agent_skills (skill_id);

-- What on a ticket asks for a skill.
create table skill_needs (
  id uuid primary key,
  skill_id uuid not null references skills on delete cascade,
  level smallint not null check (level between 1 and 3),
  -- As the contract describes it.
  condition jsonb not null,
  position integer not null
);
create index skill_needs_skill on skill_needs (skill_id, position);

-- How a team gives out its tickets; a team without a row lets its members take them.
create table team_assignments (
  team_id uuid primary key references teams on delete cascade,
  mode text not null default 'pull' check (mode in ('pull', 'round_robin', 'least_loaded', 'skills')),
  -- What a ticket of priority 1, 2, 3 and 4 weighs.
  weights smallint[] not null default '{3,2,1,1}' check (array_length(weights, 1) = 4),
  -- When the team works; null: always.
  calendar_id uuid references calendars,
  -- Counts what was given out, so that the one who waited longest is known.
  turn bigint not null default 0
);
create index team_assignments_calendar on team_assignments (calendar_id) where calendar_id is not null;

create table assignment_turns (
  team_id uuid not null references teams on delete cascade,
  person_id uuid not null references people on delete cascade,
  turn bigint not null,
  primary key (team_id, person_id)
);
create index assignment_turns_person on assignment_turns (person_id);

-- What waits to be given out, in its order.
create index tickets_waiting on tickets (team_id, priority, created_at, id)
  where assignee_id is null and status in ('new', 'open');

-- Who of a team is called out of hours.
create table rotas (
  team_id uuid primary key references teams on delete cascade,
  time_zone text not null,
  -- The people take turns in this order, the first one from the handover on `starts_on`.
  person_ids uuid[] not null,
  turn_days smallint not null check (turn_days in (1, 7)),
  starts_on date not null,
  -- The wall clock of the zone, in minutes since midnight.
  handover_minute smallint not null check (handover_minute between 0 and 1439),
  -- So long somebody has to answer before the next one is called.
  answer_minutes smallint not null check (answer_minutes between 1 and 240),
  -- A new ticket of priority 1 calls out of hours.
  calls_on_critical boolean not null default true
);

-- Somebody else for a while.
create table rota_overrides (
  id uuid primary key,
  team_id uuid not null references rotas on delete cascade,
  person_id uuid not null references people on delete cascade,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  check (ends_at > starts_at)
);
create index rota_overrides_team on rota_overrides (team_id, ends_at);
create index rota_overrides_person on rota_overrides (person_id);

-- Somebody has to come for a ticket.
create table callouts (
  id uuid primary key,
  team_id uuid not null references teams on delete cascade,
  ticket_id uuid not null references tickets on delete cascade,
  -- In which order people are called; fixed when the call is made.
  person_ids uuid[] not null,
  answer_minutes smallint not null,
  -- How many of them were called.
  called_count smallint not null default 0,
  made_at timestamptz(3) not null,
  answered_at timestamptz(3),
  answered_by uuid references people on delete set null,
  -- Nobody answered, or nobody is needed any more.
  ended_at timestamptz(3)
);
create index callouts_team on callouts (team_id);
create index callouts_answerer on callouts (answered_by) where answered_by is not null;
create index callouts_open on callouts (id) where answered_at is null and ended_at is null;
create index callouts_old on callouts (made_at);
-- One call for a ticket at a time.
create unique index callouts_ticket_open on callouts (ticket_id) where answered_at is null and ended_at is null;
create index callouts_ticket on callouts (ticket_id);

alter table ticket_events drop constraint ticket_events_cause_kind_check;
alter table ticket_events add constraint ticket_events_cause_kind_check
  check (cause_kind in ('person', 'mail', 'system', 'import', 'filter', 'rule', 'clock', 'alert', 'assignment')) not valid;
