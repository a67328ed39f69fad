-- The ground under every schema: the extensions used, one way of folding Vietnamese for search
-- (no diacritics, đ as d, one spelling of Hòa/Hoà), and the closed door: nobody has any right
-- until a later line grants it.
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

revoke all on schema public from public;
grant usage on schema public to public;
create schema base;
grant usage on schema base to public;

-- Immutable by our promise: the dictionary ships with the server and is not changed.
create function base.fold(value text) returns text
  language sql immutable parallel safe strict
  as $$ select trim(regexp_replace(lower(public.unaccent('public.unaccent', normalize(value, NFC))), '\s+', ' ', 'g')) $$;

-- Files kept under the data folder by their hash; the same bytes are kept once.
create table base.file (
  id bigint generated always as identity primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  media_type text not null,
  name text not null check (length(name) between 1 and 255),
  stored_at timestamptz not null default now(),
  stored_by int
);
create index file_sha256 on base.file (sha256);
