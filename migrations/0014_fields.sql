-- Fields that the desk gives its tickets.

create table custom_fields (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  type text not null
    check (type in ('text', 'long_text', 'number', 'date', 'choice', 'choices', 'tree', 'checkbox')),
  labels jsonb not null,
  help jsonb not null default '{}',
  options jsonb not null default '[]',
  ticket_types text[] not null default '{}',
  is_required_on_open boolean not null default false,
  is_required_on_solve boolean not null default false,
  portal text not null default 'hidden' check (portal in ('hidden', 'shown', 'editable')),
  shown_when jsonb,
  is_archived boolean not null default false,
  position integer not null,
  created_at timestamptz(3) not null
);

-- Values by the key of their field. A constant default costs no rewrite of the table.
alter table tickets add column fields jsonb not null default '{}';
create index tickets_fields on tickets using gin (fields jsonb_path_ops) where fields <> '{}';
