-- What the desk offers: services by category, with their forms and steps, and what was asked for.

create table service_categories (
  id uuid primary key,
  -- In both languages, as the contract describes it.
  name jsonb not null,
  position integer not null,
  created_at timestamptz(3) not null
);

create table services (
  id uuid primary key,
  category_id uuid not null references service_categories,
  name jsonb not null,
  summary jsonb not null,
  description jsonb not null,
  icon text not null,
  -- `organizations`: requesters of those of `service_audience`; `teams`: agents of those.
  audience text not null check (audience in ('everyone', 'organizations', 'teams')),
  ticket_type text not null check (ticket_type in ('incident', 'request')),
  impact integer not null check (impact between 1 and 3),
  urgency integer not null check (urgency between 1 and 3),
  team_id uuid references teams on delete set null,
  tags text[] not null default '{}',
  -- The custom fields that its form asks for, in their order, and which of them must be filled in.
  form jsonb not null,
  price numeric(12, 2) check (price >= 0),
  cost_center text not null default '',
  -- Asked before anything is done.
  approval_flow_id uuid references approval_flows on delete set null,
  -- What is to be done, as the contract describes it.
  steps jsonb not null,
  is_active boolean not null default true,
  position integer not null,
  -- Grows with every change; a request says which one it was made by.
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index services_category on services (category_id, position);
create index services_team on services (team_id) where team_id is not null;
create index services_flow on services (approval_flow_id) where approval_flow_id is not null;

create table service_audience (
  id uuid primary key,
  service_id uuid not null references services on delete cascade,
  organization_id uuid references organizations on delete cascade,
  team_id uuid references teams on delete cascade,
  check (num_nonnulls(organization_id, team_id) = 1)
);
create index service_audience_of on service_audience (service_id);
create index service_audience_organization on service_audience (organization_id) where organization_id is not null;
create index service_audience_team on service_audience (team_id) where team_id is not null;

-- A ticket that asks for a service.
create table service_requests (
  ticket_id uuid primary key references tickets on delete cascade,
  -- Null once the service is gone.
  service_id uuid references services on delete set null,
  service_version integer not null,
  -- What the service said when it was asked for, so that old requests stay readable.
  snapshot jsonb not null,
  approval_id uuid references approvals on delete set null,
  state text not null check (state in ('approval', 'working', 'done', 'rejected')),
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index service_requests_service on service_requests (service_id, created_at desc) where service_id is not null;
create index service_requests_approval on service_requests (approval_id) where approval_id is not null;

create table request_steps (
  id uuid primary key,
  ticket_id uuid not null references service_requests on delete cascade,
  position integer not null,
  -- As the service had it, when it was asked for.
  step jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  task_id uuid references tasks on delete set null,
  -- Of the one-time link by which an action tells how it went.
  token_hash bytea unique,
  -- What it told, or why it failed.
  result text not null default '',
  started_at timestamptz(3),
  ended_at timestamptz(3),
  unique (ticket_id, position)
);
create index request_steps_task on request_steps (task_id) where task_id is not null;
