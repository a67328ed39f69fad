/** Handing the open tasks of a unit that has ended to a unit that succeeds it. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { getHandOver, handOverWords, leftAnswer, leftOf, type LeftOver } from "#spine/agencies/index.ts";
import { moveAsked } from "#spine/notices/index.ts";
import { countOpenTasksAt, countTasksFrom, handOverTasks, listOpenTasksAt } from "../queries/hand-over.ts";
import { moveReceipt } from "../receipt.ts";
import { taskStatusCodes } from "../schema.ts";
import { words } from "../words.ts";

const HANDED_MAX = 2000;

/** What agencies show of tasks after a change of structure. */
export const tasksLeft: LeftOver = {
  verb: "task.hand-over",
  label: words.openTasks,
  href: (unitId) => `/tasks/hand-over?unit=${unitId}`,
  count: countOpenTasksAt,
  handed: countTasksFrom,
};

const leftTasks = leftAnswer.extend({
  rows: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      path: z.string(),
      status: z.enum(taskStatusCodes),
      dueOn: z.string().nullable(),
    }),
  ),
});

const looking = endpoint({
  verb: "task.hand-over",
  method: "GET",
  path: "/api/tasks/left",
  summary: words.handOverTask,
  query: z.object({ unit: z.coerce.number().int().positive() }),
  output: leftTasks,
  audit: { none: "tasks hold nothing about a person; the hand-over is audited" },
  run: async (tx, { query }) => ({
    ...(await leftOf(tx, query.unit)),
    rows: await listOpenTasksAt(tx, query.unit),
  }),
});

const handingInput = z.strictObject({
  from: z.int().positive(),
  to: z.int().positive(),
  codes: z.array(z.string().max(40)).min(1).max(HANDED_MAX),
});

const handing = endpoint({
  verb: "task.hand-over",
  method: "POST",
  path: "/api/tasks/hand-over",
  summary: words.handOverTask,
  body: handingInput,
  output: z.object({ handed: z.number(), from: z.string(), to: z.string() }),
  audit: ({ body }, _, out) => ({
    subject: out.from,
    details: { to: out.to, handed: out.handed, tasks: body.codes },
  }),
  run: async (tx, { person, body }) => {
    const { from, to } = await getHandOver(tx, body);
    const codes = [...new Set(body.codes)];
    const handed = await handOverTasks(tx, { codes, from, to, personId: person.id });
    // All that was chosen or nothing: what is gone or done since is looked at again first.
    if (handed !== codes.length) throw new Problem("conflict", { detail: handOverWords.changed });
    const by = { at: now(), personId: person.id, byName: person.name };
    await moveReceipt(tx, { codes, from: from.name, unitId: to.id }, by);
    const reason = fill(words.cameFromUnit, { unit: from.name }).vi;
    await moveAsked(tx, { kind: "task", codes, unitId: to.id, reason }, by);
    return { handed, from: from.code, to: to.code };
  },
});

/** The endpoints of handing over. */
export function handOverEndpoints(): AnyEndpoint[] {
  return [looking, handing];
}
