-- What a mail says beyond its text: appointments, and what is known of its signature.
alter table messages
  add column calendar jsonb,
  add column security jsonb;
