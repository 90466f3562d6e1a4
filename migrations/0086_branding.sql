-- The logo of portal and help pages; its version is a piece of its SHA-256, so that a browser may keep it for ever.
create table portal_logos (
  version text primary key check (version ~ '^[0-9a-f]{16}$'),
  content_type text not null check (content_type in ('image/png', 'image/jpeg', 'image/webp')),
  content bytea not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  created_at timestamptz(3) not null
);

-- What was one text for both languages is the same text in each.
insert into settings (key, value)
select 'welcomeText', jsonb_build_object('es', value #>> '{}', 'en', value #>> '{}')
from settings where key = 'welcome' and value #>> '{}' <> ''
on conflict (key) do nothing;
