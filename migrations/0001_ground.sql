-- The ground: people, structure, tickets, mail, history. One desk is one database.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- unaccent() itself is only stable, as its dictionary might change; an index needs an immutable one.
create function plain(value text) returns text
language sql immutable parallel safe strict
return lower(public.unaccent('public.unaccent'::regdictionary, value));

create text search configuration mesa_es (copy = spanish);
alter text search configuration mesa_es alter mapping for hword, hword_part, word with unaccent, spanish_stem;
create text search configuration mesa_en (copy = english);
alter text search configuration mesa_en alter mapping for hword, hword_part, word with unaccent, english_stem;

create table settings (
  key text primary key,
  value jsonb not null
);

create table organizations (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  is_vip boolean not null default false,
  notes text not null default '',
  created_at timestamptz(3) not null default now()
);
create unique index organizations_name on organizations (lower(name));
create index organizations_name_trigram on organizations using gin (plain(name) gin_trgm_ops);

create table organization_domains (
  domain text primary key check (domain = lower(domain)),
  organization_id uuid not null references organizations on delete cascade
);
create index organization_domains_organization on organization_domains (organization_id);

create table people (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text check (email = lower(email)),
  role text not null default 'requester' check (role in ('admin', 'agent', 'requester')),
  language text not null,
  time_zone text,
  theme text not null default 'system' check (theme in ('light', 'dark', 'system')),
  organization_id uuid references organizations,
  sees_organization boolean not null default false,
  is_vip boolean not null default false,
  is_active boolean not null default true,
  password_hash text,
  -- Everything a person is found by, in plain letters: name, addresses, digits of numbers.
  find_text text not null default '',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index people_name on people (name, id);
create index people_find on people using gin (find_text gin_trgm_ops);
create index people_organization on people (organization_id, name, id);
create index people_agents on people (name, id) where role <> 'requester';

-- By what a person is recognised when writing or calling; `value` is an address, or a number's digits.
create table identities (
  kind text not null check (kind in ('email', 'phone')),
  value text not null check (value = lower(value) and value <> ''),
  person_id uuid not null references people on delete cascade,
  -- As it was written, for people to read.
  label text not null,
  position integer not null default 0,
  primary key (kind, value)
);
create index identities_person on identities (person_id, kind, position);

create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references people on delete cascade,
  -- A guest's session reaches this one ticket only.
  guest_ticket_id uuid,
  device text not null default '',
  ip text not null default '',
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null
);
create index sessions_person on sessions (person_id);
create index sessions_expiry on sessions (expires_at);

-- Links that work once: sign-in by mail, password reset, set-up.
create table mailed_links (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('sign_in', 'reset', 'setup')),
  person_id uuid references people on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index mailed_links_person on mailed_links (person_id);

create table api_tokens (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  prefix text not null,
  scopes text[] not null,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3),
  expires_at timestamptz(3)
);
create index api_tokens_person on api_tokens (person_id);

-- Fixed-window counters of the doors; losing them in a crash costs nothing.
create unlogged table rate_windows (
  key text not null,
  starts_at timestamptz(3) not null,
  count integer not null,
  primary key (key, starts_at)
);
create index rate_windows_age on rate_windows (starts_at);

create table idempotency_keys (
  actor text not null,
  key text not null check (length(key) between 1 and 200),
  request_hash bytea not null,
  status integer,
  body jsonb,
  created_at timestamptz(3) not null default now(),
  primary key (actor, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table audit_entries (
  id uuid primary key,
  action text not null,
  actor_id uuid references people,
  subject text not null,
  changes jsonb not null default '[]',
  ip text,
  created_at timestamptz(3) not null default now()
);
create index audit_entries_time on audit_entries (id desc);
create index audit_entries_actor on audit_entries (actor_id, id desc);
create index audit_entries_action on audit_entries (action, id desc);

create table teams (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  color text not null,
  visibility text not null default 'everyone' check (visibility in ('everyone', 'members')),
  created_at timestamptz(3) not null default now()
);
create unique index teams_name on teams (lower(name));

create table team_members (
  team_id uuid not null references teams on delete cascade,
  person_id uuid not null references people on delete cascade,
  is_lead boolean not null default false,
  primary key (team_id, person_id)
);
create index team_members_person on team_members (person_id);

create table inboxes (
  id uuid primary key,
  name text not null,
  address text not null unique check (address = lower(address)),
  team_id uuid references teams,
  is_default boolean not null default false,
  language text not null,
  reopen_within_days integer not null default 30,
  signature text not null default '',
  created_at timestamptz(3) not null default now()
);
create unique index inboxes_default on inboxes (is_default) where is_default;
create index inboxes_team on inboxes (team_id);

create table tickets (
  id uuid primary key,
  number bigint generated by default as identity unique,
  version integer not null default 1,
  subject text not null,
  type text not null check (type in ('incident', 'request')),
  status text not null check (status in ('new', 'open', 'pending', 'on_hold', 'solved', 'closed')),
  impact smallint not null check (impact between 1 and 3),
  urgency smallint not null check (urgency between 1 and 3),
  priority smallint not null check (priority between 1 and 4),
  priority_reason text,
  channel text not null,
  language text not null,
  requester_id uuid not null references people,
  organization_id uuid references organizations,
  inbox_id uuid references inboxes,
  team_id uuid references teams,
  assignee_id uuid references people,
  tags text[] not null default '{}',
  -- Kept here by the one door through which messages enter, so that lists need no second look.
  snippet text not null default '',
  public_snippet text not null default '',
  message_count integer not null default 0,
  awaits_reply boolean not null default true,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  solved_at timestamptz(3),
  closed_at timestamptz(3)
);
-- One index for each queue that agents look at; closed tickets, most of the world, are in none of them.
create index tickets_open_by_update on tickets (updated_at desc, id desc) where status in ('new', 'open', 'on_hold');
create index tickets_open_by_assignee on tickets (assignee_id, updated_at desc, id desc) where status in ('new', 'open', 'pending', 'on_hold');
create index tickets_open_by_team on tickets (team_id, updated_at desc, id desc) where status in ('new', 'open', 'pending', 'on_hold');
create index tickets_pending on tickets (updated_at desc, id desc) where status = 'pending';
create index tickets_solved on tickets (updated_at desc, id desc) where status = 'solved';
create index tickets_solved_at on tickets (solved_at) where status = 'solved';
create index tickets_by_update on tickets (updated_at desc, id desc);
create index tickets_by_creation on tickets (created_at desc, id desc);
create index tickets_by_priority on tickets (priority, id);
create index tickets_by_requester on tickets (requester_id, updated_at desc, id desc);
create index tickets_by_organization on tickets (organization_id, updated_at desc, id desc) where organization_id is not null;
create index tickets_by_team on tickets (team_id, updated_at desc, id desc);
create index tickets_by_assignee on tickets (assignee_id, updated_at desc, id desc) where assignee_id is not null;
create index tickets_by_inbox on tickets (inbox_id);
create index tickets_tags on tickets using gin (tags);

create table tags (
  name text primary key,
  count integer not null default 0
);

create table ticket_participants (
  ticket_id uuid not null references tickets on delete cascade,
  address text not null,
  name text not null default '',
  role text not null check (role in ('requester', 'cc')),
  primary key (ticket_id, address)
);

create table ticket_links (
  from_id uuid not null references tickets on delete cascade,
  to_id uuid not null references tickets on delete cascade,
  -- from follows up to, or both are merely related
  kind text not null check (kind in ('follow_up', 'related')),
  reason text,
  created_at timestamptz(3) not null default now(),
  primary key (from_id, to_id),
  check (from_id <> to_id)
);
create index ticket_links_to on ticket_links (to_id);

create table received_mails (
  id uuid primary key,
  inbox_id uuid not null references inboxes,
  source text not null check (source in ('smtp', 'cli', 'api', 'import')),
  envelope_from text,
  envelope_to text[] not null default '{}',
  -- Only what the log shows; the whole is in the file `raw_sha256`.
  from_address text not null default '',
  subject text not null default '',
  message_id text,
  raw_sha256 text not null,
  size integer not null,
  -- SHA-256 of the identifying headers and the body: the same mail by another way has the same one.
  content_hash bytea not null,
  copies integer not null default 1,
  is_muted boolean not null default false,
  outcome text not null default 'waiting' check (outcome in ('waiting', 'ticket_opened', 'reply_added', 'quarantined', 'ignored')),
  reason text not null default '',
  error text,
  attempts integer not null default 0,
  ticket_id uuid references tickets,
  ticket_message_id uuid,
  received_at timestamptz(3) not null,
  decided_at timestamptz(3),
  constraint received_mails_once unique (inbox_id, content_hash)
);
create index received_mails_log on received_mails (id desc);
create index received_mails_by_outcome on received_mails (outcome, id desc);
create index received_mails_by_inbox on received_mails (inbox_id, id desc);
create index received_mails_ticket on received_mails (ticket_id);

create table messages (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  kind text not null check (kind in ('reply', 'note', 'call', 'chat')),
  direction text not null check (direction in ('in', 'out', 'internal')),
  author_id uuid references people,
  from_name text not null default '',
  from_address text,
  to_addresses jsonb not null default '[]',
  cc_addresses jsonb not null default '[]',
  subject text not null default '',
  body_text text not null,
  body_html text,
  new_text text not null,
  message_id text,
  in_reply_to text,
  reference_ids text[] not null default '{}',
  is_automatic boolean not null default false,
  channel text not null,
  matched_by text,
  received_id uuid references received_mails,
  call jsonb,
  created_at timestamptz(3) not null
);
create index messages_of_ticket on messages (ticket_id, id);
create index messages_by_message_id on messages (message_id) where message_id is not null;
create index messages_received on messages (received_id) where received_id is not null;
create index messages_author on messages (author_id) where author_id is not null;

create table attachments (
  id uuid primary key,
  message_id uuid references messages on delete cascade,
  -- Who uploaded it and may still put it into a message: a person, or the hash of a stranger's cookie.
  uploaded_by text,
  sha256 text not null,
  filename text not null,
  content_type text not null,
  size integer not null,
  content_id text,
  is_inline boolean not null default false,
  created_at timestamptz(3) not null default now()
);
create index attachments_message on attachments (message_id);
create index attachments_loose on attachments (created_at) where message_id is null;

create table drafts (
  person_id uuid not null references people on delete cascade,
  ticket_id uuid not null references tickets on delete cascade,
  kind text not null check (kind in ('reply', 'note')),
  body_html text not null,
  cc text[] not null default '{}',
  attachment_ids uuid[] not null default '{}',
  updated_at timestamptz(3) not null,
  primary key (person_id, ticket_id)
);
create index drafts_ticket on drafts (ticket_id);

create table outgoing_mails (
  id uuid primary key,
  purpose text not null,
  -- What must leave only once however often it is asked for; null when each is wanted.
  once_key text unique,
  message_id uuid references messages on delete cascade,
  ticket_id uuid references tickets on delete cascade,
  inbox_id uuid references inboxes,
  recipients text[] not null,
  subject text not null,
  -- The mail's parts; erased after sending when they hold a secret link.
  content jsonb,
  is_automatic boolean not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'kept', 'delayed', 'failed', 'unknown')),
  attempts integer not null default 0,
  error text,
  header_message_id text not null,
  created_at timestamptz(3) not null,
  sent_at timestamptz(3)
);
create index outgoing_mails_log on outgoing_mails (id desc);
create index outgoing_mails_by_state on outgoing_mails (state, id desc);
create index outgoing_mails_message on outgoing_mails (message_id);
create index outgoing_mails_ticket on outgoing_mails (ticket_id);
create index outgoing_mails_inbox on outgoing_mails (inbox_id);
create index outgoing_mails_header on outgoing_mails (header_message_id);

-- Automatic mails that left or were held back, for the brakes of MAIL.md.
create table automatic_sendings (
  id uuid primary key,
  recipient text not null,
  ticket_id uuid references tickets on delete cascade,
  sent_at timestamptz(3) not null
);
create index automatic_sendings_recipient on automatic_sendings (recipient, sent_at);
create index automatic_sendings_ticket on automatic_sendings (ticket_id);

create table suppressed_addresses (
  address text primary key,
  reason text not null,
  created_at timestamptz(3) not null default now()
);

create table ratings (
  id uuid primary key,
  ticket_id uuid not null unique references tickets on delete cascade,
  person_id uuid references people,
  score smallint not null check (score between 1 and 5),
  comment text not null default '',
  rated_at timestamptz(3) not null
);
create index ratings_time on ratings (rated_at);
create index ratings_person on ratings (person_id);

-- History, and the source of live events. `xid` orders readers: rows become visible when their transaction ends,
-- not in the order of their ids.
create table ticket_events (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  ticket_id uuid not null references tickets on delete cascade,
  type text not null,
  cause_kind text not null check (cause_kind in ('person', 'mail', 'system', 'import')),
  cause_detail text,
  actor_id uuid references people,
  changes jsonb not null default '[]',
  message_id uuid,
  created_at timestamptz(3) not null
);
create index ticket_events_of_ticket on ticket_events (ticket_id, id);
create index ticket_events_feed on ticket_events (xid);
create index ticket_events_actor on ticket_events (actor_id);

-- One document per ticket: subject, people and everything said, in both languages' stems.
create table ticket_documents (
  ticket_id uuid primary key references tickets on delete cascade,
  number bigint not null,
  document tsvector not null
);
create unique index ticket_documents_number on ticket_documents (number desc);
create index ticket_documents_words on ticket_documents using gin (document);

-- Words in use, to find what somebody meant who mistyped.
create table search_words (
  word text primary key
);
create index search_words_trigram on search_words using gin (word gin_trgm_ops);

alter table sessions add foreign key (guest_ticket_id) references tickets on delete cascade;
create index sessions_guest_ticket on sessions (guest_ticket_id) where guest_ticket_id is not null;
