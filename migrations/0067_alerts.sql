-- Alerts: what monitoring raised, in one shape whoever raised it, and the incidents that came of it.

-- What belongs together: one source, one device, one check. It has at most one open incident.
create table alert_groups (
  id uuid primary key,
  source text not null check (length(source) between 1 and 60),
  device_id uuid references devices on delete cascade,
  -- `disk`, `service nginx`, or the rule's name at another monitor.
  check_name text not null check (length(check_name) between 1 and 300),
  state text not null check (state in ('firing', 'resolved')),
  severity text not null check (severity in ('info', 'warning', 'critical')),
  title text not null,
  -- The incident that stands for it, or did; null while it was muted from the beginning.
  ticket_id uuid references tickets on delete set null,
  -- How often it fired, since that incident was opened.
  repeat_count integer not null default 0,
  -- Why nobody was told, while it is firing.
  muted_by text check (muted_by in ('maintenance', 'device_down')),
  fired_at timestamptz(3) not null,
  resolved_at timestamptz(3),
  -- Until then it may fire again before anything follows from its being over; null when nothing waits.
  settles_at timestamptz(3)
);
create unique index alert_groups_identity on alert_groups
  (source, coalesce(device_id, '00000000-0000-0000-0000-000000000000'), check_name);
create index alert_groups_device on alert_groups (device_id, fired_at desc) where device_id is not null;
create index alert_groups_ticket on alert_groups (ticket_id) where ticket_id is not null;
create index alert_groups_firing on alert_groups (fired_at desc, id) where state = 'firing';

create table alerts (
  id uuid primary key,
  group_id uuid not null references alert_groups on delete cascade,
  source text not null,
  -- The source's own name for it, under which it comes again.
  key text not null check (length(key) between 1 and 500),
  state text not null check (state in ('firing', 'resolved')),
  severity text not null check (severity in ('info', 'warning', 'critical')),
  title text not null,
  text text not null,
  links jsonb not null default '[]',
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  repeat_count integer not null default 0,
  received_at timestamptz(3) not null,
  -- As it arrived; forgotten after 30 days.
  raw jsonb
);
create unique index alerts_identity on alerts (source, key);
create index alerts_group on alerts (group_id, received_at desc);
create index alerts_old on alerts (received_at);

create table device_groups (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index device_groups_name on device_groups (lower(name));
alter table devices add column group_id uuid references device_groups on delete set null;
create index devices_group on devices (group_id);

-- While work is done on them, what devices raise is written down and tells nobody.
create table maintenance_windows (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  -- Of one device, of a group, or of all when both are null.
  device_id uuid references devices on delete cascade,
  group_id uuid references device_groups on delete cascade,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  created_by uuid references people,
  check (ends_at > starts_at),
  check (device_id is null or group_id is null)
);
create index maintenance_windows_device on maintenance_windows (device_id) where device_id is not null;
create index maintenance_windows_group on maintenance_windows (group_id) where group_id is not null;
create index maintenance_windows_end on maintenance_windows (ends_at);
create index maintenance_windows_created_by on maintenance_windows (created_by);

-- The devices that a ticket is about.
create table ticket_devices (
  ticket_id uuid not null references tickets on delete cascade,
  device_id uuid not null references devices on delete cascade,
  created_at timestamptz(3) not null,
  primary key (ticket_id, device_id)
);
create index ticket_devices_device on ticket_devices (device_id, ticket_id desc);
