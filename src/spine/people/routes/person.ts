/** Listing, adding and changing people. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { can, endpoint, may, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { holdBack, giveOut, oneTimePassword } from "../one-time.ts";
import { addPerson, changePerson, findPerson, listPeople, type PersonRow } from "../queries/person.ts";
import { addRole, endRole } from "../queries/role.ts";
import { setPassword } from "../queries/secret.ts";
import { IDLE_DAYS } from "../rules/lock.ts";
import { REMEMBERED } from "../rules/password.ts";
import { checkGiving } from "../rules/role.ts";
import {
  byId,
  peopleOutput,
  peopleQuery,
  personChange,
  personCreated,
  personInput,
  personOutput,
  type PersonInput,
} from "../schema.ts";
import { hashPassword } from "../sign-in/hash.ts";
import { words } from "../words.ts";
import type { Context } from "./context.ts";
import { findManaged, refuseAbove, type Managed } from "./managed.ts";
import { keepAnAdmin } from "./role.ts";
import { viewOf, viewsOf } from "./view.ts";

const DAY_MS = 86_400_000;
const REVIEW_MONTHS = 6;
const cursorShape = z.tuple([z.string(), z.number()]);

function cursorOf(row: PersonRow): string {
  return Buffer.from(JSON.stringify([row.userName, row.id])).toString("base64url");
}

function parseCursor(text: string | undefined): readonly [string, number] | null {
  if (!text) return null;
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw new Problem("invalid", { detail: words.cursor });
  }
}

function reviewBefore(instant: Date): Date {
  const before = new Date(instant);
  before.setUTCMonth(before.getUTCMonth() - REVIEW_MONTHS);
  return before;
}

const list = endpoint({
  verb: "person.read",
  method: "GET",
  path: "/api/people",
  summary: words.people,
  query: peopleQuery,
  output: peopleOutput,
  audit: ({ query }, _, out) => ({
    subject: "people",
    details: { rows: out.rows.length, searched: Boolean(query.q) },
  }),
  run: async (tx, { person, query }) => {
    const instant = now();
    const rows = await listPeople(tx, {
      ...query,
      cursor: parseCursor(query.after),
      limit: query.limit + 1,
      day: today(),
      idleBefore: new Date(instant.getTime() - IDLE_DAYS * DAY_MS),
      reviewBefore: reviewBefore(instant),
    });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      rows: await viewsOf(tx, person, page),
      next: rows.length > query.limit && last ? cursorOf(last) : null,
      can: can(person, ["person.create"], person.unitId),
    } as never;
  },
});

const show = endpoint({
  verb: "person.read",
  method: "GET",
  path: "/api/people/{id}",
  summary: words.person,
  params: byId,
  output: personOutput,
  audit: ({ params }) => ({ subject: `person/${params.id}` }),
  load: (tx, { params }) => findPerson(tx, params.id),
  run: async (tx, { person }, row) => (await viewOf(tx, person, row as PersonRow)) as never,
});

function checkFirstRole(person: Person, body: PersonInput): Problem | null {
  if (!body.role) return null;
  return checkGiving(person, { personId: 0, role: body.role, unitId: body.unitId, alreadyHeld: [] });
}

const add = endpoint({
  verb: "person.create",
  method: "POST",
  path: "/api/people",
  summary: words.personCreate,
  status: 201,
  body: personInput,
  output: personCreated,
  audit: ({ body }, _, out) => ({ subject: `person/${out.id}`, details: { role: body.role } }),
  unit: ({ body }) => body.unitId,
  check: (_, { person, body }) => checkFirstRole(person, body),
  run: async (tx, request) => {
    const { person, body } = request;
    const at = now();
    const id = await addPerson(tx, body, { personId: person.id, at });
    if (body.role)
      await addRole(tx, {
        personId: id,
        role: body.role,
        unitId: body.unitId,
        validFrom: today(),
        validTo: null,
        givenBy: person.id,
        reason: null,
        delegatedFrom: null,
      });
    const password = oneTimePassword(body.userName);
    const hash = await hashPassword(password);
    await setPassword(tx, { personId: id, hash, at, mustChange: true, remember: REMEMBERED });
    holdBack(request, password);
    const row = await findPerson(tx, id);
    if (!row) throw new Problem("not-found");
    return { ...(await viewOf(tx, person, row)), oneTimePassword: null } as never;
  },
  after: giveOut,
});

/** Whoever moves to another unit leaves the roles held at the former one there, and what was lent of them ends too. */
async function leaveRoles(tx: Tx, person: Managed, by: number): Promise<void> {
  for (const role of person.held.filter((one) => one.unitId === person.unitId)) {
    if (role.role === "system-admin") await keepAnAdmin(tx, person.id);
    await endRole(tx, { roleId: role.id, day: today(), by, at: now() });
  }
}

function changing(context: Context): AnyEndpoint {
  return endpoint({
    verb: "person.update",
    method: "PATCH",
    path: "/api/people/{id}",
    summary: words.personUpdate,
    params: byId,
    body: personChange,
    output: personOutput,
    audit: ({ params, body }) => ({
      subject: `person/${params.id}`,
      details: { fields: Object.keys(body).filter((key) => key !== "version") },
    }),
    load: (tx, { params }) => findManaged(tx, params.id),
    check: (row, { person, body }) =>
      body.unitId !== undefined && !may(person, "person.update", body.unitId)
        ? new Problem("not-allowed")
        : refuseAbove(row, person),
    run: async (tx, { person, params, body }, row) => {
      if (body.unitId !== undefined && body.unitId !== row.unitId) await leaveRoles(tx, row, person.id);
      const saved = await changePerson(tx, params.id, body);
      const present = await findPerson(tx, params.id);
      if (!saved || !present)
        throw new Problem("conflict", { detail: words.stale, facts: { current: present } });
      return (await viewOf(tx, person, present)) as never;
    },
    after: ({ params }) => context.dropPerson(params.id),
  });
}

/** The endpoints of people as such. */
export function personEndpoints(context: Context): AnyEndpoint[] {
  return [list, show, add, changing(context)];
}
