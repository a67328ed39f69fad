-- When a unit ends, its accounts can be handed to a unit that succeeds it: each role ends there and begins at the
-- successor, pointing at the one that it goes on from, so that who was where when stays to be read.
alter table people.role_held add column goes_on_from int references people.role_held;
create index role_held_goes_on_from on people.role_held (goes_on_from) where goes_on_from is not null;
