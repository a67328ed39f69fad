/** Shutting people and units out of a case, and letting them in again. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import type { Writing } from "../edit.ts";
import { keepWithCase, knowersOf } from "../guard.ts";
import { changeCase } from "../queries/case.ts";
import { bar, findByUserName, liftBar, type Who } from "../queries/guard.ts";
import { guardWords } from "../words/guard.ts";
import { holdFor, writingOf } from "./edit.ts";
import { byOf, done, fresh, note, reason, type Done } from "./guard-parts.ts";
import { byCode, type ByCode, type Found } from "./read.ts";

const whom = {
  personId: z.int().positive().nullable().default(null),
  unitId: z.int().positive().nullable().default(null),
  userName: z.string().trim().max(60).nullable().default(null),
};
const barring = z.strictObject({
  version: z.int().positive(),
  ...whom,
  why: z.enum(["doer", "relative", "conflict"]),
  reason: reason.min(1),
});
const lifting = z.strictObject({ version: z.int().positive(), ...whom, reason: reason.min(1) });
type Whom = Pick<z.infer<typeof lifting>, "personId" | "unitId" | "userName">;

async function whoOf(tx: Tx, { personId, unitId, userName }: Whom): Promise<Who> {
  if ([personId, unitId, userName].filter((one) => one !== null).length !== 1)
    throw new Problem("rule", { detail: guardWords.whoOnce });
  if (unitId !== null) return { personId: null, unitId };
  const id = personId ?? (await findByUserName(tx, userName ?? ""))?.id;
  if (id === undefined) throw new Problem("rule", { detail: guardWords.noSuchPerson });
  return { personId: id, unitId: null };
}

/** Somebody of the co-ordinating unit must be left, and two of those named. */
async function refuseLast(tx: Tx, row: Writing["row"]): Promise<void> {
  const left = await knowersOf(tx, row);
  if (!left.some((one) => one.coordinates)) throw new Problem("rule", { detail: guardWords.lastOne });
  if (row.sealedAt !== null && new Set(left.map((one) => one.id)).size < 2)
    throw new Problem("rule", { detail: guardWords.lastNamed });
}

const concerns = (who: Who, person: Person): boolean =>
  who.personId === person.id || (who.unitId !== null && who.unitId === person.unitId);

function barringSomebody(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof barring>, Found, Done>({
    verb: "case.bar",
    method: "POST",
    path: "/api/cases/{code}/barred",
    summary: guardWords.bar,
    params: byCode,
    body: barring as never,
    output: done,
    load: holdFor,
    check: (found, { body }) => fresh(found, body.version),
    audit: ({ params, body }) => ({ subject: params.code, details: { why: body.why } }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, at } = writing;
      const who = await whoOf(tx, body);
      if (concerns(who, person)) throw new Problem("rule", { detail: guardWords.notYourself });
      await bar(tx, byOf(writing), { who, why: body.why });
      await refuseLast(tx, row);
      await note(tx, writing, { act: "case.bar", note: body.reason, details: { why: body.why } });
      const version = await changeCase(tx, { id: row.id, at }, {});
      await keepWithCase(tx, row);
      return { version };
    },
  });
}

function liftingBar(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof lifting>, Found, Done>({
    verb: "case.bar",
    method: "POST",
    path: "/api/cases/{code}/let-in",
    summary: guardWords.liftBar,
    params: byCode,
    body: lifting as never,
    output: done,
    load: holdFor,
    check: (found, { body }) => fresh(found, body.version),
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, at } = writing;
      const who = await whoOf(tx, body);
      if (!(await liftBar(tx, byOf(writing), who)))
        throw new Problem("rule", { detail: guardWords.notBarred });
      await note(tx, writing, { act: "case.let-in", note: body.reason });
      const version = await changeCase(tx, { id: row.id, at }, {});
      await keepWithCase(tx, row);
      return { version };
    },
  });
}

/** The endpoints of bars. */
export const barEndpoints = (): AnyEndpoint[] => [barringSomebody(), liftingBar()];
