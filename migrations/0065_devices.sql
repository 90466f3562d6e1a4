-- Devices: the machines that teams look after, and the line that the agent on each of them opens to the desk.

-- Teams for which an administrator turned devices on; without a row here a team has none.
create table device_teams (
  team_id uuid primary key references teams on delete cascade,
  turned_on_at timestamptz(3) not null
);

create table devices (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  kind text not null default 'computer' check (kind in ('computer', 'server', 'kiosk', 'phone', 'printer', 'network', 'other')),
  team_id uuid not null references teams,
  owner_id uuid references people,
  organization_id uuid references organizations,
  asset_tag text not null default '',
  serial text not null default '',
  location text not null default '',
  notes text not null default '',
  -- Ed25519; null until an agent was enrolled.
  public_key bytea check (length(public_key) = 32),
  enrolled_at timestamptz(3),
  -- What the agent says of itself, each time it opens its line.
  hostname text not null default '',
  platform text not null default '',
  agent_version text not null default '',
  allowed text[] not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index devices_name on devices (lower(name), id);
create index devices_team on devices (team_id, lower(name), id);
create index devices_owner on devices (owner_id);
create index devices_organization on devices (organization_id);
create unique index devices_asset_tag on devices (lower(asset_tag)) where asset_tag <> '';
create index devices_find on devices using gin
  ((lower(name || ' ' || asset_tag || ' ' || serial || ' ' || hostname || ' ' || location)) gin_trgm_ops);

-- With which an agent is enrolled, once and within minutes.
create table device_codes (
  id uuid primary key,
  device_id uuid not null references devices on delete cascade,
  code_hash bytea not null unique,
  created_by uuid not null references people,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index device_codes_device on device_codes (device_id);
create index device_codes_created_by on device_codes (created_by);
create index device_codes_old on device_codes (expires_at);

-- The line of a device: which node holds it, and when it last gave a sign of life. Narrow, as it is written often.
create table device_lines (
  device_id uuid primary key references devices on delete cascade,
  connection_id uuid not null,
  node_id uuid not null,
  opened_at timestamptz(3) not null,
  heard_at timestamptz(3) not null,
  -- Null while the line is open.
  closed_at timestamptz(3)
) with (fillfactor = 60);

-- Questions to devices, on their way to the node that holds the line and back. Nothing here outlives a minute, so
-- nothing is written ahead: after a crash there is nobody left who waits.
create unlogged table device_requests (
  id uuid primary key,
  device_id uuid not null,
  kind text not null,
  body jsonb not null,
  taken_at timestamptz(3),
  answer jsonb,
  expires_at timestamptz(3) not null
);
create index device_requests_old on device_requests (expires_at);
