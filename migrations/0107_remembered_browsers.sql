-- Browsers in which a code was given and which are not asked for another one for a while.

create table remembered_browsers (
  id uuid primary key,
  -- Whoever has no second factor any more has none of these either.
  person_id uuid not null references second_factors on delete cascade,
  token_hash bytea not null unique,
  device text not null,
  ip text not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);
create index remembered_browsers_person on remembered_browsers (person_id, last_used_at desc);
create index remembered_browsers_expiry on remembered_browsers (expires_at);

-- In which of them a session was begun: whoever ends that session from elsewhere means the browser.
alter table sessions add column browser_id uuid references remembered_browsers on delete set null;
create index sessions_browser on sessions (browser_id) where browser_id is not null;
