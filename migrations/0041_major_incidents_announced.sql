-- What the portal says of a major incident is an announcement. Not a reference: it may be taken away by hand.
alter table major_incidents add column announcement_id uuid;
