-- Maintenance windows that come again: the row holds the one that goes on or comes next.

alter table maintenance_windows
  -- Null: once.
  add column repeats text check (repeats in ('daily', 'weekly')),
  -- By whose clock it comes again.
  add column time_zone text not null default 'UTC';
create index maintenance_windows_repeats on maintenance_windows (ends_at) where repeats is not null;
