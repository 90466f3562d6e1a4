-- An optional MeshCentral server that the customer runs: where it is, its devices, and what was opened there for tickets.

-- One at most.
create table mesh_servers (
  is_only boolean primary key default true check (is_only),
  url text not null check (length(url) <= 500),
  username text not null check (length(username) <= 200),
  -- Sealed (AES-256-GCM).
  secret bytea not null,
  is_on boolean not null,
  -- Another one makes the connection anew.
  revision integer not null default 1,
  state text not null check (state in ('connecting', 'connected', 'failing')),
  state_since timestamptz(3) not null,
  fault text check (fault in ('not_allowed', 'unreachable', 'timeout', 'certificate', 'wrong_credentials',
    'code_needed', 'too_old', 'version_unknown', 'nonsense', 'refused')),
  server_version text check (length(server_version) <= 40),
  -- The node that holds the connection says again and again that it does.
  heard_at timestamptz(3),
  updated_at timestamptz(3) not null
);

create table mesh_nodes (
  id uuid primary key,
  -- As the server calls it: node/domain/…
  node_id text not null unique check (length(node_id) <= 220),
  name text not null check (length(name) <= 200),
  host text not null check (length(host) <= 200),
  system text not null check (length(system) <= 200),
  group_name text not null check (length(group_name) <= 200),
  is_connected boolean not null,
  power text not null check (power in ('unknown', 'on', 'sleeping', 'hibernating', 'off', 'present')),
  state_since timestamptz(3) not null,
  -- The server lists it no more: it leaves out some that are not connected.
  missing_since timestamptz(3),
  device_id uuid unique references devices on delete set null
);
create index mesh_nodes_name on mesh_nodes (lower(name), id);

-- What was opened in MeshCentral for a ticket.
create table mesh_links (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  node_id uuid references mesh_nodes on delete set null,
  device_id uuid references devices on delete set null,
  device_name text not null,
  kind text not null check (kind in ('open', 'share')),
  access text check (access in ('view', 'control', 'terminal')),
  -- What MeshCentral calls the share, and whoever comes by it.
  public_id text check (length(public_id) <= 200),
  guest text check (length(guest) <= 128),
  made_by uuid not null references people,
  made_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  check ((kind = 'share') = (access is not null and public_id is not null and guest is not null))
);
create index mesh_links_ticket on mesh_links (ticket_id, id desc);
create index mesh_links_node on mesh_links (node_id, ends_at);
create index mesh_links_device on mesh_links (device_id);
create index mesh_links_maker on mesh_links (made_by);
create index mesh_links_ends on mesh_links (ends_at);

-- Sessions that MeshCentral told of: each is noted once, however often it is told.
create table mesh_sessions (
  key text primary key check (length(key) <= 200),
  link_id uuid not null references mesh_links on delete cascade,
  began_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index mesh_sessions_link on mesh_sessions (link_id);
