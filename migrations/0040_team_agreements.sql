-- Internal agreements: how long a team has for a ticket while it is with it. Kept as policies of teams, which are never
-- on for customers, with the same versions and clocks.

alter table sla_policies add column is_internal boolean not null default false;
-- Of an internal agreement; null once its team is gone.
alter table sla_policies add column team_id uuid references teams on delete set null;
alter table sla_policies add constraint sla_policies_internal check (is_internal or team_id is null);
alter table sla_policies add constraint sla_policies_internal_off check (not (is_internal and is_on));
create unique index sla_policies_team on sla_policies (team_id) where team_id is not null;
-- Agreements are called as their teams.
drop index sla_policies_name;
create unique index sla_policies_name on sla_policies (lower(name)) where removed_at is null and not is_internal;

alter table sla_clocks drop constraint sla_clocks_kind_check;
alter table sla_clocks add constraint sla_clocks_kind_check check (kind in
  ('first_response', 'next_response', 'periodic_update', 'resolution', 'time_to_own', 'team_time')) not valid;

-- What the team that a ticket is with agreed to, and when its time is over.
alter table tickets add column team_version_id uuid;
alter table tickets add constraint tickets_team_version foreign key (team_version_id) references sla_versions not valid;
alter table tickets add column team_due_at timestamptz(3);
create index tickets_by_team_version on tickets (team_version_id) where team_version_id is not null;
create index tickets_open_by_team_due on tickets (team_due_at, id) where team_due_at is not null;
