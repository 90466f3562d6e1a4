-- What an address or a number is to its person, and people who turned out to be one.

alter table identities add column usage text check (usage in ('work', 'home', 'mobile', 'other'));

alter table people add column merged_into_id uuid references people;
create index people_merged on people (merged_into_id) where merged_into_id is not null;

create table person_merges (
  id uuid primary key,
  from_person_id uuid not null references people on delete cascade,
  to_person_id uuid not null references people on delete cascade,
  -- Who they were, and which addresses went over: what undoing puts back.
  traces jsonb not null,
  merged_by uuid references people,
  merged_at timestamptz(3) not null,
  undone_at timestamptz(3)
);
create unique index person_merges_standing on person_merges (from_person_id) where undone_at is null;
create index person_merges_from on person_merges (from_person_id);
create index person_merges_to on person_merges (to_person_id);
create index person_merges_by on person_merges (merged_by);

-- Every row that a merge gave to the other person, as there may be thousands.
create table person_merge_rows (
  merge_id uuid not null references person_merges on delete cascade,
  kind text not null check (kind in ('ticket', 'placed_ticket', 'message', 'rating', 'session', 'upload', 'note')),
  row_id uuid not null,
  primary key (merge_id, kind, row_id)
);
