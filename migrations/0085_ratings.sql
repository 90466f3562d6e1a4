-- Why somebody was content or not, as whoever rates may choose. A reason that is used no more stays for old ratings.
create table rating_reasons (
  id uuid primary key,
  -- In both languages, as the contract describes it.
  label jsonb not null,
  -- `low`: offered with one to three, `high`: with four and five.
  applies_to text not null check (applies_to in ('low', 'high', 'any')),
  position integer not null,
  retired_at timestamptz(3)
);

insert into rating_reasons (id, label, applies_to, position)
select gen_random_uuid(), jsonb_build_object('es', es, 'en', en), applies_to, position
from (values
  ('No se ha resuelto', 'It was not solved', 'low', 0),
  ('Ha tardado demasiado', 'It took too long', 'low', 1),
  ('He tenido que repetirlo todo', 'I had to explain it again', 'low', 2),
  ('No he entendido la respuesta', 'I did not understand the answer', 'low', 3),
  ('El trato', 'How I was treated', 'any', 4),
  ('La rapidez', 'How quick it was', 'high', 5),
  ('La claridad', 'How clear it was', 'high', 6)
) as usual (es, en, applies_to, position);

alter table ratings
  add column reason_id uuid references rating_reasons,
  -- CES: 1 it was hard … 7 it was easy.
  add column effort smallint check (effort between 1 and 7),
  -- Whose work was rated, as it was then.
  add column agent_id uuid references people,
  add column team_id uuid references teams on delete set null,
  -- What a lead answered to it.
  add column reply_message_id uuid references messages on delete set null;
update ratings set agent_id = t.assignee_id, team_id = t.team_id from tickets as t where t.id = ratings.ticket_id;
create index ratings_agent on ratings (agent_id, rated_at) where agent_id is not null;
create index ratings_team on ratings (team_id, rated_at) where team_id is not null;
create index ratings_reason on ratings (reason_id) where reason_id is not null;
create index ratings_reply on ratings (reply_message_id) where reply_message_id is not null;

-- Whether the requester of a solved ticket was asked, and if not, why.
create table rating_requests (
  id uuid primary key,
  ticket_id uuid not null references tickets on delete cascade,
  agent_id uuid references people,
  team_id uuid references teams on delete set null,
  -- `waiting`: is asked at `due_at`; `withdrawn`: was not solved any more then, or was solved anew.
  state text not null check (state in ('waiting', 'asked', 'skipped', 'withdrawn')),
  decided_at timestamptz(3) not null,
  due_at timestamptz(3),
  asked_at timestamptz(3)
);
create index rating_requests_ticket on rating_requests (ticket_id, decided_at);
create unique index rating_requests_waiting on rating_requests (ticket_id) where state = 'waiting';
create index rating_requests_asked on rating_requests (asked_at) where state = 'asked';
create index rating_requests_agent on rating_requests (agent_id, asked_at) where agent_id is not null;
create index rating_requests_team on rating_requests (team_id, asked_at) where team_id is not null;
