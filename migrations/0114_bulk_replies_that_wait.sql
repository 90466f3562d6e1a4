-- A reply that a run wrote and a senior has yet to approve; gone from here once it left.

alter table bulk_results add column reply_id uuid references scheduled_replies on delete set null;
create index bulk_results_of_reply on bulk_results (reply_id) where reply_id is not null;
