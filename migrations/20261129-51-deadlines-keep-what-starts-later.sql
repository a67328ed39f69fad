-- What is kept to people stays so: a clock that starts later for the same thing is kept to them from its start.
create table deadlines.kept (
  subject_kind text not null,
  subject_code text not null,
  people int[] not null check (cardinality(people) > 0),
  primary key (subject_kind, subject_code)
);
alter table deadlines.kept enable row level security;
create policy kept_own on deadlines.kept to toam_app
  using (access.person() = any (people)) with check (access.person() = any (people));
grant select, insert, delete, update (people) on deadlines.kept to toam_app;

create function deadlines.keep_new() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  select k.people into new.kept_to from deadlines.kept k
    where k.subject_kind = new.subject_kind and k.subject_code = new.subject_code;
  return new;
end $$;
revoke execute on function deadlines.keep_new() from public;
create trigger clock_starts_kept before insert on deadlines.clock
  for each row when (new.kept_to is null) execute function deadlines.keep_new();
