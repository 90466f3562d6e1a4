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

-- Lists of customers that are read in from a file: first looked at, then applied.
create table customer_imports (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  subject text not null check (subject in ('person', 'organization')),
  state text not null default 'mapping'
    check (state in ('mapping', 'previewing', 'previewed', 'applying', 'done', 'cancelled', 'failed')),
  filename text not null,
  sha256 text not null,
  delimiter text not null,
  charset text not null,
  -- What each column of the file is: its header, some of its cells, and where they go.
  columns jsonb not null,
  creates_organizations boolean not null default true,
  -- The row of the file up to which it was worked off; with the rows it says how far a job had come that was cut off.
  done integer not null default 1,
  total integer,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index customer_imports_of_person on customer_imports (person_id, id desc);
create index customer_imports_old on customer_imports (created_at);

create table customer_import_rows (
  import_id uuid not null references customer_imports on delete cascade,
  -- As a spreadsheet counts them: the headers are row 1.
  row_number integer not null,
  outcome text not null check (outcome in ('new', 'changed', 'unchanged', 'wrong')),
  name text not null,
  changes jsonb not null default '[]',
  code text,
  primary key (import_id, row_number)
);
create index customer_import_rows_by_outcome on customer_import_rows (import_id, outcome, row_number);
