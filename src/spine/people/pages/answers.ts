/** What the server answers about people, as the screens read it. */
import type { z } from "zod";
import type {
  auditOutput,
  meOutput,
  personCreated,
  personOutput,
  roleOutput,
  rolesTableOutput,
  sessionsOutput,
  verifyOutput,
} from "../schema.ts";

export type PersonAnswer = z.infer<typeof personOutput>;
export type PersonMade = z.infer<typeof personCreated>;
export type RoleAnswer = z.infer<typeof roleOutput>;
export type RolesTable = z.infer<typeof rolesTableOutput>;
export type SessionsAnswer = z.infer<typeof sessionsOutput>;
export type AuditLine = z.infer<typeof auditOutput>["rows"][number];
/** What verifying the seals found. */
export type Verdict = z.infer<typeof verifyOutput>;
/** A role of one's own, and one lent to someone else. */
export type OwnRole = z.infer<typeof meOutput>["roles"][number];
export type LentRole = z.infer<typeof meOutput>["lent"][number];
