-- What was approved is sealed: the hash of the round's figures and words, over one spelling, kept with the approval for good.
-- Approvals of before have none, and the screen says so.
alter table reports.event
  add column sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint event_sealed_is_approval check (sha256 is null or act = 'approve');
