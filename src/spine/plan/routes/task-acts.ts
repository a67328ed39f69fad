/** What units do with their tasks: acknowledge receipt, tell progress, name who answers; and the city's change of a day. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { differenceOf, versionToChange } from "#spine/records/index.ts";
import { taskAnswer } from "../answers.ts";
import {
  acknowledgeMany,
  addNote,
  changeTask,
  findTask,
  type TaskChange,
  type TaskRow,
} from "../queries/task.ts";
import { endReceipt } from "../receipt.ts";
import { mayTell, type Told } from "../rules/status.ts";
import { line } from "../schema.ts";
import { replacingWords } from "../replacing-words.ts";
import { words } from "../words.ts";
import { stale, version } from "./edited.ts";
import { byCode, shownTask, type ByCode } from "./tasks.ts";

const common = {
  params: byCode,
  output: taskAnswer,
  load: (tx: Tx, { params }: { params: ByCode }) => findTask(tx, params.code),
} as const;

type Own = TaskChange["own"];

const ownOf = (row: TaskRow): Own => ({
  dueOn: row.dueOn,
  dueSource: row.dueSource,
  product: row.product,
  answerable: row.answerable,
  percent: row.percent,
  doneOn: row.doneOn,
});

/** What the city ended stays as it was. */
const refuseEnded = (row: TaskRow): Problem | null =>
  row.endedOn === null ? null : new Problem("rule", { detail: replacingWords.taskEnded });

interface Step {
  readonly verb: string;
  readonly version: number;
  readonly person: Person;
  readonly status?: TaskChange["status"];
  readonly own?: Partial<Own>;
  readonly acknowledges?: boolean;
}

const actedBy = (person: Person) => ({ at: now(), personId: person.id, byName: person.name });

/** Writes one step of a task and answers the task as it now is. */
async function step(tx: Tx, row: TaskRow, to: Step): Promise<TaskRow> {
  const [before, after] = [ownOf(row), { ...ownOf(row), ...to.own }];
  const status = to.status ?? row.status;
  const done = await changeTask(tx, {
    id: row.id,
    unitId: row.unitId,
    version: to.version,
    personId: to.person.id,
    verb: to.verb,
    status,
    own: after,
    acknowledgedAt: to.acknowledges ? now() : null,
    difference: differenceOf({ ...before, status: row.status }, { ...after, status }),
  });
  const present = await findTask(tx, row.code);
  if (!done || !present) throw stale(present && shownTask(to.person, present));
  if (to.acknowledges) await endReceipt(tx, [row.code], actedBy(to.person));
  return present;
}

function acknowledging(): AnyEndpoint {
  return endpoint<ByCode, unknown, { version: number }, TaskRow>({
    ...common,
    verb: "task.acknowledge",
    method: "POST",
    path: "/api/tasks/{code}/acknowledge",
    summary: words.acknowledgeTask,
    body: z.strictObject({ version }),
    audit: ({ params }) => ({ subject: params.code }),
    check: (row) =>
      refuseEnded(row) ?? mayTell(row.status, { status: "received", note: null, percent: null }),
    run: async (tx, { person, body }, row) => {
      const to = { verb: "task.acknowledge", version: body.version, person, acknowledges: true } as const;
      return shownTask(person, await step(tx, row, { ...to, status: "received" }));
    },
  });
}

const many = z.union([
  z.strictObject({ codes: z.array(z.string().max(40)).min(1).max(1000) }),
  z.strictObject({ year: z.int().min(1990).max(2200) }),
]);

function acknowledgingMany(): AnyEndpoint {
  return endpoint<unknown, unknown, z.infer<typeof many>, undefined, { codes: string[] }>({
    verb: "task.acknowledge",
    method: "POST",
    path: "/api/tasks/acknowledge",
    summary: words.acknowledgeTask,
    body: many,
    output: z.object({ codes: z.array(z.string()) }),
    audit: (_, __, out) => ({ subject: "tasks", details: { acknowledged: out.codes } }),
    run: async (tx, { person, body }) => {
      const reach = person.reach.get("task.acknowledge");
      const units = reach === "all" ? "all" : [...(reach ?? [])];
      const which = "codes" in body ? body : { unitId: person.unitId, year: body.year };
      const codes = await acknowledgeMany(tx, which, { personId: person.id, units, at: now() });
      await endReceipt(tx, codes, actedBy(person));
      return { codes };
    },
  });
}

const telling = z.strictObject({
  version,
  status: z.enum(["doing", "done", "not-done"]),
  percent: z.int().min(0).max(100).nullable().default(null),
  note: line(5000).nullable().default(null),
  /** The day it was done, where that is not today. */
  doneOn: z.iso.date().optional(),
});
type Telling = z.infer<typeof telling>;

function notYet(body: Telling): Problem | null {
  if (!body.doneOn || body.doneOn <= today()) return null;
  return new Problem("invalid", { errors: [{ path: "doneOn", message: words.doneLater }] });
}

function tellingProgress(): AnyEndpoint {
  return endpoint<ByCode, unknown, Telling, TaskRow>({
    ...common,
    verb: "task.progress",
    method: "POST",
    path: "/api/tasks/{code}/progress",
    summary: words.progressTask,
    body: telling as z.ZodType<Telling>,
    audit: ({ params, body }, row) => ({
      subject: params.code,
      details: { from: row.status, to: body.status, percent: body.percent },
    }),
    check: (row, { body }) => refuseEnded(row) ?? mayTell(row.status, body) ?? notYet(body),
    run: async (tx, { person, body }, row) => {
      const told: Told = body;
      const doneOn = told.status === "done" ? (body.doneOn ?? row.doneOn ?? today()) : null;
      const present = await step(tx, row, {
        verb: "task.progress",
        version: body.version,
        person,
        status: told.status,
        own: { percent: told.percent ?? row.percent, doneOn },
        acknowledges: true,
      });
      const { status, percent, note } = told;
      await addNote(tx, { taskId: row.id, unitId: row.unitId, personId: person.id, status, percent, note });
      return shownTask(person, { ...present, lastNote: note ?? present.lastNote });
    },
  });
}

const answering = z.strictObject({
  version,
  answerable: line(120).nullable().optional(),
  product: line(1000).nullable().optional(),
});
type Answering = z.infer<typeof answering>;

function namingHead(): AnyEndpoint {
  return endpoint<ByCode, unknown, Answering, TaskRow>({
    ...common,
    verb: "task.update",
    method: "PATCH",
    path: "/api/tasks/{code}",
    summary: words.updateTask,
    body: answering,
    audit: ({ params, body }) => ({
      subject: params.code,
      details: { fields: Object.keys(body).filter((k) => k !== "version") },
    }),
    run: async (tx, { person, body }, row) => {
      const { answerable = row.answerable, product = row.product } = body;
      const own = { answerable, product };
      // Progress told or a day moved meanwhile by somebody else stands beside it.
      const fields = Object.keys(differenceOf({ ...row }, own));
      const to = {
        verb: "task.update",
        version: await versionToChange(tx, row, { seen: body.version, fields }),
        person,
        own,
      };
      return shownTask(person, await step(tx, row, to));
    },
  });
}

const day = z.strictObject({ version, dueOn: z.iso.date() });

function scheduling(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof day>, TaskRow>({
    ...common,
    verb: "task.schedule",
    method: "POST",
    path: "/api/tasks/{code}/schedule",
    summary: words.scheduleTask,
    body: day,
    audit: ({ params, body }, row) => ({
      subject: params.code,
      details: { from: row.dueOn, to: body.dueOn },
    }),
    check: refuseEnded,
    run: async (tx, { person, body }, row) => {
      const own = { dueOn: body.dueOn, dueSource: "person" as const };
      return shownTask(
        person,
        await step(tx, row, { verb: "task.schedule", version: body.version, person, own }),
      );
    },
  });
}

/** Endpoints that change tasks. */
export function taskActEndpoints(): AnyEndpoint[] {
  return [acknowledgingMany(), acknowledging(), tellingProgress(), namingHead(), scheduling()];
}
