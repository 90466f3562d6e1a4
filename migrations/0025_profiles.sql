-- Notes about customers, and fields that the desk gives its people and organizations.

create table customer_notes (
  id uuid primary key,
  person_id uuid references people on delete cascade,
  organization_id uuid references organizations on delete cascade,
  author_id uuid references people,
  body text not null check (length(body) between 1 and 10000),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (num_nonnulls(person_id, organization_id) = 1)
);
create index customer_notes_person on customer_notes (person_id, id desc) where person_id is not null;
create index customer_notes_organization on customer_notes (organization_id, id desc) where organization_id is not null;
create index customer_notes_author on customer_notes (author_id);

alter table custom_fields
  add column subject text not null default 'ticket' check (subject in ('ticket', 'person', 'organization')),
  drop constraint custom_fields_key_key,
  add constraint custom_fields_key unique (subject, key);

-- Values by the key of their field. A constant default costs no rewrite of the table.
alter table people add column fields jsonb not null default '{}';
alter table organizations add column fields jsonb not null default '{}';

-- Few, and asked for with every view of their tickets.
create index people_vips on people (id) where is_vip;
create index organizations_vips on organizations (id) where is_vip;
