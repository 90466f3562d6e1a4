-- How Mesa gets the mail of an inbox from its server (IMAP) and how it sends in its name (SMTP).

-- A consent that a provider gave (OAuth 2.0, RFC 6749): Mesa signs in with it instead of a password.
create table oauth_connections (
  id uuid primary key,
  provider text not null check (provider in ('microsoft', 'google')),
  -- Microsoft's directory; null for Google.
  tenant text,
  client_id text not null,
  -- Sealed with a key derived from SECRET_KEY, as are the tokens.
  client_secret bytea,
  -- The address that gave its consent; empty until it has.
  account text not null default '',
  refresh_token bytea,
  access_token bytea,
  access_expires_at timestamptz(3),
  -- When the consent ends by itself, where the provider says so.
  consent_expires_at timestamptz(3),
  error text,
  created_at timestamptz(3) not null
);

-- One server that Mesa signs in to for an inbox.
create table mail_accounts (
  inbox_id uuid not null references inboxes on delete cascade,
  use text not null check (use in ('receiving', 'sending')),
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null,
  -- Sealed; null when it signs in by OAuth, or not at all.
  password bytea,
  oauth_connection_id uuid references oauth_connections,
  is_enabled boolean not null default true,
  last_success_at timestamptz(3),
  -- Since when nothing works; null while it does.
  failing_since timestamptz(3),
  -- Which step failed, in the contract's words, and what the other side said.
  fault text,
  fault_detail text,
  updated_at timestamptz(3) not null,
  primary key (inbox_id, use)
);
create index mail_accounts_oauth on mail_accounts (oauth_connection_id) where oauth_connection_id is not null;
