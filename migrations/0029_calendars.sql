-- Calendars: when promises are kept.

create table calendars (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  time_zone text not null,
  -- Both as the contract describes them.
  weekly jsonb not null,
  holidays jsonb not null default '[]',
  is_default boolean not null default false,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create unique index calendars_name on calendars (lower(name));
create unique index calendars_default on calendars (is_default) where is_default;

-- In the words and the time zone that the desk has, or will most likely be given when it is set up.
with desk as (
  select
    coalesce((select value #>> '{}' from settings where key = 'timeZone'), 'UTC') as time_zone,
    coalesce((select value #>> '{}' from settings where key = 'language'), 'es') as language
), hours as (
  select '[{"from": "09:00", "to": "18:00"}]'::jsonb as office, '[{"from": "00:00", "to": "24:00"}]'::jsonb as whole
)
insert into calendars (id, name, time_zone, weekly, is_default)
select gen_random_uuid(), case language when 'en' then 'Office hours' else 'Horario de oficina' end, time_zone,
  jsonb_build_object('monday', office, 'tuesday', office, 'wednesday', office, 'thursday', office, 'friday', office),
  true
from desk, hours
union all
select gen_random_uuid(), case language when 'en' then 'Always' else 'Siempre' end, time_zone,
  jsonb_build_object('monday', whole, 'tuesday', whole, 'wednesday', whole, 'thursday', whole, 'friday', whole,
    'saturday', whole, 'sunday', whole),
  false
from desk, hours;
