-- Optional help by a language model behind an endpoint that speaks as OpenAI's does. Without a row it is off.

create table ai_settings (
  is_only boolean primary key default true check (is_only),
  is_on boolean not null,
  base_url text not null,
  model text not null,
  -- Empty: articles are chosen by their words alone.
  embedding_model text not null default '',
  -- Sealed; null where the endpoint asks for none.
  api_key bytea,
  features text[] not null default '{}',
  redacts boolean not null default true,
  timeout_seconds integer not null default 60 check (timeout_seconds between 5 and 600),
  max_tokens integer not null default 1000 check (max_tokens between 50 and 16000),
  daily_limit integer not null default 500 check (daily_limit between 1 and 100000),
  -- Counts changes of what is sent or where to: who agreed to another one is asked again.
  version integer not null,
  updated_at timestamptz(3) not null
);

-- Who has seen what is sent, before it was sent for the first time.
create table ai_agreements (
  person_id uuid not null references people on delete cascade,
  feature text not null,
  version integer not null,
  agreed_at timestamptz(3) not null,
  primary key (person_id, feature)
);

-- Every call, with all that went out and came back.
create table ai_calls (
  id uuid primary key,
  feature text not null,
  person_id uuid references people,
  ticket_id uuid references tickets on delete cascade,
  host text not null,
  model text not null,
  is_redacted boolean not null,
  sent jsonb not null,
  received text,
  -- Null while it runs.
  outcome text check (outcome in ('answered', 'refused', 'busy', 'late', 'unreadable', 'unreachable', 'cancelled')),
  detail text,
  prompt_tokens integer,
  completion_tokens integer,
  duration_ms integer,
  created_at timestamptz(3) not null
);
create index ai_calls_newest on ai_calls (id desc);
create index ai_calls_age on ai_calls (created_at);
create index ai_calls_person on ai_calls (person_id);
create index ai_calls_ticket on ai_calls (ticket_id);
