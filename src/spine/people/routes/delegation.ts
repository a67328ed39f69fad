/** Lending a role while on leave: to whom it may be lent, lending it, taking it back. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, may, roles, type AnyEndpoint, type Owned } from "#spine/access/index.ts";
import {
  addRole,
  endRole,
  findRole,
  findWorkplace,
  listColleagues,
  listLent,
  listRoles,
  type LentRole,
  type RoleRow,
} from "../queries/role.ts";
import { checkDelegation, dayAfter } from "../rules/role.ts";
import { byId, byIdAndRole, delegationInput, lentOutput, roleOutput } from "../schema.ts";
import { words } from "../words.ts";
import type { Context } from "./context.ts";
import { roleView } from "./view.ts";

const COLLEAGUES_MAX = 300;

type Delegable = RoleRow & Owned;

function delegating(context: Context): AnyEndpoint {
  return endpoint({
    verb: "person.delegate",
    method: "POST",
    path: "/api/people/{id}/delegations",
    summary: words.personDelegate,
    status: 201,
    params: byId,
    body: delegationInput,
    output: roleOutput,
    audit: ({ params, body }, role: Delegable) => ({
      subject: `person/${body.toPersonId}`,
      details: { from: params.id, role: role.role, firstDay: body.firstDay, lastDay: body.lastDay },
    }),
    load: (tx, { params, body }) =>
      findRole(tx, { personId: params.id, roleId: body.roleHeldId, day: today() }),
    run: async (tx, { person, params, body }, role) => {
      const workplace = await findWorkplace(tx, body.toPersonId);
      if (!workplace || workplace.disabled)
        throw new Problem("invalid", { errors: [{ path: "toPersonId", message: words.personUnknown }] });
      const under = await context.underOf(role.unitId, today());
      const standIn = await listRoles(tx, [body.toPersonId], today());
      const refusal = checkDelegation(
        person,
        {
          fromPersonId: params.id,
          toPersonId: body.toPersonId,
          role: role.role,
          unitId: role.unitId,
          isDelegated: role.delegatedFrom !== null,
          firstDay: body.firstDay,
          lastDay: body.lastDay,
          sameUnit: workplace.unitId === role.unitId || under.includes(workplace.unitId),
          standInHolds: standIn.filter((r) => r.active).map((r) => r.role),
        },
        today(),
      );
      if (refusal) throw refusal;
      const roleId = await addRole(tx, {
        personId: body.toPersonId,
        role: role.role,
        unitId: role.unitId,
        validFrom: body.firstDay,
        validTo: dayAfter(body.lastDay),
        givenBy: person.id,
        reason: body.reason,
        delegatedFrom: role.id,
      });
      const added = await findRole(tx, { personId: body.toPersonId, roleId, day: today() });
      if (!added) throw new Error("A delegation just written cannot be read.");
      return roleView(person, added) as never;
    },
    after: ({ body }) => context.dropPerson(body.toPersonId),
  });
}

const colleagues = endpoint({
  verb: "person.delegate",
  method: "GET",
  path: "/api/me/colleagues",
  summary: words.colleagues,
  output: z.object({
    people: z.array(
      z.object({ id: z.number(), name: z.string(), userName: z.string(), unitName: z.string() }),
    ),
  }),
  audit: (_, __, out) => ({ subject: "me/colleagues", details: { rows: out.people.length } }),
  run: async (tx, { person }) => {
    const units = [...new Set(person.roles.flatMap((role) => role.units))];
    return { people: await listColleagues(tx, { personId: person.id, units, limit: COLLEAGUES_MAX }) };
  },
});

type Lent = LentRole & Owned;

function takingBack(context: Context): AnyEndpoint {
  return endpoint({
    verb: "person.delegate",
    method: "POST",
    path: "/api/people/{id}/delegations/{roleId}/end",
    summary: words.delegationEnd,
    params: byIdAndRole,
    output: z.object({ lent: z.array(lentOutput) }),
    audit: ({ params }, lent: Lent) => ({
      subject: `person/${lent.toId}`,
      details: { from: params.id, role: lent.role, ended: true },
    }),
    load: async (tx, { params }) =>
      (await listLent(tx, params.id, today())).find((lent) => lent.id === params.roleId),
    check: (lent, { person, params }) =>
      params.id === person.id || may(person, "person.end-role", lent.unitId)
        ? null
        : new Problem("not-allowed", { detail: words.roleNotYours }),
    run: async (tx, { person, params }, lent) => {
      await endRole(tx, { roleId: lent.id, day: today(), by: person.id, at: now() });
      context.dropPerson(lent.toId);
      return { lent: lentViews(await listLent(tx, params.id, today())) };
    },
  });
}

/** What was lent, as it is shown. */
export function lentViews(rows: readonly LentRole[]) {
  return rows.map((row) => ({
    id: row.id,
    code: row.role,
    label: roles[row.role],
    to: { id: row.toId, name: row.toName },
    validFrom: row.validFrom,
    validTo: row.validTo,
    reason: row.reason,
  }));
}

/** The endpoints of lending. */
export function delegationEndpoints(context: Context): AnyEndpoint[] {
  return [colleagues, delegating(context), takingBack(context)];
}
