-- Remote sessions: who asked, what was answered, how they went; one-time passes, recordings, and who watched them.

-- Whose members may ask for remote sessions: nobody until an administrator says so.
create table remote_teams (
  team_id uuid primary key references teams on delete cascade
);

create table remote_sessions (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  kind text not null check (kind in ('share', 'terminal', 'view', 'control')),
  state text not null check (state in ('asked', 'granted', 'active', 'refused', 'timed_out', 'ended')),
  reason text,
  device_id uuid,
  device_name text,
  asked_by uuid not null references people,
  asked_at timestamptz(3) not null,
  answered_by text,
  answered_at timestamptz(3),
  began_at timestamptz(3),
  ended_at timestamptz(3),
  -- When something was last done in it, and when both sides were last there.
  active_at timestamptz(3),
  seen_at timestamptz(3),
  -- When it ends by itself; null once it has.
  due_at timestamptz(3),
  -- The limits that held when it was asked for.
  idle_minutes integer not null,
  most_minutes integer not null,
  bytes_to_machine bigint not null default 0,
  bytes_from_machine bigint not null default 0,
  is_recorded boolean not null,
  is_unattended boolean not null default false,
  -- Where both sides connect to.
  relay_url text not null,
  check ((due_at is null) = (state in ('refused', 'timed_out', 'ended')))
);
create index remote_sessions_ticket on remote_sessions (ticket_id, id desc);
create index remote_sessions_device on remote_sessions (device_id, id desc) where device_id is not null;
create index remote_sessions_asked_by on remote_sessions (asked_by);
create index remote_sessions_due on remote_sessions (due_at) where due_at is not null;
-- One at a time: on a machine, and for each ticket whose requester shares the screen.
create unique index remote_sessions_of_device on remote_sessions (device_id)
  where due_at is not null and device_id is not null;
create unique index remote_sessions_of_share on remote_sessions (ticket_id) where due_at is not null and kind = 'share';

-- What one side connects with, once.
create table remote_passes (
  token_hash bytea primary key,
  session_id uuid not null references remote_sessions on delete cascade,
  side text not null check (side in ('agent', 'user')),
  expires_at timestamptz(3) not null
);
create index remote_passes_session on remote_passes (session_id);
create index remote_passes_old on remote_passes (expires_at);

create table remote_chat_lines (
  id uuid primary key,
  session_id uuid not null references remote_sessions on delete cascade,
  side text not null check (side in ('agent', 'user')),
  text text not null check (length(text) <= 2000),
  created_at timestamptz(3) not null
);
create index remote_chat_lines_session on remote_chat_lines (session_id, id);

create table remote_recordings (
  session_id uuid primary key references remote_sessions on delete cascade,
  format text not null check (format in ('webm', 'asciicast', 'rfb')),
  size bigint not null default 0,
  created_at timestamptz(3) not null,
  deleted_at timestamptz(3) not null
);
create index remote_recordings_old on remote_recordings (deleted_at);

create table remote_accesses (
  id uuid primary key,
  session_id uuid not null references remote_sessions on delete cascade,
  person_id uuid not null references people,
  created_at timestamptz(3) not null
);
create index remote_accesses_session on remote_accesses (session_id, id desc);
create index remote_accesses_person on remote_accesses (person_id);
