-- Monitors that tell again and again of what fires: silence of theirs says something. Maintenance windows by the month.

alter table alert_sources
  -- An alert not told of for so long is not heard of any more; null: this monitor tells once.
  add column silent_after_hours integer check (silent_after_hours between 1 and 720);
update alert_sources set silent_after_hours = 24 where kind in ('alertmanager', 'grafana');

-- When it was last told of, where it was not said to be over and yet is told of no more.
alter table alert_groups add column unheard_since timestamptz(3);
-- What fires and tells nobody, which has to speak once the reason is gone.
create index alert_groups_held on alert_groups (id) where state = 'firing' and muted_by in ('maintenance', 'device_down');
create index alerts_firing on alerts (group_id, received_at) where state = 'firing';

alter table maintenance_windows
  -- Of a monthly one: the day of the month, or which weekday of it, 5 being the last.
  add column nth smallint check (nth between 1 and 31),
  drop constraint maintenance_windows_repeats_check,
  add constraint maintenance_windows_repeats_check
    check (repeats in ('daily', 'weekly', 'monthly', 'monthly_weekday')),
  add constraint maintenance_windows_monthly_check check ((nth is not null) = (coalesce(repeats, '') like 'monthly%'));
