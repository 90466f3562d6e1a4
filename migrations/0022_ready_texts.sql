-- Texts that agents put into what they write.

create table ready_texts (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  -- What is typed after the slash; empty: none.
  shortcut text not null default '',
  language text check (language in ('es', 'en')),
  -- Personal with an owner, of a team with a team, for all agents with neither.
  owner_id uuid references people on delete cascade,
  team_id uuid references teams on delete cascade,
  body_html text not null,
  use_count integer not null default 0,
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (owner_id is null or team_id is null)
);
create index ready_texts_owner on ready_texts (owner_id) where owner_id is not null;
create index ready_texts_team on ready_texts (team_id) where team_id is not null;
-- One name, whoever keeps it and for whichever language, is one text.
create unique index ready_texts_name on ready_texts
  (lower(name), coalesce(language, ''), coalesce(owner_id, team_id, '00000000-0000-0000-0000-000000000000'));
