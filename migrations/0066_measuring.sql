-- What agents measure, at falling resolution, and what they found on their machines.

-- One row for each device, width and beginning of a span. Each report writes its own row of 30 seconds and adds itself
-- to the wider ones, so nothing has to be folded later, and what is old is only deleted.
create table device_metrics (
  device_id uuid not null references devices on delete cascade,
  -- Seconds: 30 is kept for 2 days, 300 for 30, 3600 for a year.
  width smallint not null check (width in (30, 300, 3600)),
  at timestamptz(0) not null,
  sample_count integer not null default 1,
  -- Percent: sums, to be divided by the count, and the highest.
  cpu_sum real not null,
  cpu_max real not null,
  memory_sum real not null,
  memory_max real not null,
  -- Percent of the fullest disk, the last of the span.
  disk real not null,
  primary key (device_id, width, at)
) with (fillfactor = 80);
create index device_metrics_old on device_metrics using brin (at);

-- The last report as it came, once it was parsed.
create table device_readings (
  device_id uuid primary key references devices on delete cascade,
  measured_at timestamptz(3) not null,
  report jsonb not null
) with (fillfactor = 60);

create table device_inventories (
  device_id uuid primary key references devices on delete cascade,
  collected_at timestamptz(3) not null,
  inventory jsonb not null,
  -- Long, and seldom looked at.
  software jsonb not null
);
