-- The knowledge base: categories, articles in several languages with their versions, and by what they are found.

create table article_categories (
  id uuid primary key,
  parent_id uuid references article_categories,
  -- By language; at least one.
  names jsonb not null check (jsonb_typeof(names) = 'object' and names <> '{}'),
  descriptions jsonb not null default '{}',
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  position integer not null default 0,
  visibility text not null check (visibility in ('internal', 'agents', 'organizations', 'public')),
  organization_ids uuid[] not null default '{}',
  team_ids uuid[] not null default '{}',
  -- What remains when all categories above have narrowed it: 0 internal, 1 agents, 2 organizations, 3 public.
  reach_level smallint not null,
  reach_organization_ids uuid[] not null default '{}',
  reach_team_ids uuid[] not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index article_categories_parent on article_categories (parent_id);

create table articles (
  id uuid primary key,
  -- The article that this one translates; itself for an original. Category and reach are those of the whole group.
  group_id uuid not null references articles deferrable initially deferred,
  language text not null check (language in ('es', 'en')),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  category_id uuid references article_categories,
  status text not null check (status in ('draft', 'in_review', 'scheduled', 'published', 'archived')),
  visibility text not null check (visibility in ('internal', 'agents', 'organizations', 'public')),
  organization_ids uuid[] not null default '{}',
  team_ids uuid[] not null default '{}',
  reach_level smallint not null,
  reach_organization_ids uuid[] not null default '{}',
  reach_team_ids uuid[] not null default '{}',
  -- The newest version; `live_version` is the one that readers see, null while they see none.
  version integer not null,
  live_version integer,
  -- The version of the original that a translation says, null for an original.
  translated_version integer,
  owner_id uuid references people,
  reviewer_id uuid references people,
  publish_at timestamptz(3),
  published_at timestamptz(3),
  expires_at timestamptz(3),
  review_at timestamptz(3),
  -- When its owner was told last that it has to be looked at.
  reminded_at timestamptz(3),
  view_count integer not null default 0,
  helpful_count integer not null default 0,
  unhelpful_count integer not null default 0,
  -- In how many replies and tickets it was of use.
  use_count integer not null default 0,
  -- Title, summary and key words; looked through before the whole text.
  heading tsvector not null,
  document tsvector not null,
  created_by uuid references people,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (group_id, language),
  unique (language, slug)
);
create index articles_newest on articles (updated_at desc, id desc);
create index articles_category on articles (category_id, updated_at desc, id desc);
create index articles_owner on articles (owner_id);
create index articles_reviewer on articles (reviewer_id) where reviewer_id is not null;
create index articles_created_by on articles (created_by);
create index articles_queue on articles (status, updated_at desc, id desc) where status in ('draft', 'in_review', 'scheduled');
create index articles_review on articles (review_at) where review_at is not null;
create index articles_expiry on articles (expires_at) where expires_at is not null;
create index articles_best on articles (language, view_count desc, id) where live_version is not null;
create index articles_heading on articles using gin (heading);
create index articles_document on articles using gin (document);

create table article_versions (
  article_id uuid not null references articles on delete cascade,
  version integer not null,
  title text not null,
  summary text not null default '',
  keywords text not null default '',
  body_html text not null,
  body_text text not null,
  author_id uuid references people,
  created_at timestamptz(3) not null,
  primary key (article_id, version)
);
create index article_versions_author on article_versions (author_id);

-- Where an article was before it was renamed.
create table article_redirects (
  language text not null,
  slug text not null,
  article_id uuid not null references articles on delete cascade,
  primary key (language, slug)
);
create index article_redirects_article on article_redirects (article_id);

create table article_events (
  id uuid primary key,
  article_id uuid not null references articles on delete cascade,
  kind text not null,
  actor_id uuid references people,
  details jsonb not null default '{}',
  created_at timestamptz(3) not null
);
create index article_events_article on article_events (article_id, id desc);
create index article_events_actor on article_events (actor_id);

-- Both directions are one row, the smaller id first; between groups, so that translations share it.
create table article_relations (
  one_id uuid not null references articles on delete cascade,
  other_id uuid not null references articles on delete cascade,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index article_relations_other on article_relations (other_id);

-- Pictures and files; the bytes are addressed by their hash. They belong to all translations alike.
create table article_files (
  id uuid primary key,
  group_id uuid not null references articles on delete cascade,
  sha256 text not null,
  filename text not null,
  content_type text not null,
  size integer not null,
  -- Shown in the text, not listed beneath it.
  is_inline boolean not null,
  created_at timestamptz(3) not null
);
create index article_files_group on article_files (group_id);

-- Words of articles, to find what somebody meant who mistyped. Never shown but where an article in reach has the word.
create table article_words (
  word text primary key
);
create index article_words_trigram on article_words using gin (word gin_trgm_ops);

-- Words that mean the same to a search.
create table article_synonyms (
  id uuid primary key,
  words text[] not null check (cardinality(words) between 2 and 20)
);

-- What stands first when a search says certain words.
create table article_pins (
  id uuid primary key,
  -- As it was written, and as searches are compared with it.
  phrase text not null,
  plain_phrase text not null unique,
  article_ids uuid[] not null check (cardinality(article_ids) between 1 and 5)
);

-- Searches that found nothing: the words alone, and how often; not who, nor when each time.
create table article_gaps (
  words text not null,
  language text not null,
  audience text not null check (audience in ('public', 'requester', 'agent')),
  count integer not null,
  last_at timestamptz(3) not null,
  primary key (words, language, audience)
);
create index article_gaps_most on article_gaps (count desc, words);
create index article_gaps_age on article_gaps (last_at);

-- What happened to an article on a day (UTC); no reader is told apart.
create table article_days (
  article_id uuid not null references articles on delete cascade,
  day date not null,
  views integer not null default 0,
  helpful integer not null default 0,
  unhelpful integer not null default 0,
  uses integer not null default 0,
  primary key (article_id, day)
);

create table article_votes (
  id uuid primary key,
  article_id uuid not null references articles on delete cascade,
  version integer not null,
  is_helpful boolean not null,
  reason text check (reason in ('unclear', 'incomplete', 'wrong', 'outdated', 'not_mine')),
  comment text not null default '',
  created_at timestamptz(3) not null
);
create index article_votes_article on article_votes (article_id, id desc);

-- “This article is wrong”, said by an agent, mostly from a ticket.
create table article_flags (
  id uuid primary key,
  article_id uuid not null references articles on delete cascade,
  ticket_id uuid references tickets on delete set null,
  person_id uuid not null references people,
  note text not null,
  created_at timestamptz(3) not null,
  settled_at timestamptz(3),
  settled_by uuid references people
);
create index article_flags_open on article_flags (article_id, id desc) where settled_at is null;
create index article_flags_article on article_flags (article_id);
create index article_flags_ticket on article_flags (ticket_id);
create index article_flags_person on article_flags (person_id);
create index article_flags_settled_by on article_flags (settled_by);

-- Articles that helped with a ticket.
create table ticket_articles (
  ticket_id uuid not null references tickets on delete cascade,
  article_id uuid not null references articles on delete cascade,
  -- `sent`: it went out with a reply.
  kind text not null check (kind in ('linked', 'sent')),
  person_id uuid references people,
  created_at timestamptz(3) not null,
  primary key (ticket_id, article_id)
);
create index ticket_articles_article on ticket_articles (article_id, created_at desc);
create index ticket_articles_person on ticket_articles (person_id);
