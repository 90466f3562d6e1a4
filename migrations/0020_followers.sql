-- Colleagues who want to know how a ticket goes on, and whom a note names.

create table ticket_followers (
  ticket_id uuid not null references tickets on delete cascade,
  person_id uuid not null references people on delete cascade,
  since timestamptz(3) not null,
  primary key (ticket_id, person_id)
);
create index ticket_followers_person on ticket_followers (person_id);

create table message_mentions (
  message_id uuid not null references messages on delete cascade,
  person_id uuid not null references people on delete cascade,
  primary key (message_id, person_id)
);
create index message_mentions_person on message_mentions (person_id);
