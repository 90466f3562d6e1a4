-- Which tickets an agent looked at last.
create table recent_tickets (
  person_id uuid not null references people on delete cascade,
  ticket_id uuid not null references tickets on delete cascade,
  seen_at timestamptz(3) not null,
  primary key (person_id, ticket_id)
);
create index recent_tickets_seen on recent_tickets (person_id, seen_at desc);
create index recent_tickets_ticket on recent_tickets (ticket_id);
