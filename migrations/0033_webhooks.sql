-- What programs outside are told (webhooks), what they tell the desk (hooks), and tickets that are opened from a
-- template, by hand or again and again.

create table webhooks (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  url text not null check (length(url) <= 2000),
  events text[] not null,
  includes_notes boolean not null default false,
  is_active boolean not null default true,
  -- Why Mesa switched it off by itself; null while it is on, and when a person switched it off.
  off_reason text check (off_reason in ('gone', 'failing')),
  -- Sealed with a key derived from SECRET_KEY.
  secret bytea not null,
  former_secret bytea,
  former_secret_until timestamptz(3),
  -- Since when nothing has arrived any more; null after each success.
  failing_since timestamptz(3),
  last_delivered_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((former_secret is null) = (former_secret_until is null))
);
create unique index webhooks_name on webhooks (lower(name));

-- What is sent, with how that went. The id is the `webhook-id` under which the receiver recognises it.
create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks on delete cascade,
  event text not null,
  ticket_id uuid references tickets on delete cascade,
  -- Byte for byte what is signed and sent.
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  -- Attempts of the present round; sending it again by hand begins a new one.
  attempt_count integer not null default 0,
  next_attempt_at timestamptz(3),
  last_attempt_at timestamptz(3),
  -- How the last attempt went.
  fault text,
  response_status integer,
  response_body text,
  duration_ms integer,
  created_at timestamptz(3) not null
);
create index webhook_deliveries_webhook on webhook_deliveries (webhook_id, id);
create index webhook_deliveries_state on webhook_deliveries (webhook_id, state, id) where state <> 'delivered';
create index webhook_deliveries_ticket on webhook_deliveries (ticket_id) where ticket_id is not null;
create index webhook_deliveries_old on webhook_deliveries (created_at);

create table hooks (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  token_hash bytea not null unique,
  -- The beginning of the token, to recognise it by.
  prefix text not null,
  is_active boolean not null default true,
  -- As the contract describes it.
  mapping jsonb not null,
  last_received_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index hooks_name on hooks (lower(name));

-- What arrived, stored before it is answered, with what became of it.
create table hook_receipts (
  id uuid primary key,
  hook_id uuid not null references hooks on delete cascade,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'opened', 'added', 'solved', 'ignored', 'failed')),
  -- Why, for what was ignored or failed.
  reason text,
  ticket_id uuid references tickets on delete set null,
  received_at timestamptz(3) not null,
  handled_at timestamptz(3)
);
create index hook_receipts_hook on hook_receipts (hook_id, id);
create index hook_receipts_state on hook_receipts (hook_id, state, id);
create index hook_receipts_ticket on hook_receipts (ticket_id) where ticket_id is not null;
create index hook_receipts_old on hook_receipts (received_at);

-- Which ticket is about what a hook speaks of under one key: the newest one.
create table hook_subjects (
  hook_id uuid not null references hooks on delete cascade,
  key text not null,
  ticket_id uuid not null references tickets on delete cascade,
  primary key (hook_id, key)
);
create index hook_subjects_ticket on hook_subjects (ticket_id);

create table ticket_templates (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  description text not null default '',
  -- Personal with an owner, of a team with a team, for all agents with neither.
  owner_id uuid references people on delete cascade,
  team_id uuid references teams on delete cascade,
  -- As the contract describes it.
  content jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (owner_id is null or team_id is null)
);
create index ticket_templates_owner on ticket_templates (owner_id) where owner_id is not null;
create index ticket_templates_team on ticket_templates (team_id) where team_id is not null;
create unique index ticket_templates_name on ticket_templates
  (lower(name), coalesce(owner_id, team_id, '00000000-0000-0000-0000-000000000000'));

create table recurring_tickets (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  template_id uuid not null references ticket_templates,
  requester_id uuid not null references people,
  -- RFC 5545, without DTSTART: that is `starts_at`, a time of the wall clock in `time_zone`.
  rule text not null,
  starts_at timestamp(0) not null,
  time_zone text not null,
  is_paused boolean not null default false,
  -- Null: there will be none any more, or it is paused.
  next_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index recurring_tickets_name on recurring_tickets (lower(name));
create index recurring_tickets_next on recurring_tickets (next_at) where next_at is not null;
create index recurring_tickets_template on recurring_tickets (template_id);
create index recurring_tickets_requester on recurring_tickets (requester_id);

-- Each occurrence once, whoever works on it.
create table recurrences (
  recurring_id uuid not null references recurring_tickets on delete cascade,
  occurs_at timestamptz(3) not null,
  state text not null check (state in ('opened', 'skipped', 'failed')),
  -- How many earlier occurrences were missed, and are made up for by this one.
  missed_count integer not null default 0,
  is_late boolean not null default false,
  reason text,
  ticket_id uuid references tickets on delete set null,
  created_at timestamptz(3) not null,
  primary key (recurring_id, occurs_at)
);
create index recurrences_ticket on recurrences (ticket_id) where ticket_id is not null;

-- Who or what changes a ticket: also rules, clocks, hooks, recurrences, alerts and the giving out of tickets.
alter table ticket_events drop constraint ticket_events_cause_kind_check;
alter table ticket_events add constraint ticket_events_cause_kind_check check (cause_kind in
  ('person', 'mail', 'system', 'import', 'filter', 'rule', 'clock', 'escalation', 'alert', 'hook', 'recurrence',
   'assignment')) not valid;
