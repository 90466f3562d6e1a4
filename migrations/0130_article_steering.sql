-- Grows with every change of what steers the search of articles, synonyms and what stands first: what is kept of them in
-- memory is asked for its age by this one row.
create table article_steering (
  only_row boolean primary key default true check (only_row),
  revision bigint not null default 1
);
insert into article_steering default values;
