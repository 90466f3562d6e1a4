-- Service level agreements: policies with their versions, and the clocks of tickets.

create table sla_policies (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  description text not null default '',
  -- The first one that is on and whose condition holds applies.
  position integer not null,
  is_on boolean not null default false,
  -- The present version; earlier ones stay for the tickets that have them.
  version_id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  removed_at timestamptz(3)
);
create unique index sla_policies_name on sla_policies (lower(name)) where removed_at is null;

-- Never changed: what was promised to a ticket stays readable.
create table sla_versions (
  id uuid primary key,
  policy_id uuid not null references sla_policies on delete cascade,
  number integer not null,
  -- As the contract describes them.
  terms jsonb not null,
  -- Of the terms; a calendar that something was promised by cannot be removed.
  calendar_id uuid references calendars,
  author_id uuid references people,
  created_at timestamptz(3) not null,
  unique (policy_id, number)
);
create index sla_versions_calendar on sla_versions (calendar_id) where calendar_id is not null;
create index sla_versions_author on sla_versions (author_id) where author_id is not null;
alter table sla_policies add constraint sla_policies_version
  foreign key (version_id) references sla_versions deferrable initially deferred;
create index sla_policies_by_version on sla_policies (version_id);

-- What follows from a ticket's history; `mesa clocks verify` rebuilds it and compares.
create table sla_clocks (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  kind text not null check (kind in ('first_response', 'next_response', 'periodic_update', 'resolution', 'time_to_own')),
  run integer not null,
  -- Where the target comes from.
  version_id uuid not null references sla_versions,
  priority smallint not null,
  -- Null: round the clock.
  calendar_id uuid references calendars,
  target_seconds integer not null,
  started_at timestamptz(3) not null,
  -- Open milliseconds until `counted_until`; a clock that runs has gone on since.
  elapsed_ms bigint not null,
  counted_until timestamptz(3) not null,
  paused_since timestamptz(3),
  pause_reason text check (pause_reason in ('pending', 'on_hold', 'solved')),
  -- Null while it stands still, and once it is met.
  due_at timestamptz(3),
  soon_at timestamptz(3),
  met_at timestamptz(3),
  -- Promised no longer, and kept since it was missed before.
  is_withdrawn boolean not null default false,
  -- Set when it is told, once and for good.
  warned_at timestamptz(3),
  breached_at timestamptz(3),
  -- When there is something to tell.
  wake_at timestamptz(3) generated always as (least(
    case when warned_at is null then soon_at end, case when breached_at is null then due_at end)) stored,
  unique (ticket_id, kind, run)
);
create index sla_clocks_wake on sla_clocks (wake_at) where wake_at is not null;
create index sla_clocks_calendar on sla_clocks (calendar_id, ticket_id) where met_at is null;
create index sla_clocks_version on sla_clocks (version_id);

-- How calendars were since when. What has passed is counted by what a calendar said then: a holiday that is entered
-- today moves what is due, and neither makes nor heals a breach of yesterday.
create table calendar_states (
  calendar_id uuid not null references calendars on delete cascade,
  since timestamptz(3) not null,
  time_zone text not null,
  weekly jsonb not null,
  holidays jsonb not null,
  primary key (calendar_id, since)
);
insert into calendar_states select id, '-infinity', time_zone, weekly, holidays from calendars;

-- Kept by the database itself, as calendars know nothing of clocks. The clocks that run by it are counted anew by a job.
create function keep_calendar_state() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into calendar_states values (new.id, '-infinity', new.time_zone, new.weekly, new.holidays);
  elsif (old.time_zone, old.weekly, old.holidays) is distinct from (new.time_zone, new.weekly, new.holidays) then
    insert into calendar_states values (new.id, new.updated_at, new.time_zone, new.weekly, new.holidays)
      on conflict (calendar_id, since) do update
        set time_zone = excluded.time_zone, weekly = excluded.weekly, holidays = excluded.holidays;
    perform graphile_worker.add_job('sla:recount', json_build_object('calendarId', new.id),
      job_key => 'sla:recount:' || new.id);
  end if;
  return null;
end
$$;
create trigger calendars_state after insert or update on calendars
  for each row execute function keep_calendar_state();

-- Putting policies on tickets that are unsolved already.
create table sla_applications (
  id uuid primary key,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done')),
  total integer not null,
  done integer not null default 0,
  started_by uuid references people,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create unique index sla_applications_one on sla_applications ((true)) where state <> 'done';
create index sla_applications_person on sla_applications (started_by) where started_by is not null;

-- For lists: what is due next, since when that is soon, and whether all clocks stand still.
alter table tickets add column sla_version_id uuid;
alter table tickets add constraint tickets_sla_version foreign key (sla_version_id) references sla_versions not valid;
alter table tickets add column next_due_at timestamptz(3);
alter table tickets add column next_due_clock text;
alter table tickets add column next_soon_at timestamptz(3);
alter table tickets add column is_clock_paused boolean not null default false;
create index tickets_by_due on tickets (coalesce(next_due_at, 'infinity'::timestamptz), id);
create index tickets_open_by_due on tickets (coalesce(next_due_at, 'infinity'::timestamptz), id) where status in ('new', 'open', 'pending', 'on_hold');
create index tickets_open_by_sla_version on tickets (sla_version_id, id) where status in ('new', 'open', 'pending', 'on_hold');
