-- Writing: blind copies, forwards, signatures as rich text, quoting on request, and editable mails.

alter table messages
  -- Never told to requesters, guests or other recipients.
  add column bcc_addresses jsonb not null default '[]',
  -- The message that this note passed on to somebody outside; an answer to it is a note as well.
  add column forward_of uuid references messages on delete set null,
  -- Whether the mail quotes what it answers; null: as its inbox and desk do.
  add column quotes_history boolean;
create index messages_forward_of on messages (forward_of) where forward_of is not null;

alter table drafts
  -- Null: the usual recipient.
  add column to_addresses text[],
  add column bcc text[] not null default '{}',
  add column quotes_history boolean;

alter table inboxes
  -- Null: `signature`, which is its plain-text twin.
  add column signature_html text,
  -- Null: as the desk does.
  add column quotes_history boolean;

alter table people add column signature_html text not null default '';

-- Mails whose words somebody changed; all others are as the program brings them.
create table mail_templates (
  kind text not null,
  language text not null,
  subject text not null,
  body_html text not null,
  updated_at timestamptz(3) not null,
  updated_by uuid references people,
  primary key (kind, language)
);
create index mail_templates_updated_by on mail_templates (updated_by);

