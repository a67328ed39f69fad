-- Twenty thousand cases at two hundred thousand: the open ones by an index of their own; search begins with the rarest of the
-- words that are sought, among the asker's cases, and asks for the others there.
set local toam.sees = 'all';

create index case_going on cases."case" (id) where state not in ('closed', 'unfounded');
create index token_hash_case on cases.token (hash, case_id) where case_id is not null;

create or replace function cases.found(hashes bytea[], by_fields text[], by_parts text[], at_most int) returns setof bigint
  language plpgsql stable security definer set search_path = ''
  as $$
    declare rarest bytea;
    begin
      -- How many bear it is counted up to what is common anyway.
      select h.hash into rarest from unnest(hashes) h (hash)
        order by (select count(*) from (select from cases.token t where t.hash = h.hash and t.case_id is not null limit 10000) n) limit 1;
      return query
        with mine as materialized (select unnest(cases.seen()) as id),
        hit as materialized (select distinct t.case_id as id from cases.token t join mine m on m.id = t.case_id
          where t.hash = rarest and t.case_id is not null)
        select h.id from hit h
        where not exists (select from unnest(hashes) o (hash)
            where not exists (select from cases.token t where t.case_id = h.id and t.case_id is not null and t.hash = o.hash))
          and cardinality(hashes) = (select count(distinct t.hash) from cases.token t
            where t.case_id = h.id and t.case_id is not null and t.hash = any (hashes)
              and exists (select from cases.seat s where s.case_id = h.id and s.unit_id = any (access.seen_units())
                and s.ended_at is null and not s.pending and (s.until_at is null or s.until_at > now())
                and (s.person_id is null or s.person_id = access.person())
                and not t.field = any (coalesce(s.without, '{}'))
                and (t.field = any (s.fields) or exists (select from unnest(by_fields, by_parts) may (field, part)
                  where may.field = t.field and may.part = s.part))))
        order by h.id desc limit at_most;
    end $$;
