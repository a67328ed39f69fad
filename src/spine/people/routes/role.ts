/** Giving, ending and delegating roles. */
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { countOtherAdmins, findPerson, getPerson, type PersonRow } from "../queries/person.ts";
import { addRole, endRole, findRole, listRoles, type RoleRow } from "../queries/role.ts";
import { checkGiving, mayGive } from "../rules/role.ts";
import { byId, byIdAndRole, personOutput, roleInput, type RoleInput } from "../schema.ts";
import { words } from "../words.ts";
import type { Context } from "./context.ts";
import { viewOf } from "./view.ts";

function checkDates({ validFrom, validTo }: RoleInput): Problem | null {
  return validTo !== null && validTo <= (validFrom ?? today())
    ? new Problem("invalid", { errors: [{ path: "validTo", message: words.datesOrder }] })
    : null;
}

/** Throws when no other administrator would be left. */
export async function keepAnAdmin(tx: Tx, personId: number): Promise<void> {
  const held = await listRoles(tx, [personId], today());
  const isAdmin = held.some((role) => role.role === "system-admin" && role.active);
  if (isAdmin && (await countOtherAdmins(tx, personId, today())) === 0)
    throw new Problem("rule", { detail: words.lastAdmin });
}

function giving(context: Context): AnyEndpoint {
  return endpoint({
    verb: "person.give-role",
    method: "POST",
    path: "/api/people/{id}/roles",
    summary: words.personGiveRole,
    status: 201,
    params: byId,
    body: roleInput,
    output: personOutput,
    audit: ({ params, body }) => ({
      subject: `person/${params.id}`,
      details: { role: body.role, unitId: body.unitId, validTo: body.validTo },
    }),
    load: (tx, { params }) => findPerson(tx, params.id),
    check: (_, { body }) => checkDates(body),
    run: async (tx, { person, params, body }, loaded) => {
      const held = await listRoles(tx, [params.id], today());
      const alreadyHeld = held.filter((r) => r.validTo === null || r.validTo > today()).map((r) => r.role);
      const refusal = checkGiving(person, { personId: params.id, ...body, alreadyHeld });
      if (refusal) throw refusal;
      await addRole(tx, {
        ...body,
        personId: params.id,
        validFrom: body.validFrom ?? today(),
        givenBy: person.id,
        delegatedFrom: null,
      });
      return (await viewOf(tx, person, loaded as PersonRow)) as never;
    },
    after: ({ params }) => context.dropPerson(params.id),
  });
}

async function findRoleOfSeen(tx: Tx, personId: number, roleId: number): Promise<RoleRow | undefined> {
  const seen = await findPerson(tx, personId);
  return seen && findRole(tx, { personId, roleId, day: today() });
}

function ending(context: Context): AnyEndpoint {
  return endpoint({
    verb: "person.end-role",
    method: "POST",
    path: "/api/people/{id}/roles/{roleId}/end",
    summary: words.personEndRole,
    params: byIdAndRole,
    output: personOutput,
    audit: ({ params }, role: RoleRow) => ({
      subject: `person/${params.id}`,
      details: { role: role.role, unitId: role.unitId },
    }),
    load: (tx, { params }) => findRoleOfSeen(tx, params.id, params.roleId),
    check: (role, { person }) => {
      if (role.validTo !== null && role.validTo <= today())
        return new Problem("rule", { detail: words.roleEnded });
      if (role.personId === person.id) return new Problem("rule", { detail: words.notOneself });
      return mayGive(person, role.role, role.unitId)
        ? null
        : new Problem("not-allowed", { detail: words.roleNotYours });
    },
    run: async (tx, { person, params }, role) => {
      if (role.role === "system-admin") await keepAnAdmin(tx, params.id);
      await endRole(tx, { roleId: params.roleId, day: today(), by: person.id, at: now() });
      return (await viewOf(tx, person, await getPerson(tx, params.id))) as never;
    },
    after: ({ params }) => context.dropPerson(params.id),
  });
}

/** The endpoints of giving and ending roles. */
export function roleEndpoints(context: Context): AnyEndpoint[] {
  return [giving(context), ending(context)];
}
