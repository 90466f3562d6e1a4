-- How far a rule that counts from a moment has looked. What comes due is looked at in its minute; all that was due before,
-- for which the condition may hold by now, in turn: so many tickets a minute, each as often as the others.
create table rule_looks (
  rule_id uuid not null references rules on delete cascade,
  -- Which of the rule's triggers, as in rule_moments.
  trigger text not null,
  -- Moments until then were looked at when they came.
  seen_until timestamptz(3) not null,
  -- Behind which ticket the turn goes on, in the order of tickets_not_closed; null: from the beginning.
  after_since timestamptz(3),
  after_id uuid,
  primary key (rule_id, trigger)
);
