-- The city may consolidate without a unit whose report is late or not to be used: who decided, when and why is kept on the
-- report and told on the board and in the consolidated report. Taking it in again clears the decision; both are events.
alter table reports.submission
  add column left_out_at timestamptz,
  add column left_out_reason text check (length(left_out_reason) between 1 and 1000),
  add column left_out_by_name text,
  add constraint submission_left_out_whole check ((left_out_at is null) = (left_out_reason is null) and (left_out_at is null) = (left_out_by_name is null));

alter table reports.event drop constraint event_act_check,
  add constraint event_act_check check (act in ('submit', 'return', 'approve', 'leave-out', 'take-in')),
  add constraint event_leaving_out_says_why check (act <> 'leave-out' or reason is not null);
