-- Which services of the catalogue an announcement is about.
create table announcement_services (
  announcement_id uuid not null references announcements on delete cascade,
  service_id uuid not null references services on delete cascade,
  primary key (announcement_id, service_id)
);
create index announcement_services_of on announcement_services (service_id);
