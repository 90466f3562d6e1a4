-- What is measured too high, or for too long not at all, raises an alert.

create table device_thresholds (
  id uuid primary key,
  -- Null: of every device.
  group_id uuid references device_groups on delete cascade,
  measure text not null check (measure in ('disk', 'cpu', 'memory', 'service', 'offline')),
  -- Percent that must be exceeded; null where nothing is compared.
  above real check (above between 1 and 100),
  for_seconds integer not null check (for_seconds between 0 and 86400),
  severity text not null check (severity in ('info', 'warning', 'critical')),
  -- Only while it is open; null: always.
  calendar_id uuid references calendars,
  is_active boolean not null default true,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((above is null) = (measure in ('service', 'offline')))
);
create index device_thresholds_group on device_thresholds (group_id);
create index device_thresholds_calendar on device_thresholds (calendar_id);

-- Since when a device is beyond a threshold; `subject` is the disk or the service.
create table device_breaches (
  device_id uuid not null references devices on delete cascade,
  threshold_id uuid not null references device_thresholds on delete cascade,
  subject text not null,
  since timestamptz(3) not null,
  -- An alert was raised for it.
  is_raised boolean not null default false,
  primary key (device_id, threshold_id, subject)
);
create index device_breaches_threshold on device_breaches (threshold_id);
