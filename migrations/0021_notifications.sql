-- What people are told of tickets, how they want to be told, and the browsers that are told by push.

create table notifications (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  ticket_id uuid not null references tickets on delete cascade,
  kind text not null,
  -- Who did it; null when nobody in particular did.
  actor_id uuid references people,
  message_id uuid references messages on delete cascade,
  task_id uuid references tasks on delete cascade,
  -- Whether it is listed in the centre, and told in the mail of the day: as its reader wanted it then.
  in_centre boolean not null,
  in_digest boolean not null,
  created_at timestamptz(3) not null,
  seen_at timestamptz(3),
  done_at timestamptz(3)
);
create index notifications_of_person on notifications (person_id, id desc) where in_centre;
create index notifications_unseen on notifications (person_id, ticket_id, id desc) where seen_at is null;
create index notifications_digest on notifications (person_id, id) where in_digest and seen_at is null;
create index notifications_ticket on notifications (ticket_id);
create index notifications_actor on notifications (actor_id);
create index notifications_message on notifications (message_id);
create index notifications_task on notifications (task_id);
create index notifications_age on notifications (created_at);

create table notification_preferences (
  person_id uuid primary key references people on delete cascade,
  -- As the contract describes them; what is not there is as the program brings it.
  events jsonb not null default '{}',
  quiet_hours jsonb,
  digest_hour integer not null default 8 check (digest_hour between 0 and 23),
  digested_on date
);

-- The one switch of before. Its column is left for the release that still reads it.
insert into notification_preferences (person_id, events)
  select id, '{"assigned": {"mail": false}, "requester_answered": {"mail": false}, "mentioned": {"mail": false}}'
  from people where not is_notified_by_mail;
