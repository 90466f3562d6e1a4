-- Files that go with a ready-made text. Whoever uses it gets copies of these rows; the bytes are there once.
create table ready_text_files (
  text_id uuid not null references ready_texts on delete cascade,
  attachment_id uuid not null references attachments on delete restrict,
  primary key (text_id, attachment_id)
);
create index ready_text_files_attachment on ready_text_files (attachment_id);
