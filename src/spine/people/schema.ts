/** People, their roles and what may be sent about them; pure. */
import { z } from "zod";
import { grants, roleCodes, type RoleCode } from "#spine/access/web.ts";

/** Small letters without marks, digits, dots and dashes; three at least. */
export const USER_NAME = /^[a-z0-9][a-z0-9._-]{2,59}$/;

const day = z.iso.date();
const line = (max: number) =>
  z
    .string()
    .transform((s) => s.normalize("NFC").replaceAll(/\s+/g, " ").trim())
    .pipe(z.string().min(1).max(max));
const userName = z
  .string()
  .transform((s) => s.trim().toLowerCase())
  .pipe(z.string().regex(USER_NAME));
const role = z.enum(roleCodes as [RoleCode, ...RoleCode[]]);
const contact = {
  email: z.email().max(120).nullable().optional(),
  phone: z
    .string()
    .regex(/^[0-9+ ().-]{6,30}$/)
    .nullable()
    .optional(),
};
const version = z.int().positive();
const number = z.int().positive();

/** Why an account is disabled. */
export const disableReasons = ["left", "incident", "mistake", "other"] as const;

/** A new person; the first role may be given at once. */
export const personInput = z.strictObject({
  userName,
  name: line(120),
  unitId: number,
  ...contact,
  language: z.enum(["vi", "en"]).default("vi"),
  role: role.nullable().default(null),
});
export type PersonInput = z.infer<typeof personInput>;

/** What may be changed of a person. */
export const personChange = z.strictObject({
  version,
  name: line(120).optional(),
  unitId: number.optional(),
  ...contact,
  language: z.enum(["vi", "en"]).optional(),
});
export type PersonChange = z.infer<typeof personChange>;

/** What people may change of themselves. */
export const ownChange = z.strictObject({ language: z.enum(["vi", "en"]) });

/** One's own address (null: none) and whether mail is wanted. */
export const ownMail = z.strictObject({ email: z.email().max(120).nullable(), wantsMail: z.boolean() });

/** A role to be given; `validTo` is the first day on which it is no longer held. */
export const roleInput = z.strictObject({
  role,
  unitId: number,
  validFrom: day.optional(),
  validTo: day.nullable().default(null),
  reason: line(300).nullable().default(null),
});
export type RoleInput = z.infer<typeof roleInput>;

/** A delegation while on leave; the last day is included. */
export const delegationInput = z.strictObject({
  roleHeldId: number,
  toPersonId: number,
  firstDay: day,
  lastDay: day,
  reason: line(300),
});
export type DelegationInput = z.infer<typeof delegationInput>;

export const disableInput = z.strictObject({ version, reason: z.enum(disableReasons) });
export const versioned = z.strictObject({ version });
export const resetInput = z.strictObject({ version, clearSecondStep: z.boolean().default(false) });

const id = z.coerce.number().int().positive();
export const byId = z.object({ id });
export const byIdAndRole = z.object({ id, roleId: id });
export const byIdAndSession = z.object({ id, sessionId: id });

/** What the list of people understands. */
export const peopleQuery = z.object({
  q: z.string().max(200).optional(),
  unitId: z.coerce.number().int().positive().optional(),
  role: role.optional(),
  state: z.enum(["active", "disabled", "idle", "review"]).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PeopleQuery = z.infer<typeof peopleQuery>;

/** What the trail is searched by; days are of Hanoi, the last one included. */
export const auditQuery = z.object({
  personId: z.coerce.number().int().positive().optional(),
  unitId: z.coerce.number().int().positive().optional(),
  subject: z.string().max(200).optional(),
  verb: z.string().max(80).optional(),
  outcome: z.enum(["done", "refused", "failed"]).optional(),
  from: day.optional(),
  to: day.optional(),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
/** How far back seals are verified over HTTP; the command line verifies all. */
export const verifyQuery = z.object({ days: z.coerce.number().int().min(1).max(400).default(31) });
export const verifyOutput = z.object({
  seals: z.number(),
  sealedLines: z.number(),
  openLines: z.number(),
  broken: z.object({ seal: z.number(), why: z.enum(["chain", "lines", "count"]) }).nullable(),
});

export type AuditQuery = z.infer<typeof auditQuery>;

const instant = z.date().transform((d) => d.toISOString());
const label = z.object({ vi: z.string(), en: z.string() });
const unitOut = z.object({ id: z.number(), code: z.string(), name: z.string(), kind: z.string() });

/** A role as it is shown. */
export const roleOutput = z.object({
  id: z.number(),
  code: z.string(),
  label,
  unit: z.object({ id: z.number(), name: z.string() }),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  active: z.boolean(),
  givenBy: z.string().nullable(),
  givenAt: instant,
  reason: z.string().nullable(),
  /** Whose role this is held for, when it was delegated. */
  delegatedFrom: z.object({ personId: z.number(), name: z.string() }).nullable(),
  can: z.array(z.string()),
});

/** A role lent while on leave. */
export const lentOutput = z.object({
  id: z.number(),
  code: z.string(),
  label,
  to: z.object({ id: z.number(), name: z.string() }),
  validFrom: z.string(),
  validTo: z.string(),
  reason: z.string().nullable(),
});

/** A person as managers see them. */
export const personOutput = z.object({
  id: z.number(),
  userName: z.string(),
  name: z.string(),
  unit: unitOut,
  unitId: z.number(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string(),
  isDemo: z.boolean(),
  disabledAt: instant.nullable(),
  disabledReason: z.string().nullable(),
  lastSeenAt: instant.nullable(),
  passwordChangedAt: instant.nullable(),
  secondStep: z.boolean(),
  reviewedAt: instant,
  reviewDue: z.boolean(),
  version: z.number(),
  roles: z.array(roleOutput),
  can: z.array(z.string()),
});

export const personCreated = personOutput.extend({ oneTimePassword: z.string().nullable() });
export const peopleOutput = z.object({
  rows: z.array(personOutput),
  next: z.string().nullable(),
  can: z.array(z.string()),
});

export const sessionsOutput = z.object({
  sessions: z.array(
    z.object({
      id: z.number(),
      createdAt: instant,
      lastSeenAt: instant,
      expiresAt: instant,
      ipAddress: z.string().nullable(),
      userAgent: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
});

export const meOutput = z.object({
  person: z.object({
    id: z.number(),
    name: z.string(),
    userName: z.string(),
    unit: unitOut,
    language: z.string(),
  }),
  roles: z.array(
    z.object({
      id: z.number(),
      code: z.string(),
      label,
      unit: z.object({ id: z.number(), name: z.string() }),
      delegated: z.boolean(),
      validTo: z.string().nullable(),
    }),
  ),
  /** Roles lent to others and not yet back. */
  lent: z.array(lentOutput),
  verbs: z.array(z.string()),
  /** What must be done before anything else: "change-password", "second-step". */
  needs: z.array(z.string()),
  secondStep: z.boolean(),
  demo: z.boolean(),
  setting: z.string(),
  year: z.number(),
});

export const rolesTableOutput = z.object({
  roles: z.array(z.object({ code: z.string(), label })),
  verbs: z.array(z.object({ verb: z.string(), label, roles: z.record(z.string(), z.enum(grants)) })),
  /** Everything the trail may speak of: the verbs, and what happens at the door. */
  acts: z.array(z.object({ verb: z.string(), label })),
});

export const auditOutput = z.object({
  rows: z.array(
    z.object({
      id: z.number(),
      at: instant,
      person: z.object({ id: z.number(), name: z.string(), userName: z.string() }).nullable(),
      unit: z.object({ id: z.number(), name: z.string() }).nullable(),
      verb: z.string(),
      label: label.nullable(),
      subject: z.string().nullable(),
      outcome: z.string(),
      request: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  next: z.number().nullable(),
});
