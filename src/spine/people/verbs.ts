/** Who may do what with people. Administrators everywhere; a unit's focal point or leader with its own people. */
import { roleCodes, to, type Grant, type RoleCode, type Verb, type Verbs } from "#spine/access/web.ts";
import { words } from "./words.ts";

const everyone = to("unit", ...roleCodes);
const managers: Partial<Record<RoleCode, Grant>> = {
  "system-admin": "all",
  "agency-focal": "unit",
  "commune-leader": "unit",
};
const readers: Partial<Record<RoleCode, Grant>> = {
  ...managers,
  "city-lead": "all",
  auditor: "all",
  "data-protection": "all",
};
const delegators: Partial<Record<RoleCode, Grant>> = { ...everyone, "system-admin": "all" };

const managing = (label: Verb["label"]): Verb => ({ label, roles: managers, sees: "person.read" });

/** Everything declared about people, sign-in and the trail. */
export const peopleVerbs = {
  "me.read": { label: words.meRead, roles: everyone },
  "me.update": { label: words.meUpdate, roles: everyone, sees: "me.read" },
  "me.sessions": { label: words.meSessions, roles: everyone },
  "me.end-session": { label: words.meEndSession, roles: everyone, sees: "me.read" },
  "me.feed": { label: words.meFeed, roles: everyone, sees: "me.read" },
  "me.mail": { label: words.meMail, roles: everyone, sees: "me.read" },
  "person.read": { label: words.personRead, roles: readers },
  "person.create": managing(words.personCreate),
  "person.update": managing(words.personUpdate),
  "person.give-role": managing(words.personGiveRole),
  "person.end-role": managing(words.personEndRole),
  // Whoever may record the end of a unit: the roles stay what they are and go only where the unit went.
  "person.hand-over": {
    label: words.personHandOver,
    roles: to("all", "city-lead", "system-admin"),
    sees: "person.read",
  },
  "person.delegate": { label: words.personDelegate, roles: delegators, sees: "me.read" },
  "person.reset-password": managing(words.personResetPassword),
  "person.disable": managing(words.personDisable),
  "person.enable": managing(words.personEnable),
  "person.review": managing(words.personReview),
  "person.sessions": { label: words.personSessions, roles: managers },
  "person.end-session": managing(words.personEndSession),
  "access.read": { label: words.accessRead, roles: everyone },
  "audit.verify": { label: words.auditVerify, roles: to("all", "auditor", "data-protection") },
  "audit.read": { label: words.auditRead, roles: to("all", "auditor", "data-protection") },
} as const satisfies Verbs;

/** What happens at the door and is written to the trail without an endpoint of ours. */
export const doorActs = {
  "person.sign-in": words.personSignIn,
  "person.sign-out": words.personSignOut,
  "me.change-sign-in": words.meChangeSignIn,
} as const satisfies Readonly<Record<string, Verb["label"]>>;
export type DoorAct = keyof typeof doorActs;

/** What a signed-in person may always do, also before their password is changed or their roles begin. */
export const ownVerbs = ["me.read", "me.update", "me.sessions", "me.end-session"] as const;
