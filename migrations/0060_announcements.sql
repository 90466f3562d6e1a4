-- What the desk announces: outages, maintenance and news, with the thread of what became of it, and who is mailed.

create table announcements (
  id uuid primary key,
  kind text not null check (kind in ('outage', 'maintenance', 'news')),
  severity text not null check (severity in ('info', 'minor', 'major')),
  -- `organizations`: those of `announcement_organizations`; agents see every announcement.
  audience text not null check (audience in ('public', 'organizations', 'agents')),
  -- Texts in both languages, as the contract describes them; one of them may be empty.
  title jsonb not null,
  body jsonb not null,
  -- How the latest update says that it stands.
  state text not null check (state in ('investigating', 'identified', 'monitoring', 'scheduled', 'running', 'resolved')),
  begins_at timestamptz(3) not null,
  -- When it is over, or will be; null: nobody knows yet.
  ends_at timestamptz(3),
  created_by uuid references people on delete set null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (ends_at is null or ends_at >= begins_at)
);
create index announcements_open on announcements (begins_at, id) where state <> 'resolved';
create index announcements_begun on announcements (begins_at desc, id desc);
create index announcements_author on announcements (created_by) where created_by is not null;

create table announcement_organizations (
  announcement_id uuid not null references announcements on delete cascade,
  organization_id uuid not null references organizations on delete cascade,
  primary key (announcement_id, organization_id)
);
create index announcement_organizations_of on announcement_organizations (organization_id);

create table announcement_updates (
  id uuid primary key,
  announcement_id uuid not null references announcements on delete cascade,
  state text not null,
  body jsonb not null,
  created_by uuid references people on delete set null,
  created_at timestamptz(3) not null
);
create index announcement_updates_of on announcement_updates (announcement_id, id);
create index announcement_updates_author on announcement_updates (created_by) where created_by is not null;

-- Who is mailed what is announced. Nothing is sent before the address was confirmed from its own mailbox.
create table announcement_subscribers (
  id uuid primary key,
  -- In lower case.
  email text not null unique check (length(email) <= 254),
  language text not null check (language in ('es', 'en')),
  confirmed_at timestamptz(3),
  created_at timestamptz(3) not null
);
create index announcement_subscribers_confirmed on announcement_subscribers (id) where confirmed_at is not null;
create index announcement_subscribers_unconfirmed on announcement_subscribers (created_at) where confirmed_at is null;
