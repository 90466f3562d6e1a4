-- What customers read of a known error in the portal, in each language; where it is empty, the title and the workaround
-- that agents read.
alter table problems add column portal_title jsonb not null default '{"es": "", "en": ""}';
alter table problems add column portal_workaround jsonb not null default '{"es": "", "en": ""}';
