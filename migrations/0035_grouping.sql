-- By what the tickets of a view are put together, as the contract names it; null: by nothing.
alter table views add column group_by text;
