-- Who stands in while somebody is away is said once, as an absence, for tickets and approvals alike.

insert into absences (id, person_id, starts_at, ends_at, substitute_id, created_by, created_at)
  select gen_random_uuid(), person_id, from_at, until_at, deputy_id, person_id, now()
  from approval_deputies where until_at > now();

-- Read by the release before this one only, which may still run: a later migration drops it.
comment on table approval_deputies is 'no longer used: absences say it';
