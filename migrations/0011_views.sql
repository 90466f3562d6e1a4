-- Views that people make, and the moment since which somebody waits for an answer.

create table views (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  -- Personal with an owner, of a team with a team, shared with neither.
  owner_id uuid references people on delete cascade,
  team_id uuid references teams on delete cascade,
  -- As the contract describes them.
  condition jsonb not null,
  sort text not null,
  sort_order text not null check (sort_order in ('asc', 'desc')),
  created_at timestamptz(3) not null,
  check (owner_id is null or team_id is null)
);
create index views_owner on views (owner_id) where owner_id is not null;
create index views_team on views (team_id) where team_id is not null;

-- Where somebody wants the views, the built-in ones too: hence the name instead of a reference.
create table view_places (
  person_id uuid not null references people on delete cascade,
  view_id text not null,
  position integer,
  is_favourite boolean not null default false,
  is_hidden boolean not null default false,
  primary key (person_id, view_id)
);

alter table tickets add column waiting_since timestamptz(3);

-- Kept beside awaits_reply by the database itself: the release before this one writes tickets too while it is replaced.
create function keep_waiting_since() returns trigger language plpgsql as $$
begin
  if not new.awaits_reply then
    new.waiting_since := null;
  elsif tg_op = 'INSERT' then
    new.waiting_since := coalesce(new.waiting_since, new.created_at);
  elsif not old.awaits_reply or old.waiting_since is null then
    new.waiting_since := new.updated_at;
  end if;
  return new;
end
$$;
create trigger tickets_waiting_since before insert or update of awaits_reply on tickets
  for each row execute function keep_waiting_since();

-- Solved tickets wait for nothing; one that is reopened waits from then on.
update tickets as t set waiting_since = coalesce((
    select min(m.created_at) from messages as m
    where m.ticket_id = t.id and m.kind <> 'note' and m.direction = 'in' and m.created_at > coalesce((
      select max(a.created_at) from messages as a
      where a.ticket_id = t.id and a.kind <> 'note' and a.direction = 'out'), '-infinity')
  ), t.updated_at)
where t.awaits_reply and t.status in ('new', 'open', 'pending', 'on_hold');

create index tickets_open_by_waiting on tickets (coalesce(waiting_since, 'infinity'::timestamptz), id) where status in ('new', 'open', 'pending', 'on_hold');
