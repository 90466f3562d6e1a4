-- Organizations whose remote sessions are recorded, or are not, whatever the desk does otherwise.

create table remote_organizations (
  organization_id uuid primary key references organizations on delete cascade,
  is_recorded boolean not null
);
