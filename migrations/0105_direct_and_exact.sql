-- Whether the picture of a shared screen went from browser to browser, which the desk cannot count; who ended a session
-- that had begun; and that its end is to be told in the history once what passed last is counted.
alter table remote_sessions
  add column is_direct boolean not null default false,
  add column ended_by uuid references people,
  add column is_untold boolean not null default false;
create index remote_sessions_ended_by on remote_sessions (ended_by) where ended_by is not null;
