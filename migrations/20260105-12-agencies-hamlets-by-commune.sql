-- A commune changes its own thôn and tổ dân phố and nobody else's: the verb says so first, the database last.
-- Everyone reads them. The owner enters the facts and is not held by these policies; the backup role sees all rows.
alter table agencies.hamlet enable row level security;
create policy hamlet_read on agencies.hamlet for select using (true);
create policy hamlet_add on agencies.hamlet for insert with check (access.writes(unit_id));
create policy hamlet_change on agencies.hamlet for update
  using (access.writes(unit_id)) with check (access.writes(unit_id));
