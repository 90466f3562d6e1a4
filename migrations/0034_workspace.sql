-- Side conversations: mail with somebody outside, beside the conversation with the requester.

create table side_conversations (
  id uuid primary key,
  -- What its signed address names.
  number bigint generated always as identity unique,
  ticket_id uuid not null references tickets on delete cascade,
  subject text not null check (length(subject) between 1 and 300),
  -- waiting: for them; answered: they wrote last; done: nothing more is expected.
  state text not null default 'waiting' check (state in ('waiting', 'answered', 'done')),
  -- An answer came that no agent has looked at.
  has_news boolean not null default false,
  started_by uuid references people,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index side_conversations_ticket on side_conversations (ticket_id);
create index side_conversations_started_by on side_conversations (started_by);

-- Who it is with: those who are written to, and those who answered.
create table side_conversation_people (
  conversation_id uuid not null references side_conversations on delete cascade,
  address text not null,
  name text not null default '',
  primary key (conversation_id, address)
);

alter table messages add column side_conversation_id uuid references side_conversations;
create index messages_side on messages (side_conversation_id, id) where side_conversation_id is not null;

-- Replies of agents in training, which a senior approves before they leave.

alter table people add column is_in_training boolean not null default false;
create index people_in_training on people (id) where is_in_training;
-- Whose replies somebody approves; without a row, the leads of the agent's teams do.
create table reply_seniors (
  agent_id uuid not null references people on delete cascade,
  senior_id uuid not null references people on delete cascade,
  primary key (agent_id, senior_id)
);
create index reply_seniors_senior on reply_seniors (senior_id);

-- approval: it waits for a senior's word; then it leaves at its time, or at once when that has come.
alter table scheduled_replies drop constraint scheduled_replies_kind_check;
alter table scheduled_replies add constraint scheduled_replies_kind_check check (kind in ('undo', 'later', 'approval'));
alter table scheduled_replies add column approved_by uuid references people;
-- What a senior says to its author when it is sent back.
alter table scheduled_replies add column word text not null default '';
create index scheduled_replies_to_approve on scheduled_replies (ticket_id)
  where kind = 'approval' and state = 'waiting';
create index scheduled_replies_approved_by on scheduled_replies (approved_by) where approved_by is not null;

-- Two who look like one person and are not.

create table distinct_people (
  -- The smaller id, so that a pair stands here once.
  one_id uuid not null references people on delete cascade,
  other_id uuid not null references people on delete cascade,
  marked_by uuid references people,
  marked_at timestamptz(3) not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index distinct_people_other on distinct_people (other_id);
create index distinct_people_marked_by on distinct_people (marked_by) where marked_by is not null;

-- How close together lists and conversations stand.

alter table people add column density text not null default 'comfortable' check (density in ('comfortable', 'compact'));

-- What a run added besides, so that undoing takes it away.

alter table bulk_results add column task_ids uuid[] not null default '{}';
