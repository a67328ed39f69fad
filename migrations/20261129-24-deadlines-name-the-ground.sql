-- Where the law asks for something "at once", the hours are the city's own and stay internal; the article that asks stands on
-- the rule itself, so that every clock names it, whatever hours the city sets.
alter table deadlines.rule add column ground text check (length(ground) between 1 and 300);
update deadlines.rule set ground = case code
  when 'intake.tell-chair-after-call' then 'Nghị định 76/2023/NĐ-CP, Điều 7'
  when 'intake.bring-child-protection' then 'Luật 13/2022/QH15, Điều 4'
  else 'Luật 13/2022/QH15, Điều 20' end
  where code in ('case.acknowledge', 'case.first-decision', 'intake.tell-chair', 'intake.tell-chair-after-call', 'intake.handle',
    'intake.assign-police', 'intake.bring-child-protection', 'intake.hand-over');
