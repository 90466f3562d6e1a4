-- Files that a ticket begins with when it is opened from a template. Whoever uses it gets copies of these rows.
create table ticket_template_files (
  template_id uuid not null references ticket_templates on delete cascade,
  attachment_id uuid not null references attachments on delete restrict,
  primary key (template_id, attachment_id)
);
create index ticket_template_files_attachment on ticket_template_files (attachment_id);
