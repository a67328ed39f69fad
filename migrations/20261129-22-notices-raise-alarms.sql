-- An alarm: something that cannot wait for a deadline to lapse (a life in danger) is told at once, to those who must act. It is a
-- notice like any other, read in the same place, but has no climb and no explanation behind it; its title says nothing of a person.
alter table notices.notice add column title_vi text check (length(title_vi) between 1 and 300),
  add column title_en text check (length(title_en) between 1 and 300);
alter table notices.notice drop constraint notice_of_one;
alter table notices.notice add constraint notice_of_one check ((climb_id is null) = (step is null) and (explanation_id is null) = (turn is null)
  and case when kind = 'alarm' then climb_id is null and explanation_id is null and title_vi is not null and title_en is not null and told_unit_id is not null
    else (climb_id is null) <> (explanation_id is null) end);
create unique index notice_alarm_once on notices.notice (code, told_unit_id) where kind = 'alarm';
