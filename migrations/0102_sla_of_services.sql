-- The service level agreement that a service names for its requests: it goes before the list of them.
alter table services add column sla_policy_id uuid references sla_policies;
create index services_sla_policy on services (sla_policy_id) where sla_policy_id is not null;

-- As the service named it when it was asked for.
alter table tickets add column service_policy_id uuid;
alter table tickets add constraint tickets_service_policy foreign key (service_policy_id) references sla_policies not valid;
create index tickets_by_service_policy on tickets (service_policy_id) where service_policy_id is not null;
