-- Approvals: people who say yes or no before a request goes on, step by step.

create table approval_flows (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  question_es text not null default '',
  question_en text not null default '',
  -- As the contract describes them, in their order.
  steps jsonb not null,
  holds_ticket boolean not null default false,
  allows_own boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index approval_flows_name on approval_flows (lower(name));

create table approvals (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  -- Null for what was asked without a flow, or whose flow is gone.
  flow_id uuid references approval_flows on delete set null,
  flow_name text not null default '',
  question_es text not null default '',
  question_en text not null default '',
  amount numeric(14, 2),
  -- The desk's when it was asked (ISO 4217).
  currency text not null,
  allows_own boolean not null,
  state text not null check (state in ('pending', 'approved', 'rejected', 'expired', 'withdrawn')),
  -- Null when a rule asked.
  asked_by uuid references people,
  -- The requester's words that approvers read, wherever that message is now.
  message_id uuid references messages on delete set null,
  -- The status that the ticket had before it was put on hold for this; null when it was not.
  held_status text,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index approvals_of_ticket on approvals (ticket_id, id desc);
create index approvals_flow on approvals (flow_id);
create index approvals_asked_by on approvals (asked_by);
create index approvals_message on approvals (message_id);

create table approval_steps (
  id uuid primary key,
  approval_id uuid not null references approvals on delete cascade,
  position integer not null,
  who jsonb not null,
  -- Null: all who are asked.
  quorum integer check (quorum between 1 and 20),
  remind_after_hours integer,
  expire_after_days integer,
  state text not null check (state in ('waiting', 'pending', 'approved', 'rejected', 'expired', 'not_needed')),
  reminder_count integer not null default 0,
  remind_at timestamptz(3),
  expires_at timestamptz(3),
  ended_at timestamptz(3),
  unique (approval_id, position)
);
create index approval_steps_due on approval_steps (least(remind_at, expires_at)) where state = 'pending';

-- One for each person whose word is asked in a step. The word may be given by a deputy.
create table approval_votes (
  id uuid primary key,
  step_id uuid not null references approval_steps on delete cascade,
  approver_id uuid not null references people,
  decider_id uuid not null references people,
  state text not null check (state in ('pending', 'approved', 'rejected', 'skipped')),
  skip_reason text check (skip_reason in ('inactive', 'own', 'same_decider', 'settled')),
  comment text not null default '',
  decided_by uuid references people,
  decided_via text check (decided_via in ('mail', 'portal', 'desk', 'api')),
  decided_at timestamptz(3),
  unique (step_id, approver_id)
);
create index approval_votes_waiting on approval_votes (decider_id, id desc) where state = 'pending';
create index approval_votes_owed on approval_votes (approver_id, id desc) where state = 'pending';
create index approval_votes_decider on approval_votes (decider_id, id desc);
create index approval_votes_approver on approval_votes (approver_id, id desc);
create index approval_votes_decided_by on approval_votes (decided_by);

-- The links of the mails; each is for one person and one word, and only its hash is kept.
create table approval_links (
  token_hash bytea primary key,
  vote_id uuid not null references approval_votes on delete cascade,
  person_id uuid not null references people on delete cascade,
  created_at timestamptz(3) not null
);
create index approval_links_vote on approval_links (vote_id);
create index approval_links_person on approval_links (person_id);

-- Who decides while somebody is away.
create table approval_deputies (
  person_id uuid primary key references people on delete cascade,
  deputy_id uuid not null references people on delete cascade,
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  check (until_at > from_at and deputy_id <> person_id)
);
create index approval_deputies_deputy on approval_deputies (deputy_id);

alter table notifications add column approval_id uuid references approvals on delete cascade;
create index notifications_approval on notifications (approval_id) where approval_id is not null;
