-- Cases that belong together, and people of one case who belong to each other (decision 0060). What one case is to another is seen by
-- whoever sees both: a sealed one, or one from which somebody is shut out, is none. Neither the course of a case nor the trail names the other.
set local toam.sees = 'all';

create table cases.relation (
  id bigint generated always as identity primary key,
  -- "from" is what it says of "to": the repetition of it, the counter-report to it, about a child of it.
  from_id bigint not null references cases."case",
  to_id bigint not null references cases."case",
  kind text not null check (kind in ('same-home', 'same-doer', 'repeat', 'counter-report', 'child-of')),
  at timestamptz not null,
  by_person int not null,
  by_name text not null,
  ended_at timestamptz,
  ended_by int,
  constraint relation_of_two check (from_id <> to_id)
);
create unique index relation_once on cases.relation (least(from_id, to_id), greatest(from_id, to_id), kind) where ended_at is null;
create index relation_from on cases.relation (from_id) where ended_at is null;
create index relation_to on cases.relation (to_id) where ended_at is null;

create table cases.tie (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  person_id bigint not null,
  other_id bigint not null,
  kind text not null check (kind in ('child-of', 'guardian-of', 'carer-of', 'sibling-of', 'grandchild-of', 'lives-with')),
  at timestamptz not null,
  by_person int not null,
  ended_at timestamptz,
  foreign key (person_id, case_id) references cases.person (id, case_id),
  foreign key (other_id, case_id) references cases.person (id, case_id),
  constraint tie_of_two check (person_id <> other_id)
);
create unique index tie_once on cases.tie (person_id, other_id, kind) where ended_at is null;
create index tie_case on cases.tie (case_id) where ended_at is null;

alter table cases.relation enable row level security, force row level security;
create policy relation_sees on cases.relation for select to toam_app using (
  cases.sits(from_id, (select access.seen_units())) and cases.sits(to_id, (select access.seen_units())));
create policy relation_adds on cases.relation for insert to toam_app with check (
  from_id = any ((select cases.writable())::bigint[]) and to_id = any ((select cases.writable())::bigint[]) and by_person = access.person());
create policy relation_ends on cases.relation for update to toam_app using (
  from_id = any ((select cases.writable())::bigint[]) and to_id = any ((select cases.writable())::bigint[]));
alter table cases.tie enable row level security, force row level security;
create policy tie_sees on cases.tie for select to toam_app using (cases.sits(case_id, (select access.seen_units())));
create policy tie_adds on cases.tie for insert to toam_app with check (
  case_id = any ((select cases.writable())::bigint[]) and by_person = access.person());
create policy tie_ends on cases.tie for update to toam_app using (case_id = any ((select cases.writable())::bigint[]));
grant select, insert on cases.relation, cases.tie to toam_app;
grant update (ended_at, ended_by) on cases.relation to toam_app;
grant update (ended_at) on cases.tie to toam_app;
grant usage on sequence cases.relation_id_seq, cases.tie_id_seq to toam_app;

insert into cases.code (list, code, valid_from, version, label_vi, label_en, source, confidence)
  select list, code, '2020-01-01', 1, vi, en, 'Luật 13/2022/QH15, Điều 20; tên do hệ thống đặt', 'I' from (values
    ('case-relation', 'same-home', 'Cùng một hộ gia đình', 'Same household'),
    ('case-relation', 'same-doer', 'Cùng người bạo lực', 'Same person did it'),
    ('case-relation', 'repeat', 'Tái diễn của vụ việc kia', 'Repeats the other'),
    ('case-relation', 'counter-report', 'Người bị báo tin báo ngược lại', 'Counter-report of whom the other accuses'),
    ('case-relation', 'child-of', 'Về trẻ em của vụ việc kia', 'About a child of the other'),
    ('tie', 'child-of', 'Con của', 'Child of'),
    ('tie', 'guardian-of', 'Người giám hộ của', 'Guardian of'),
    ('tie', 'carer-of', 'Người đang chăm sóc', 'Takes care of'),
    ('tie', 'sibling-of', 'Anh, chị, em của', 'Sibling of'),
    ('tie', 'grandchild-of', 'Cháu của', 'Grandchild of'),
    ('tie', 'lives-with', 'Sống chung với', 'Lives with')) as given (list, code, vi, en);
