-- Whether a person wants to be told by mail as well that there is something to do; each decides for themselves.
alter table people.person add column wants_mail boolean not null default true;
