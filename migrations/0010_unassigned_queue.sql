-- PostgreSQL takes no order from an index on (assignee_id, …) when the condition is `assignee_id is null`: the queue
-- of tickets that nobody has taken was sorted as a whole for each page of it.
create index tickets_unassigned on tickets (updated_at desc, id desc) where assignee_id is null and status in ('new', 'open', 'pending', 'on_hold');
