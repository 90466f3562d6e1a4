-- Receiving by IMAP: what is followed, how far it was read, and imports of the past.

alter table received_mails drop constraint received_mails_source_check;
alter table received_mails add constraint received_mails_source_check
  check (source in ('smtp', 'cli', 'api', 'import', 'imap'));

-- How often a server failed since it was set up; for metrics.
alter table mail_accounts add column failure_count bigint not null default 0;

-- What is done with the mailbox of an inbox; its server is in mail_accounts.
create table receiving_settings (
  inbox_id uuid primary key references inboxes on delete cascade,
  folders text[] not null check (cardinality(folders) between 1 and 5),
  after_storing text not null default 'nothing' check (after_storing in ('nothing', 'seen', 'flag', 'move')),
  move_to text check (after_storing <> 'move' or move_to is not null),
  follows_since timestamptz(3) not null
);

-- How far a folder was read (RFC 9051, 2.3.1.1). A UID means something only together with the UIDVALIDITY.
create table imap_cursors (
  inbox_id uuid not null references inboxes on delete cascade,
  folder text not null,
  -- Mails that reached the folder earlier are only taken by an import.
  follows_since timestamptz(3) not null,
  -- Null until the folder was opened.
  uid_validity bigint,
  -- Up to here everything is stored, or was there before.
  last_uid bigint not null default 0,
  -- Up to here a mail is taken only when it arrived since the folder is followed and is not here yet.
  doubtful_until_uid bigint not null default 0,
  -- Up to here the mailbox was told that the mails are stored: seen, flagged, moved.
  tidied_uid bigint not null default 0,
  fetched_count bigint not null default 0,
  primary key (inbox_id, folder)
);

-- An import of old mail, of which nobody is told.
create table mail_imports (
  id uuid primary key,
  inbox_id uuid not null references inboxes on delete cascade,
  folders text[] not null,
  -- Null: all there is.
  since timestamptz(3),
  state text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  -- Null until the mails were counted.
  total integer,
  done integer not null default 0,
  -- The last mail that was looked at, in the order of the import: by arrival, folder and UID.
  last_arrived_at timestamptz(3),
  last_folder text,
  last_uid bigint,
  -- What interrupts it just now, in the contract's words, and what the other side said.
  fault text,
  fault_detail text,
  created_by uuid references people,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index mail_imports_of_inbox on mail_imports (inbox_id, id desc);
create index mail_imports_created_by on mail_imports (created_by) where created_by is not null;
create unique index mail_imports_one_running on mail_imports (inbox_id) where state = 'running';

-- Which import brought it.
alter table received_mails add column import_id uuid references mail_imports on delete set null;
create index received_mails_of_import on received_mails (import_id) where import_id is not null;
-- Which mails of a mailbox are here already, after its UIDs have lost their meaning.
create index received_mails_by_message_id on received_mails (inbox_id, message_id) where message_id is not null;

-- A consent that is being asked for (RFC 6749, 4.1, with RFC 7636): used once, by the session that began it.
create table oauth_attempts (
  state_hash bytea primary key,
  connection_id uuid not null references oauth_connections on delete cascade,
  session_id uuid not null references sessions on delete cascade,
  -- Sealed.
  verifier bytea not null,
  expires_at timestamptz(3) not null
);
create index oauth_attempts_connection on oauth_attempts (connection_id);
create index oauth_attempts_session on oauth_attempts (session_id);
