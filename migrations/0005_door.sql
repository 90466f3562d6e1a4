-- Who may be written to through the SMTP door, how a mail proved where it comes from, and mails to agents.

alter table inboxes
  -- Further addresses whose mail arrives here.
  add column aliases text[] not null default '{}',
  -- Every address of its domain that is no other inbox's.
  add column takes_whole_domain boolean not null default false,
  -- Names of the mail servers (authserv-id, RFC 8601) whose word on SPF, DKIM and DMARC is believed.
  add column trusted_servers text[] not null default '{}';
create index inboxes_aliases on inboxes using gin (aliases);

alter table received_mails
  -- The client of the SMTP conversation; null when one of our own relays passed the mail on.
  add column client_ip text,
  add column client_name text,
  -- Handed over by somebody who may act in this person's name.
  add column delivered_by uuid references people,
  -- What SPF, DKIM and DMARC say; null when nothing could be checked.
  add column authentication jsonb;
create index received_mails_delivered_by on received_mails (delivered_by) where delivered_by is not null;

-- The sender named in it was not proven where that matters.
alter table messages add column is_unverified boolean not null default false;

-- Whether an agent is mailed about tickets that are hers.
alter table people add column is_notified_by_mail boolean not null default true;
