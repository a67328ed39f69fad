/** Pure face of access, for screens and for the rules of other modules: roles as data, and may(). */
export { may } from "./rules.ts";
export { grants, roleCodes, roles, to } from "./schema.ts";
export type { Grant, Person, Reach, RoleCode, RoleHeld, Verb, Verbs } from "./schema.ts";
