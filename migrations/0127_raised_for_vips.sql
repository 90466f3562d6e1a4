-- Whether the impact of a ticket has been raised as its requester or organization is a VIP: it is raised once.
alter table tickets add column is_raised_for_vip boolean not null default false;
update tickets as t set is_raised_for_vip = true
  where t.status in ('new', 'open', 'pending', 'on_hold')
    and (t.requester_id in (select id from people where is_vip)
      or t.organization_id in (select id from organizations where is_vip));
