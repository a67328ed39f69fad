/** Server face of people: who is asking, signing in, the accounts and their roles, and the demonstration's people. */
export { addPersonCommand } from "./command.ts";
export type { AddedPerson, AddPersonArgs } from "./command.ts";
export { createPeople, sweepPeople } from "./create.ts";
export type { People, PeopleOptions } from "./create.ts";
export { DEMO_PASSWORD, offeredUserNames, SEED_SETTINGS, seedDemoPeople } from "./demo.ts";
export { listOffered } from "./queries/demo.ts";
export { listHolders } from "./queries/holders.ts";
export { countDemoPeople } from "./queries/person.ts";
export type { OwnSignOn } from "./sign-in/library.ts";
export { peopleVerbs } from "./verbs.ts";
export { accountsLeft } from "./routes/hand-over.ts";
export { countPeopleAt } from "./queries/usage.ts";
export { endRolesAt, forgetPerson } from "./leave.ts";
