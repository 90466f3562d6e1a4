-- What organizations are looked for by, worked out once and not for each of them in every search.
alter table organizations add column plain_name text generated always as (plain(name)) stored;
