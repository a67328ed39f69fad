/** Handing the accounts of a unit that has ended to a unit that succeeds it. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, roles, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { getHandOver, handOverWords, leftAnswer, leftOf, type LeftOver } from "#spine/agencies/index.ts";
import {
  countLeftAt,
  countRolesFrom,
  handOverPeople,
  listLeftAt,
  type LeftPerson,
} from "../queries/hand-over.ts";
import { mayHandOver } from "../rules/role.ts";
import { words } from "../words.ts";
import type { Context } from "./context.ts";

const HANDED_MAX = 2000;

/** What agencies show of accounts after a change of structure. */
export const accountsLeft: LeftOver = {
  verb: "person.hand-over",
  label: words.accounts,
  href: (unitId) => `/people/hand-over?unit=${unitId}`,
  count: (tx, unitIds) => countLeftAt(tx, unitIds, today()),
  handed: (tx, unitIds) => countRolesFrom(tx, unitIds, today()),
};

const label = z.object({ vi: z.string(), en: z.string() });
const leftPeople = leftAnswer.extend({
  rows: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      userName: z.string(),
      roles: z.array(label),
      /** False for oneself, and for an account that runs or checks the system. */
      may: z.boolean(),
    }),
  ),
});

const shown = (person: Person, unitId: number, left: LeftPerson) => ({
  id: left.id,
  name: left.name,
  userName: left.userName,
  roles: left.roles.filter((held) => held.unitId === unitId).map((held) => roles[held.role]),
  may: mayHandOver(person, left) === null,
});

const looking = endpoint({
  verb: "person.hand-over",
  method: "GET",
  path: "/api/people/left",
  summary: words.personHandOver,
  query: z.object({ unit: z.coerce.number().int().positive() }),
  output: leftPeople,
  audit: ({ query }, _, out) => ({ subject: `unit/${query.unit}`, details: { rows: out.rows.length } }),
  run: async (tx, { person, query }) => {
    const rows = await listLeftAt(tx, query.unit, today());
    return { ...(await leftOf(tx, query.unit)), rows: rows.map((row) => shown(person, query.unit, row)) };
  },
});

const handingInput = z.strictObject({
  from: z.int().positive(),
  to: z.int().positive(),
  ids: z.array(z.int().positive()).min(1).max(HANDED_MAX),
});

/** Those chosen, all of them still there and all of them to be moved by this person. */
function chosenOf(person: Person, left: readonly LeftPerson[], ids: readonly number[]): LeftPerson[] {
  const chosen = left.filter((one) => ids.includes(one.id));
  if (chosen.length !== new Set(ids).size) throw new Problem("conflict", { detail: handOverWords.changed });
  for (const one of chosen) {
    const refusal = mayHandOver(person, one);
    if (refusal) throw refusal;
  }
  return chosen;
}

function handing(context: Context): AnyEndpoint {
  return endpoint({
    verb: "person.hand-over",
    method: "POST",
    path: "/api/people/hand-over",
    summary: words.personHandOver,
    body: handingInput,
    output: z.object({ handed: z.number(), roles: z.number(), from: z.string(), to: z.string() }),
    audit: ({ body }, _, out) => ({
      subject: out.from,
      details: { to: out.to, handed: out.handed, roles: out.roles, people: body.ids },
    }),
    run: async (tx, { person, body }) => {
      const { from, to } = await getHandOver(tx, body);
      const chosen = chosenOf(person, await listLeftAt(tx, from.id, today()), body.ids);
      const began = await handOverPeople(tx, {
        ids: chosen.map((one) => one.id),
        from: from.id,
        to: to.id,
        day: today(),
        at: now(),
        by: person.id,
        reason: words.handedReason[person.language].slice(0, 300),
      });
      return { handed: chosen.length, roles: began, from: from.code, to: to.code };
    },
    after: ({ body }) => {
      for (const id of body.ids) context.dropPerson(id);
    },
  });
}

/** The endpoints of handing over accounts. */
export function handOverEndpoints(context: Context): AnyEndpoint[] {
  return [looking, handing(context)];
}
