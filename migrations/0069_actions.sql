-- Named actions on devices: which teams may, which scripts there are, and what was done.

alter table device_teams add column allows_actions boolean not null default false;

-- A script runs only on machines that name its hash in their own policy.
create table device_scripts (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  -- Exactly what is hashed and run.
  content text not null check (length(content) between 1 and 50000),
  -- SHA-256 of the content, lower-case hexadecimal.
  sha256 text not null,
  created_by uuid references people,
  created_at timestamptz(3) not null
);
create unique index device_scripts_name on device_scripts (lower(name));
create index device_scripts_created_by on device_scripts (created_by);

create table device_acts (
  id uuid primary key,
  device_id uuid not null references devices on delete cascade,
  person_id uuid not null references people,
  ticket_id uuid references tickets on delete set null,
  action text not null,
  -- The service or the script.
  subject text not null default '',
  state text not null check (state in ('running', 'done', 'refused', 'failed')),
  -- What the device said, cut where it is long.
  output text not null default '',
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index device_acts_device on device_acts (device_id, id desc);
create index device_acts_person on device_acts (person_id);
create index device_acts_ticket on device_acts (ticket_id) where ticket_id is not null;
