-- A second factor for signing in: codes of an authenticator app (RFC 6238), and codes on paper for when it is lost.

create table second_factors (
  person_id uuid primary key references people on delete cascade,
  -- What the app shares with us, sealed.
  secret bytea not null,
  -- The step of time whose code was last taken: it and those before it are taken no more.
  last_step integer not null default 0,
  created_at timestamptz(3) not null default now(),
  -- Null until a first code showed that the app has the secret; until then it is asked for nowhere.
  confirmed_at timestamptz(3)
);

create table recovery_codes (
  person_id uuid not null references second_factors on delete cascade,
  code_hash bytea not null,
  primary key (person_id, code_hash)
);

-- When a code was last given in this session.
alter table sessions add column second_factor_at timestamptz(3);
