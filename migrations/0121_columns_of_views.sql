-- Which columns the table of a view has, in their order and as wide as they were made: as the contract describes them.

-- What a view begins with; null: the usual ones.
alter table views add column columns jsonb;
-- What somebody wants instead; null: as the view has it.
alter table view_places add column columns jsonb;
