/** Server face of access: verbs and roles, endpoint(), the audit trail. */
export { endpoint } from "./endpoint.ts";
export type { AnyEndpoint, Download, Endpoint, Module, Owned, Request, Trail, Upload } from "./endpoint.ts";
export { mountOpen, openEndpoint } from "./open.ts";
export type { AnyOpenEndpoint } from "./open.ts";
export { problemOfIssues, refuseUnkeepable } from "./invalid.ts";
export { errorAnswer, mount, refuseForeignOrigin } from "./mount.ts";
export type { Authenticate, Mounting } from "./mount.ts";
export {
  addAuditRows,
  inScope,
  liftTrail,
  sealAudit,
  sweepRequests,
  verifyAudit,
  verifySeals,
} from "./queries.ts";
export type { AuditRow, AuditVerdict } from "./queries.ts";
export { can, holds, may, reachOf, reachSetting } from "./rules.ts";
export { contentRoles, roleCodes, roles, to } from "./schema.ts";
export type { Grant, Person, Reach, RoleCode, RoleHeld, Verb, Verbs } from "./schema.ts";
export { serve, settingsOf } from "./serve.ts";
export { readTrail } from "./trail.ts";
export type { ReadTrail } from "./trail.ts";
