set local toam.sees = 'all';
-- What was written of a clock stays unchangeable by SQL of the application: it is taken away by two functions of the owner alone, under a
-- verb that no role holds.
revoke update (reason) on deadlines.event from toam_app;
revoke update (text) on notices.turn from toam_app;
drop policy event_forgets on deadlines.event;
drop policy turn_forgets on notices.turn;
create policy event_forgets on deadlines.event for update to current_user using (current_setting('toam.verb', true) = 'deadline.forget');
create policy turn_forgets on notices.turn for update to current_user using (current_setting('toam.verb', true) = 'notice.forget');

create function deadlines.forget_reasons(kind text, codes text[], instead text) returns setof bigint
  language sql volatile security definer set search_path = ''
  as $$
    update deadlines.event e set reason = instead from deadlines.clock c
      where c.id = e.clock_id and c.subject_kind = kind and c.subject_code = any (codes) and e.reason is not null
        and current_setting('toam.verb', true) = 'deadline.forget';
    select c.id from deadlines.clock c where c.subject_kind = kind and c.subject_code = any (codes)
      and current_setting('toam.verb', true) = 'deadline.forget' $$;
create function notices.forget_turns(clocks text[], instead text) returns void
  language sql volatile security definer set search_path = ''
  as $$ update notices.turn t set text = instead from notices.explanation e
    where e.id = t.explanation_id and e.kind = 'clock' and e.code = any (clocks) and t.text is not null
      and current_setting('toam.verb', true) = 'notice.forget' $$;
revoke all on function deadlines.forget_reasons(text, text[], text), notices.forget_turns(text[], text) from public;
grant execute on function deadlines.forget_reasons(text, text[], text), notices.forget_turns(text[], text) to toam_app;
