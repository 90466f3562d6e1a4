-- Names are looked for at every key press and change seldom: what waits to be sorted in would be read each time, and
-- counts so much that PostgreSQL reads the whole table instead.
alter index people_find set (fastupdate = off);
alter index organizations_name_trigram set (fastupdate = off);
select gin_clean_pending_list('people_find'::regclass), gin_clean_pending_list('organizations_name_trigram'::regclass);
