-- Whether a session was begun with two factors (code after the password, passkey, the city's own sign-on). Where a second
-- step is demanded, a session begun by the password alone opens nothing once the person has a second step. Sessions
-- from before do not say; whoever holds such a role signs in once more.
alter table people.session add column two_factors boolean not null default false;
