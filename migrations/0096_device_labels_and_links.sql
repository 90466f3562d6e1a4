-- A label for each device that is printed, and what a device depends on.

-- Opens the page that reports a problem with it; whoever stands before it may read it. Null until one is printed.
alter table devices add column label_code text unique check (length(label_code) >= 20);

create table device_links (
  device_id uuid not null references devices on delete cascade,
  -- What it is reached through: while that is down, so is this.
  upstream_id uuid not null references devices on delete cascade,
  created_at timestamptz(3) not null default now(),
  primary key (device_id, upstream_id),
  check (device_id <> upstream_id)
);
create index device_links_upstream on device_links (upstream_id);

-- The device whose being down explains the alert: it stands on that one's incident.
alter table alert_groups add column explained_by uuid references devices on delete set null;
create index alert_groups_explained on alert_groups (explained_by) where explained_by is not null;
