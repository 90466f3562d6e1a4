-- How tickets belong together: what the ticket in from_id is of the one in to_id.
alter table ticket_links drop constraint ticket_links_kind_check;
alter table ticket_links add constraint ticket_links_kind_check
  check (kind in ('related', 'follow_up', 'duplicate', 'child', 'caused'));
-- A link that was taken away is kept, so that bringing it back brings its reason back.
alter table ticket_links add column removed_at timestamptz(3);
-- A ticket has one parent.
create unique index ticket_links_parent on ticket_links (from_id) where kind = 'child' and removed_at is null;

-- Two tickets that look alike and of which an agent said that they are not the same.
create table distinct_tickets (
  newer_id uuid not null references tickets on delete cascade,
  older_id uuid not null references tickets on delete cascade,
  said_by uuid references people,
  said_at timestamptz(3) not null,
  primary key (newer_id, older_id),
  check (newer_id <> older_id)
);
create index distinct_tickets_older on distinct_tickets (older_id);
create index distinct_tickets_said_by on distinct_tickets (said_by);
