set local toam.sees = 'all';
-- What staff wrote of a clock (why it stood still, lapsed, was asked about) can speak of people: it goes with the record that is erased.
create policy event_forgets on deadlines.event for update using (current_setting('toam.verb', true) = 'deadline.forget');
grant update (reason) on deadlines.event to toam_app;
create policy turn_forgets on notices.turn for update using (current_setting('toam.verb', true) = 'notice.tell');
grant update (text) on notices.turn to toam_app;

-- The codes of what was sent of a case that is being erased.
create function cases.sent_of(case_asked bigint) returns text[]
  language sql stable security definer set search_path = ''
  as $$ select coalesce(array_agg(t.code), '{}') from cases.transition t where t.case_id = case_asked and cases.erases(case_asked) $$;
revoke all on function cases.sent_of(bigint) from public;
grant execute on function cases.sent_of(bigint) to toam_app;
