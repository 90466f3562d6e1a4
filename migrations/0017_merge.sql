-- Tickets that turned out to be about the same as another one.

alter table tickets add column merged_into_id uuid references tickets;
create index tickets_merged on tickets (merged_into_id) where merged_into_id is not null;

create table ticket_merges (
  id uuid primary key,
  from_ticket_id uuid not null references tickets on delete cascade,
  to_ticket_id uuid not null references tickets on delete cascade,
  -- What went over, so that undoing brings back just that.
  message_ids uuid[] not null,
  -- Statuses and participants, as the merge changed them.
  traces jsonb not null,
  merged_by uuid references people,
  merged_at timestamptz(3) not null,
  undone_at timestamptz(3)
);
create index ticket_merges_standing on ticket_merges (from_ticket_id) where undone_at is null;
create index ticket_merges_to on ticket_merges (to_ticket_id);
create index ticket_merges_by on ticket_merges (merged_by);
