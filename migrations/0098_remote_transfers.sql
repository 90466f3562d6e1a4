-- Files and clipboards that passed in remote sessions; never what was in them.
create table remote_transfers (
  id uuid primary key,
  session_id uuid not null references remote_sessions on delete cascade,
  kind text not null check (kind in ('file', 'clipboard')),
  direction text not null check (direction in ('to_machine', 'from_machine')),
  name text check (length(name) <= 255),
  bytes bigint not null default 0,
  state text not null default 'running' check (state in ('running', 'done', 'dropped')),
  reason text,
  created_at timestamptz(3) not null,
  check ((reason is not null) = (state = 'dropped'))
);
create index remote_transfers_session on remote_transfers (session_id, id);
