-- Filters for arriving mail, senders that are ignored, what was decided of each mail, and counts that add up.

create table mail_filters (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  -- Null: for every inbox.
  inbox_id uuid references inboxes on delete cascade,
  is_enabled boolean not null default true,
  position integer not null,
  condition jsonb not null,
  actions jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index mail_filters_name on mail_filters (lower(name));
create index mail_filters_inbox on mail_filters (inbox_id) where inbox_id is not null;

create table ignored_senders (
  id uuid primary key,
  -- An address, or a domain, which stands for all below it too.
  value text not null check (value = lower(value) and value <> ''),
  inbox_id uuid references inboxes on delete cascade,
  created_by uuid references people,
  created_at timestamptz(3) not null
);
create unique index ignored_senders_once on ignored_senders (value, inbox_id) nulls not distinct;
create index ignored_senders_inbox on ignored_senders (inbox_id) where inbox_id is not null;
create index ignored_senders_author on ignored_senders (created_by) where created_by is not null;

-- Each decision on a received mail, by Mesa or by hand, so that it can be told how it came about.
create table mail_decisions (
  id uuid primary key,
  received_id uuid not null references received_mails on delete cascade,
  outcome text not null,
  reason text not null,
  error text,
  -- Filters that held, with why and what they did.
  filters jsonb not null default '[]',
  actor_id uuid references people,
  -- The sender that was put on the list along with it: undoing takes it off again.
  ignored_sender_id uuid references ignored_senders on delete set null,
  created_at timestamptz(3) not null
);
create index mail_decisions_ignored_sender on mail_decisions (ignored_sender_id) where ignored_sender_id is not null;
create index mail_decisions_of_mail on mail_decisions (received_id, id);
create index mail_decisions_actor on mail_decisions (actor_id) where actor_id is not null;

-- Names of the filters that held, for the log.
alter table received_mails add column filter_names text[] not null default '{}';

-- What waits is little and asked for often.
create index received_mails_waiting on received_mails (inbox_id, id) where outcome = 'waiting';
create index received_mails_by_inbox_and_outcome on received_mails (inbox_id, outcome, id desc);
-- Finding by sender and subject.
create index received_mails_find on received_mails using gin (plain(from_address || ' ' || subject) gin_trgm_ops);

-- Counts of mails by inbox and outcome. A mail that changes its outcome adds two lines to a ledger instead of
-- changing two counters: nobody waits for anybody, and the sum is exact at every moment. A job folds the lines.
create table mail_counts (
  inbox_id uuid not null references inboxes on delete cascade,
  outcome text not null,
  count bigint not null,
  primary key (inbox_id, outcome)
);
create table mail_count_steps (
  id bigint generated always as identity primary key,
  inbox_id uuid not null references inboxes on delete cascade,
  outcome text not null,
  step integer not null
);
create index mail_count_steps_inbox on mail_count_steps (inbox_id);

create function count_received_mails() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into mail_count_steps (inbox_id, outcome, step)
      select inbox_id, outcome, count(*) from after_rows group by inbox_id, outcome;
  elsif tg_op = 'DELETE' then
    insert into mail_count_steps (inbox_id, outcome, step)
      select inbox_id, outcome, -count(*) from before_rows group by inbox_id, outcome;
  else
    insert into mail_count_steps (inbox_id, outcome, step)
      select inbox_id, outcome, sum(step) from (
        select inbox_id, outcome, 1 as step from after_rows
        union all select inbox_id, outcome, -1 from before_rows
      ) as steps group by inbox_id, outcome having sum(step) <> 0;
  end if;
  return null;
end $$;
create trigger received_mails_counted_in after insert on received_mails
  referencing new table as after_rows for each statement execute function count_received_mails();
create trigger received_mails_counted_again after update on received_mails
  referencing old table as before_rows new table as after_rows for each statement execute function count_received_mails();
create trigger received_mails_counted_out after delete on received_mails
  referencing old table as before_rows for each statement execute function count_received_mails();

insert into mail_counts (inbox_id, outcome, count)
  select inbox_id, outcome, count(*) from received_mails group by inbox_id, outcome;

-- A filter may be what changed a ticket.
alter table ticket_events drop constraint ticket_events_cause_kind_check;
alter table ticket_events add constraint ticket_events_cause_kind_check
  check (cause_kind in ('person', 'mail', 'system', 'import', 'filter')) not valid;
