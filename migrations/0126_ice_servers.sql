-- STUN and TURN servers by which the two browsers of a shared screen may find each other. None: nothing outside is asked.

create table ice_servers (
  id uuid primary key,
  position integer not null,
  -- RFC 7064, RFC 7065.
  url text not null check (length(url) <= 300),
  credential text not null check (credential in ('none', 'password', 'shared_secret')),
  username text check (length(username) <= 200),
  -- Sealed (AES-256-GCM).
  secret bytea,
  check ((credential = 'password') = (username is not null)),
  check ((credential = 'none') = (secret is null))
);
