-- Alerts that go on and off are held, and a person may mute one for a while.

alter table alert_groups
  -- When it last went on or off, the latest last; no more of them than it takes to see that it flaps.
  add column changed_at timestamptz(3)[] not null default '{}',
  -- Whether it was flapping at the last change; over when it was quiet for long enough since.
  add column is_flapping boolean not null default false,
  add column muted_until timestamptz(3);

alter table alert_groups drop constraint alert_groups_muted_by_check;
alter table alert_groups add constraint alert_groups_muted_by_check
  check (muted_by in ('maintenance', 'device_down', 'person'));
create index alert_groups_muted on alert_groups (muted_until) where muted_until is not null;

-- For the list of all of them, the latest first.
create index alert_groups_latest on alert_groups (fired_at desc, id);
