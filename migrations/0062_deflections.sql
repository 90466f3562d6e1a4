-- Requests that were not sent because an answer shown beside the form settled them, as whoever wrote it said.
create table deflections (
  id uuid primary key,
  article_id uuid not null references articles on delete cascade,
  created_at timestamptz(3) not null
);
create index deflections_time on deflections (created_at);
create index deflections_article on deflections (article_id);
