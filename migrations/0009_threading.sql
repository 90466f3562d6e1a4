-- Messages that were put on another ticket, and problems that monitoring tells of again and again.

create table message_moves (
  id uuid primary key,
  message_id uuid not null references messages on delete cascade,
  from_ticket_id uuid not null references tickets on delete cascade,
  to_ticket_id uuid not null references tickets on delete cascade,
  -- What the move changed besides: statuses and participants of both tickets, so that undoing takes back just that.
  traces jsonb not null,
  moved_by uuid references people,
  moved_at timestamptz(3) not null,
  undone_at timestamptz(3)
);
create index message_moves_standing on message_moves (message_id, id) where undone_at is null;
create index message_moves_message on message_moves (message_id);
create index message_moves_from on message_moves (from_ticket_id);
create index message_moves_to on message_moves (to_ticket_id);
create index message_moves_by on message_moves (moved_by);

-- The newest ticket of a problem that a monitoring system reports to an inbox.
create table monitored_problems (
  inbox_id uuid not null references inboxes on delete cascade,
  -- Who reports, and what is in trouble.
  problem_key text not null,
  ticket_id uuid not null references tickets on delete cascade,
  has_recovered boolean not null default false,
  updated_at timestamptz(3) not null,
  primary key (inbox_id, problem_key)
);
create index monitored_problems_ticket on monitored_problems (ticket_id);

-- A moved message takes the log of its mail along.
create index received_mails_message on received_mails (ticket_message_id) where ticket_message_id is not null;
