-- An article that was written from a ticket, and what people are told of articles.

alter table ticket_articles add column is_origin boolean not null default false;

-- A notification is about a ticket or about an article.
alter table notifications alter column ticket_id drop not null;
alter table notifications add column article_id uuid references articles on delete cascade;
alter table notifications add constraint notifications_about check (num_nonnulls(ticket_id, article_id) = 1) not valid;
alter table notifications validate constraint notifications_about;
create index notifications_article on notifications (article_id) where article_id is not null;
