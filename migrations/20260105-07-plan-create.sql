-- The plan as it was read, reviewed and published; and the tasks that followed from it. Text of a published plan is
-- read by everyone who works here; a draft only under the verbs made for drafts; a task by the unit that has it.
create schema plan;
grant usage on schema plan to toam_app, toam_report;

-- Who sees a document: published, anyone with some scope; a draft, who may and only while reviewing.
create function plan.sees(unit int, state text) returns boolean
  language sql stable parallel safe
  as $$ select case
    when state in ('published', 'superseded') then coalesce(current_setting('toam.sees', true), '') <> ''
    else access.sees(unit) and current_setting('toam.verb', true) in ('plan.review', 'plan.import', 'plan.correct', 'plan.publish')
  end $$;

create table plan.document (
  id bigint generated always as identity primary key,
  unit_id int not null references agencies.unit,
  state text not null default 'reviewing' check (state in ('reading', 'reviewing', 'published', 'superseded')),
  title text not null check (length(title) between 1 and 2000),
  issuer text,
  issuer_unit_id int references agencies.unit,
  number text check (length(number) <= 60),
  issued_on date,
  year_from int check (year_from between 1990 and 2200),
  year_to int check (year_to between 1990 and 2200),
  parent_id bigint references plan.document,
  superseded_by bigint references plan.document,
  file_id bigint references base.file,
  file_name text not null,
  format text not null check (format in ('txt', 'docx', 'pdf')),
  -- What the reader said of the document as a whole: [{line, note}].
  remarks jsonb not null default '[]',
  is_demo boolean not null default false,
  version int not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  created_by int,
  updated_at timestamptz not null default now(),
  updated_by int,
  published_at timestamptz,
  published_by int,
  constraint document_years_in_order check (year_to >= year_from),
  constraint document_not_own_parent check (parent_id <> id),
  unique (id, unit_id)
);
create index document_unit on plan.document (unit_id, state, id desc);

create table plan.source_line (
  document_id bigint not null,
  unit_id int not null,
  line int not null check (line > 0),
  text text not null,
  cell jsonb,
  primary key (document_id, line),
  foreign key (document_id, unit_id) references plan.document (id, unit_id)
);

-- A place where something is missing; each must be answered before publishing: filled in, or lost.
create table plan.gap (
  id bigint generated always as identity primary key,
  document_id bigint not null,
  unit_id int not null,
  line int not null,
  note text not null,
  answer text check (answer in ('filled', 'lost')),
  answer_note text check (length(answer_note) between 1 and 1000),
  answered_at timestamptz,
  answered_by int,
  version int not null default 1 check (version > 0),
  foreign key (document_id, unit_id) references plan.document (id, unit_id),
  constraint gap_lost_says_why check (answer is distinct from 'lost' or answer_note is not null)
);
create index gap_document on plan.gap (document_id);

-- position orders the clauses as a person reads them; a split or a filled gap moves those that follow.
create table plan.clause (
  id bigint generated always as identity primary key,
  document_id bigint not null,
  unit_id int not null,
  position int not null,
  path text not null check (length(path) <= 60),
  line int not null check (line >= 0),
  kind text not null check (kind in ('title', 'section', 'item', 'point', 'bullet', 'paragraph')),
  marker text,
  text text not null check (length(text) between 1 and 20000),
  actionable boolean not null,
  describes int,
  due_text text,
  due_from date,
  due_by date,
  product text check (length(product) <= 1000),
  unsure text,
  outcome text not null default 'undecided' check (outcome in ('undecided', 'task', 'no-task', 'lost')),
  reason text check (length(reason) between 1 and 1000),
  -- True when a person wrote it because the document had lost it.
  supplied boolean not null default false,
  gap_id bigint references plan.gap,
  version int not null default 1 check (version > 0),
  updated_at timestamptz not null default now(),
  updated_by int,
  foreign key (document_id, unit_id) references plan.document (id, unit_id),
  constraint clause_outcome_says_why check (outcome not in ('no-task', 'lost') or reason is not null),
  constraint clause_position unique (document_id, position) deferrable initially deferred
);
create index clause_document on plan.clause (document_id, position);

create table plan.assignment (
  id bigint generated always as identity primary key,
  document_id bigint not null,
  unit_id int not null,
  clause_id bigint not null references plan.clause,
  line int not null,
  agency text not null check (length(agency) between 1 and 500),
  role text not null check (role in ('lead', 'coordinate', 'advise', 'guide', 'requested', 'responsible')),
  is_group boolean not null default false,
  holder text,
  unsure text,
  -- How the name was found; 'person' when a person chose the units.
  via text not null check (via in ('exact', 'alias', 'abbreviation', 'successor', 'group', 'unresolved', 'person')),
  note text,
  asks_person boolean not null,
  confirmed_at timestamptz,
  confirmed_by int,
  version int not null default 1 check (version > 0),
  foreign key (document_id, unit_id) references plan.document (id, unit_id)
);
create index assignment_clause on plan.assignment (clause_id);
create index assignment_document on plan.assignment (document_id);

-- The units that an assignment means on a day.
create table plan.assignment_unit (
  assignment_id bigint not null references plan.assignment on delete cascade,
  document_id bigint not null,
  unit_id int not null,
  agency_id int not null references agencies.unit,
  on_date date not null,
  share double precision,
  primary key (assignment_id, agency_id),
  foreign key (document_id, unit_id) references plan.document (id, unit_id)
);
create index assignment_unit_document on plan.assignment_unit (document_id);

create table plan.reporting_duty (
  id bigint generated always as identity primary key,
  document_id bigint not null,
  unit_id int not null,
  line int not null,
  every text not null check (every in ('year', 'half-year', 'quarter', 'month', 'once')),
  due_before text check (due_before ~ '^[01]\d-[0-3]\d$'),
  due_text text,
  to_text text,
  to_unit_id int references agencies.unit,
  foreign key (document_id, unit_id) references plan.document (id, unit_id)
);
create index reporting_duty_document on plan.reporting_duty (document_id);

create table plan.observance (
  id bigint generated always as identity primary key,
  document_id bigint not null,
  unit_id int not null,
  line int not null,
  name text not null,
  on_day text check (on_day ~ '^[01]\d-[0-3]\d$'),
  month int check (month between 1 and 12),
  source text not null default 'text',
  foreign key (document_id, unit_id) references plan.document (id, unit_id)
);
create index observance_document on plan.observance (document_id);

create table plan.citation (
  id bigint generated always as identity primary key,
  document_id bigint not null,
  unit_id int not null,
  line int not null,
  kind text not null,
  number text,
  issued_on date,
  issuer text,
  name text,
  foreign key (document_id, unit_id) references plan.document (id, unit_id)
);
create index citation_document on plan.citation (document_id);

create table plan.recipient (
  id bigint generated always as identity primary key,
  document_id bigint not null,
  unit_id int not null,
  line int not null,
  text text not null,
  sent_as text not null default 'copy' check (sent_as in ('addressee', 'copy', 'archive')),
  foreign key (document_id, unit_id) references plan.document (id, unit_id)
);
create index recipient_document on plan.recipient (document_id);

-- Each act of publishing: for which year, by whom, how many tasks it added. Append-only.
create table plan.publication (
  id bigint generated always as identity primary key,
  document_id bigint not null,
  unit_id int not null,
  year int not null,
  on_date date not null,
  tasks_added int not null check (tasks_added >= 0),
  at timestamptz not null default now(),
  by_person int,
  foreign key (document_id, unit_id) references plan.document (id, unit_id)
);
create index publication_document on plan.publication (document_id, id);

-- A task is a record of the register "tasks"; its status is the record's. Overdue is derived, never stored.
create table plan.task (
  id bigint primary key,
  unit_id int not null,
  document_id bigint not null references plan.document,
  clause_id bigint not null references plan.clause,
  assignment_id bigint references plan.assignment,
  year int not null check (year between 1990 and 2200),
  part text not null check (part in ('lead', 'coordinate', 'advise', 'guide', 'requested', 'responsible')),
  due_on date,
  due_source text not null check (due_source in ('clause', 'reporting', 'year-end', 'person')),
  product text check (length(product) <= 1000),
  -- The head answerable by name (the plan asks that the head of the agency answers): a work fact, shown to who sees the task.
  answerable text check (length(answerable) between 1 and 120),
  acknowledged_at timestamptz,
  acknowledged_by int,
  percent smallint check (percent between 0 and 100),
  done_on date,
  foreign key (id, unit_id) references records.record (id, unit_id),
  constraint task_once unique (clause_id, unit_id, year)
);
create index task_unit on plan.task (unit_id, year, due_on, id);
create index task_document on plan.task (document_id, year);

-- What was told of a task, in order. Append-only.
create table plan.progress (
  id bigint generated always as identity primary key,
  task_id bigint not null references plan.task,
  unit_id int not null,
  status text not null check (status in ('received', 'doing', 'done', 'not-done')),
  percent smallint check (percent between 0 and 100),
  note text check (length(note) between 1 and 5000),
  at timestamptz not null default now(),
  by_person int,
  constraint progress_percent_has_note check (percent is null or note is not null)
);
create index progress_task on plan.progress (task_id, id);

do $$
declare name text;
begin
  foreach name in array array['source_line', 'gap', 'clause', 'assignment', 'assignment_unit', 'reporting_duty', 'observance', 'citation', 'recipient', 'publication'] loop
    execute format('alter table plan.%I enable row level security, force row level security', name);
    execute format('create policy %I on plan.%I for select using (document_id in (select d.id from plan.document d))', name || '_sees', name);
    execute format('create policy %I on plan.%I for insert with check (access.writes(unit_id))', name || '_adds', name);
    execute format('create policy %I on plan.%I for update using (access.writes(unit_id)) with check (access.writes(unit_id))', name || '_changes', name);
    execute format('create policy %I on plan.%I for delete using (access.writes(unit_id))', name || '_drops', name);
  end loop;
  foreach name in array array['task', 'progress'] loop
    execute format('alter table plan.%I enable row level security, force row level security', name);
    execute format('create policy %I on plan.%I for select using (access.sees(unit_id))', name || '_sees', name);
    execute format('create policy %I on plan.%I for insert with check (access.writes(unit_id))', name || '_adds', name);
    execute format('create policy %I on plan.%I for update using (access.writes(unit_id)) with check (access.writes(unit_id))', name || '_changes', name);
  end loop;
end $$;

alter table plan.document enable row level security, force row level security;
create policy document_sees on plan.document for select using (plan.sees(unit_id, state));
create policy document_adds on plan.document for insert with check (access.writes(unit_id));
create policy document_changes on plan.document for update using (access.writes(unit_id)) with check (access.writes(unit_id));

grant select, insert, update on plan.document, plan.gap, plan.clause, plan.assignment, plan.task to toam_app;
grant delete on plan.clause, plan.assignment, plan.assignment_unit to toam_app;
grant select, insert on plan.source_line, plan.assignment_unit, plan.reporting_duty, plan.observance, plan.citation,
  plan.recipient, plan.publication, plan.progress to toam_app;
-- The report role reads what it counts and the clauses it counts by.
grant select on plan.document, plan.clause, plan.task, plan.reporting_duty to toam_report;
