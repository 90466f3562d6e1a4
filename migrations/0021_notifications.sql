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
-- Of one message each is told once.
create unique index notifications_message on notifications (message_id, person_id);
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

-- The desk's own key for push services (RFC 8292), made when it is first needed.
create table push_keys (
  is_only boolean primary key default true check (is_only),
  public_key text not null,
  -- Sealed.
  private_key bytea not null,
  created_at timestamptz(3) not null
);

-- Browsers that show notifications while Mesa is closed. They end with the session in which they were switched on.
create table push_subscriptions (
  id uuid primary key,
  session_id uuid not null unique references sessions on delete cascade,
  person_id uuid not null references people on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  pushed_at timestamptz(3),
  created_at timestamptz(3) not null
);
create index push_subscriptions_person on push_subscriptions (person_id);

-- What a browser is still to be told.
create table push_deliveries (
  subscription_id uuid not null references push_subscriptions on delete cascade,
  notification_id uuid not null references notifications on delete cascade,
  primary key (subscription_id, notification_id)
);
create index push_deliveries_notification on push_deliveries (notification_id);
