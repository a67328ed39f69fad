-- Whether a figure is computed is said by its definition, not by the cells that happen to be stored. So a definition
-- also says what it means that a source counted nothing for a unit, and one function tells how every asked cell stands:
-- reports, boards, what is handed over and comparisons all ask it, and so all say the same.
alter table indicators.definition
  -- Of a computed figure: a unit without records has none (zero), is not concerned, or is asked to say which.
  add column without_records text not null default 'ask' check (without_records in ('zero', 'not-applicable', 'ask')),
  -- The breakdowns that its source counts: a part of one of these that is absent beside a counted whole is zero.
  add column breakdowns text[] not null default '{}';
update indicators.definition set without_records = 'not-applicable' where origin = 'computed' and indicator_code like 'tasks.%';

/*
 How cells stand in a window, one row for each unit and each pair of code and breakdown whose figure is in force on the
 window's last day. A stored cell stands as it is. Where there is none of a computed figure: a part beside a counted or
 denied whole is zero; a unit without records is what the definition says, once the window was computed; else the cell
 is not reported, and the unit is asked (asks_unit) to confirm a zero or that it is not concerned. Security of the caller.
*/
create function indicators.standing(units int[], codes text[], parts text[], first_day date, last_day date)
  returns table (unit_id int, indicator_code text, dims text, state text, value numeric, origin text, definition_id bigint,
    note text, version int, at timestamptz, by_name text, is_computed boolean, asks_unit boolean)
  language sql stable as $$
  with asked as (
    select u.id as unit_id, k.code, k.dims, d.id as definition_id, d.origin = 'computed' as is_computed, d.without_records,
      k.dims like '%=%' and k.dims not like '%;%' and split_part(k.dims, '=', 1) = any(d.breakdowns) as is_part
    from unnest(codes, parts) as k (code, dims) cross join unnest(units) as u (id)
    join indicators.definition d on d.indicator_code = k.code and d.valid_from <= last_day
      and (d.valid_to is null or d.valid_to > last_day)),
  known as (
    select * from indicators.present p
    where p.unit_id = any(units) and p.from_on = first_day and p.to_on = last_day and p.indicator_code = any(codes)),
  found as (
    select a.*, p.state, p.value, p.origin, p.definition_id as counted_by, p.note, p.version, p.at, p.by_name,
      case
        when p.state is not null or not a.is_computed then null
        when a.is_part and (w.state = 'zero' or w.state = 'value' and w.origin = 'computed') then 'zero'
        when a.is_part and w.state in ('not-applicable', 'suppressed') then w.state
        when a.without_records <> 'ask'
          and exists (select from indicators.run r where r.from_on = first_day and r.to_on = last_day) then a.without_records
      end as told
    from asked a
    left join known p on p.unit_id = a.unit_id and p.indicator_code = a.code and p.dims = a.dims
    left join known w on a.is_part and w.unit_id = a.unit_id and w.indicator_code = a.code and w.dims = '')
  select f.unit_id, f.code, f.dims, coalesce(f.state, f.told, 'not-reported'), f.value,
    coalesce(f.origin, case when f.told is null then 'none' else 'computed' end), coalesce(f.counted_by, f.definition_id),
    f.note, coalesce(f.version, 0), f.at, f.by_name, f.is_computed,
    f.is_computed and f.told is null and f.origin is distinct from 'computed'
  from found f
$$;
revoke all on function indicators.standing from public;
grant execute on function indicators.standing to toam_app, toam_report;
