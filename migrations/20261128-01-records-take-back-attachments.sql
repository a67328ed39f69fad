-- A wrong file can be taken off a record. It is marked, never deleted: the history goes on telling that it was there, who
-- took it off and when, so the right to delete goes away.
alter table records.attachment add column detached_at timestamptz, add column detached_by int,
  add constraint attachment_detached_whole check ((detached_at is null) = (detached_by is null));

drop policy attachment_drops on records.attachment;
revoke delete on records.attachment from toam_app;
create policy attachment_takes_back on records.attachment for update using (access.writes(unit_id)) with check (access.writes(unit_id));
grant update (detached_at, detached_by) on records.attachment to toam_app;
