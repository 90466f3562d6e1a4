-- What texts are compared by, of tickets and of whatever else is suggested for them.

-- Features by their hash with their weights, the weightiest first; the vector has length 1.
create table ticket_features (
  ticket_id uuid primary key references tickets on delete cascade,
  keys integer[] not null,
  weights real[] not null,
  -- Which learning of rarities the weights come from; those of older ones are made anew.
  model integer not null,
  check (cardinality(keys) = cardinality(weights))
);
create index ticket_features_keys on ticket_features using gin (keys) with (fastupdate = off);
create index ticket_features_model on ticket_features (model, ticket_id);

-- Tickets that were read and that the search for patterns has not taken up yet.
create table ungrouped_tickets (
  ticket_id uuid primary key references tickets on delete cascade,
  created_at timestamptz(3) not null
);
create index ungrouped_tickets_created on ungrouped_tickets (created_at, ticket_id);

-- How many of the tickets learnt from hold a feature.
create table feature_counts (
  key integer primary key,
  texts integer not null
);

-- Other texts, such as articles, as `kind` and id name them.
create table text_features (
  kind text not null,
  text_id uuid not null,
  language text not null,
  keys integer[] not null,
  weights real[] not null,
  primary key (kind, text_id, language),
  check (cardinality(keys) = cardinality(weights))
);
create index text_features_keys on text_features using gin (keys);
