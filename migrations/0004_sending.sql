-- How the mail of an inbox leaves, and what became of it for each of its recipients.

-- Limits and signing of an inbox, whichever server its mail leaves by.
create table sending_settings (
  inbox_id uuid primary key references inboxes on delete cascade,
  -- Mails above it wait; null: no limit.
  mails_per_minute integer check (mails_per_minute between 1 and 10000),
  -- DKIM (RFC 6376). The private key is sealed; the public one is what DNS has to publish.
  dkim_domain text,
  dkim_selector text,
  dkim_private_key bytea,
  dkim_public_key text,
  updated_at timestamptz(3) not null,
  check ((dkim_domain is null) = (dkim_private_key is null) and (dkim_domain is null) = (dkim_selector is null)
    and (dkim_domain is null) = (dkim_public_key is null))
);

-- The latest minute in which mails of an inbox may leave, and how many have their place in it.
create table sending_minutes (
  inbox_id uuid primary key references inboxes on delete cascade,
  minute timestamptz(3) not null,
  used integer not null
);

-- Written when a mail is first taken up: until then all of its recipients share its state.
create table outgoing_recipients (
  mail_id uuid not null references outgoing_mails on delete cascade,
  address text not null,
  state text not null check (state in ('queued', 'sent', 'kept', 'delayed', 'failed', 'unknown')),
  -- Why, in the contract's words, and what the other side said.
  reason text,
  said text,
  -- A server took it: whatever is heard of it later, it is not sent again by itself.
  is_handed_over boolean not null default false,
  changed_at timestamptz(3) not null,
  primary key (mail_id, address)
);

-- Since when it is tried; null: since it was made. Asked to be sent again, a mail has its three days again.
alter table outgoing_mails add column tried_since timestamptz(3);
create index outgoing_mails_waiting on outgoing_mails (id) where state in ('queued', 'sending', 'delayed');

-- A connection of an inbox that is tried out before it is saved.
create table inbox_proofs (
  id uuid primary key,
  -- Null: an inbox that is not there yet.
  inbox_id uuid references inboxes on delete cascade,
  address text not null,
  -- What was entered, sealed for its passwords; erased when it is saved, cancelled or old.
  draft bytea,
  state text not null check (state in ('running', 'waiting', 'proven', 'failed', 'cancelled', 'saved')),
  steps jsonb not null,
  -- Until when the mail is waited for.
  deadline_at timestamptz(3),
  created_by uuid references people,
  created_at timestamptz(3) not null
);
create index inbox_proofs_inbox on inbox_proofs (inbox_id);
create index inbox_proofs_created_by on inbox_proofs (created_by);
