-- Major incidents: what concerns everybody, until it is over and was looked back upon.

-- Whether an agent may say that a ticket is one; administrators always may.
alter table people add column declares_major boolean not null default false;
alter table tickets add column is_major boolean not null default false;

create table major_incidents (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  -- on: it goes on. over: it has ended and is to be reviewed.
  state text not null check (state in ('on', 'over', 'reviewed')),
  title_es text not null,
  title_en text not null,
  check (title_es <> '' or title_en <> ''),
  -- Why it is one.
  reason text not null,
  -- Whether the portal tells it, and what besides its title.
  is_public boolean not null,
  notice_es text not null,
  notice_en text not null,
  declared_by uuid references people on delete set null,
  declared_at timestamptz(3) not null,
  ended_by uuid references people on delete set null,
  ended_at timestamptz(3),
  happened text not null default '',
  cause text not null default '',
  measures text not null default '',
  reviewed_by uuid references people on delete set null,
  reviewed_at timestamptz(3)
);
-- A ticket is one at a time, until that was reviewed.
create unique index major_incidents_open on major_incidents (ticket_id) where state <> 'reviewed';
create index major_incidents_on on major_incidents (id) where state = 'on';
create index major_incidents_state on major_incidents (state, id desc);
create index major_incidents_ticket on major_incidents (ticket_id, id desc);
create index major_incidents_declared_by on major_incidents (declared_by);
create index major_incidents_ended_by on major_incidents (ended_by);
create index major_incidents_reviewed_by on major_incidents (reviewed_by);

-- Words to all whom an incident concerns.
create table major_updates (
  id uuid primary key,
  incident_id uuid not null references major_incidents on delete cascade,
  author_id uuid references people on delete set null,
  text_es text not null,
  text_en text not null,
  check (text_es <> '' or text_en <> ''),
  created_at timestamptz(3) not null,
  -- When the last ticket had it.
  done_at timestamptz(3)
);
create index major_updates_incident on major_updates (incident_id, id desc);
create index major_updates_author on major_updates (author_id);

-- The tickets that an update goes to, and the message that it became on each.
create table major_update_tickets (
  update_id uuid not null references major_updates on delete cascade,
  ticket_id uuid not null references tickets on delete cascade,
  -- waiting, sent, or skipped: nobody to write to, out of reach or closed meanwhile.
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'skipped')),
  message_id uuid references messages on delete set null,
  primary key (update_id, ticket_id)
);
create index major_update_tickets_waiting on major_update_tickets (update_id, ticket_id) where state = 'waiting';
create index major_update_tickets_ticket on major_update_tickets (ticket_id);
create index major_update_tickets_message on major_update_tickets (message_id);
