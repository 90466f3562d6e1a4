-- What an address or a number is to its person, and people who turned out to be one.

alter table identities add column usage text check (usage in ('work', 'home', 'mobile', 'other'));
