-- Monitors that tell of alerts, each at an address of its own, and what arrived there.

create table alert_sources (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('alertmanager', 'grafana', 'zabbix', 'uptime-kuma', 'nagios', 'generic')),
  token_hash bytea not null unique,
  -- The beginning of the token, to recognise it by.
  prefix text not null,
  -- Whose queue incidents go to where the device is none of ours.
  team_id uuid references teams on delete set null,
  last_received_at timestamptz(3),
  last_fault_at timestamptz(3),
  last_fault text check (last_fault in ('unreadable', 'not_understood', 'failed')),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((last_fault is null) = (last_fault_at is null))
);
create unique index alert_sources_name on alert_sources (lower(name));
create index alert_sources_team on alert_sources (team_id) where team_id is not null;

-- What arrived, stored before it is answered; kept for 30 days, also where it was not understood.
create table alert_receipts (
  id uuid primary key,
  source_id uuid not null references alert_sources on delete cascade,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'handled', 'failed')),
  reason text check (reason in ('unreadable', 'not_understood', 'failed')),
  detail text not null default '',
  alert_count integer not null default 0,
  received_at timestamptz(3) not null,
  handled_at timestamptz(3)
);
create index alert_receipts_source on alert_receipts (source_id, id);
create index alert_receipts_state on alert_receipts (source_id, state, id) where state <> 'handled';
create index alert_receipts_old on alert_receipts (received_at);

-- Of which source a group is; null for what devices measure, and where the source was removed.
alter table alert_groups add column source_id uuid references alert_sources on delete set null;
create index alert_groups_source on alert_groups (source_id) where source_id is not null;

-- By a name that a monitor says, a device of ours is found.
create index devices_hostname on devices (lower(hostname)) where hostname <> '';
