/** `./toam people add`: the first administrator of a new instance, or any person, from the command line. */
import { now, today } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { Problem, type FieldProblem } from "#base/problem.ts";
import { addAuditRows } from "#spine/access/index.ts";
import { SEED_SETTINGS } from "./demo.ts";
import { oneTimePassword } from "./one-time.ts";
import { addPerson, findUnitId } from "./queries/person.ts";
import { addRole } from "./queries/role.ts";
import { findSecret, setPassword } from "./queries/secret.ts";
import { REMEMBERED } from "./rules/password.ts";
import { personInput } from "./schema.ts";
import { hashPassword } from "./sign-in/hash.ts";
import { words } from "./words.ts";

/** The flags, as typed. */
export interface AddPersonArgs {
  readonly userName: string;
  readonly name: string;
  /** The unit's code, e.g. "HN-SVHTT" or "01.00004". */
  readonly unit: string;
  readonly role?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** What the command prints; the password is shown this once. */
export interface AddedPerson {
  readonly id: number;
  readonly userName: string;
  readonly oneTimePassword: string;
}

const messages: Readonly<Record<string, FieldProblem["message"]>> = { userName: words.userNameForm };

function problemOf(paths: readonly string[]): Problem {
  const errors = paths.map((path) => ({ path, message: messages[path] ?? { vi: path, en: path } }));
  return new Problem("invalid", { errors });
}

/** Adds a person over the owner's connection. Throws a Problem for a flag that will not do. */
export async function addPersonCommand(database: Database, args: AddPersonArgs): Promise<AddedPerson> {
  const { unit, ...given } = args;
  return database.transaction(SEED_SETTINGS, async (tx) => {
    const unitId = await findUnitId(tx, unit, today());
    if (unitId === undefined)
      throw new Problem("invalid", { errors: [{ path: "unit", message: words.unitUnknown }] });
    const parsed = personInput.safeParse({ ...given, unitId });
    if (!parsed.success) throw problemOf(parsed.error.issues.map((issue) => issue.path.join(".")));
    const { userName, role } = parsed.data;
    if (await findSecret(tx, userName))
      throw new Problem("conflict", { errors: [{ path: "userName", message: words.userNameTaken }] });
    const at = now();
    const id = await addPerson(tx, parsed.data, { personId: null, at });
    if (role) await addRole(tx, { ...firstRole, role, personId: id, unitId, validFrom: today() });
    const password = oneTimePassword(userName);
    const hash = await hashPassword(password);
    await setPassword(tx, { personId: id, hash, at, mustChange: true, remember: REMEMBERED });
    await addAuditRows(tx, [lineOf(id, role)]);
    return { id, userName, oneTimePassword: password };
  });
}

const firstRole = { validTo: null, givenBy: null, reason: null, delegatedFrom: null } as const;

function lineOf(id: number, role: string | null) {
  return {
    personId: null,
    unitId: null,
    verb: "person.create",
    subject: `person/${id}`,
    outcome: "done" as const,
    request: "command",
    details: { role },
  };
}
