-- An organization that the first mail of its domain made; until a person touches it, it gives way to one that a person
-- makes for that domain.
alter table organizations add column is_made boolean not null default false;
