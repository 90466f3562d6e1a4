-- Replies that leave later and can be taken back until then, and who is on a ticket right now.

create table scheduled_replies (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  agent_id uuid not null references people,
  -- undo: it waits a few seconds only, to be taken back; later: for a time that the agent chose.
  kind text not null check (kind in ('undo', 'later')),
  state text not null default 'waiting' check (state in ('waiting', 'stopped')),
  -- As the contract describes it.
  draft jsonb not null,
  attachment_ids uuid[] not null,
  send_at timestamptz(3) not null,
  stop_reason text,
  created_at timestamptz(3) not null,
  check ((state = 'stopped') = (stop_reason is not null))
);
create index scheduled_replies_of_ticket on scheduled_replies (ticket_id);
create index scheduled_replies_of_agent on scheduled_replies (agent_id, send_at);

-- Each window of a browser tells by itself; lost with a crash of PostgreSQL, and told anew within seconds.
create unlogged table presences (
  ticket_id uuid not null references tickets on delete cascade,
  person_id uuid not null references people on delete cascade,
  -- Chosen by the browser.
  window_key text not null,
  is_writing boolean not null,
  expires_at timestamptz(3) not null,
  primary key (ticket_id, person_id, window_key)
);
-- None on the time: beats change it all day, and the table has a few hundred rows.
create index presences_of_person on presences (person_id);
