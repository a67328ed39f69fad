/** Snapshots of a plan's tasks: listing them, taking one, and what changed between two. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { findDocument, type DocumentRow } from "../queries/document.ts";
import {
  addSnapshot,
  findSnapshot,
  listDecided,
  listSnapshots,
  listUnitNames,
  standingNow,
  standingThen,
  type SnapshotRow,
} from "../queries/snapshot.ts";
import { listPairs } from "../queries/replacing.ts";
import type { Paired } from "../replace.ts";
import { differenceBetween } from "../rules/difference.ts";
import {
  changeKinds,
  changesBetween,
  type Change,
  type Continues,
  type Standing,
} from "../rules/snapshot.ts";
import { line, year } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { getDocument } from "./edited.ts";

type ById = z.infer<typeof byId>;

const moment = z.date().transform((d) => d.toISOString());

const snapshotAnswer = z.object({
  id: z.number(),
  documentId: z.number(),
  documentNumber: z.string().nullable(),
  documentTitle: z.string(),
  year: z.number(),
  occasion: z.enum(["publishing", "quarter", "replacing", "person"]),
  quarter: z.string().nullable(),
  note: z.string().nullable(),
  tasks: z.number(),
  at: moment,
  by: z.string().nullable(),
});

function listing(): AnyEndpoint {
  return endpoint<ById>({
    verb: "progress.read",
    method: "GET",
    path: "/api/plan/documents/{id}/snapshots",
    summary: words.snapshots,
    params: byId,
    output: z.object({ rows: z.array(snapshotAnswer) }),
    audit: ({ params }) => ({ subject: `plan/${params.id}` }),
    run: async (tx, { params }) => {
      const { id } = await getDocument(tx, params.id);
      return { rows: await listSnapshots(tx, id) } as never;
    },
  });
}

const taking = z.strictObject({
  year: z.int().min(1990).max(2200),
  note: line(300).nullable().default(null),
});

function keeping(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof taking>, DocumentRow, { id: number; tasks: number }>({
    verb: "plan.snapshot",
    method: "POST",
    path: "/api/plan/documents/{id}/snapshots",
    summary: words.takeSnapshot,
    params: byId,
    body: taking as never,
    output: z.object({ id: z.number(), tasks: z.number() }),
    status: 201,
    load: (tx, { params }) => findDocument(tx, params.id),
    audit: ({ params, body }, _, out) => ({
      subject: `plan/${params.id}`,
      details: { year: body.year, snapshot: out.id },
    }),
    check: (document) =>
      document.state === "published" ? null : new Problem("rule", { detail: words.onlyPublished }),
    run: async (tx, { person, body }, document) => {
      const { year: ofYear, note } = body;
      const by = { occasion: "person", note, at: now(), personId: person.id } as const;
      const id = await addSnapshot(tx, { documentId: document.id, year: ofYear, ...by });
      if (id === undefined) throw new Error("A snapshot that a person takes is always new.");
      return { id, tasks: (await findSnapshot(tx, id))?.tasks ?? 0 };
    },
  });
}

const between = z.object({
  from: z.coerce.number().int().positive(),
  /** Absent: how it stands now. */
  to: z.coerce.number().int().positive().optional(),
  year: year.optional(),
});
type Between = z.infer<typeof between>;

const changesAnswer = z.object({
  from: snapshotAnswer,
  to: snapshotAnswer.nullable(),
  /** Tasks touched, by kind of change. */
  counts: z.record(z.enum(changeKinds), z.number()),
  changes: z.array(
    z.object({
      kind: z.enum(changeKinds),
      path: z.string(),
      text: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      units: z.array(z.string()),
      /** Who decided it, where a person re-dated, re-worded or handed it over. */
      by: z.array(z.string()),
    }),
  ),
});

/** Within one document a clause is itself; a clause of an amended plan continues the one that a person said, or that it words alike. */
function continuing(before: Standing, after: Standing, pairs: readonly Paired[] | null): Continues {
  if (pairs === null) return (id) => id;
  const told = ({ clauses }: Standing) =>
    clauses.map((c) => ({ id: c.clauseId, path: c.path, text: c.text }));
  const { same, changed } = differenceBetween(told(before), told(after));
  const old = new Map([...same, ...changed, ...pairs].map(([b, a]) => [a, b]));
  return (id) => old.get(id);
}

/** The names of units in what a change says of itself. */
function withNames(change: Change, names: ReadonlyMap<number, string>): Pick<Change, "before" | "after"> {
  if (change.kind !== "handed") return change;
  const name = (id: string | null): string | null => names.get(Number(id)) ?? id;
  return { before: name(change.before), after: name(change.after) };
}

async function told(tx: Tx, changes: readonly Change[], span: { from: Date; to: Date }) {
  const ids = changes.flatMap((c) => [
    ...c.units,
    ...(c.kind === "handed" ? [Number(c.before), Number(c.after)] : []),
  ]);
  const names = await listUnitNames(tx, [...new Set(ids)]);
  const tasks = changes.filter((c) => c.kind !== "status").flatMap((c) => c.tasks);
  const decided = Map.groupBy(
    await listDecided(tx, { tasks: [...new Set(tasks)], ...span }),
    (d) => d.taskId,
  );
  return changes.map((change) => {
    const by = change.kind === "status" ? [] : change.tasks.flatMap((t) => decided.get(t) ?? []);
    return {
      kind: change.kind,
      path: change.clause.path,
      text: change.clause.text,
      ...withNames(change, names),
      units: change.units.flatMap((id) => names.get(id) ?? []),
      by: [...new Set(by.map((d) => d.by))],
    };
  });
}

interface Sides {
  readonly from: SnapshotRow;
  readonly to: SnapshotRow | null;
}

/** The two moments asked for; both must belong to the plan or to one that it replaced. */
async function sidesOf(tx: Tx, documentId: number, query: Between): Promise<Sides> {
  const kept = new Map((await listSnapshots(tx, documentId)).map((s) => [s.id, s]));
  const from = kept.get(query.from);
  const to = query.to === undefined ? null : kept.get(query.to);
  if (!from || to === undefined) throw new Problem("not-found");
  return { from, to };
}

const countsOf = (changes: readonly Change[]) =>
  Object.fromEntries(
    changeKinds.map((kind) => {
      const own = changes.filter((c) => c.kind === kind);
      return [kind, own.reduce((n, c) => n + c.tasks.length, 0)];
    }),
  );

async function compared(tx: Tx, id: number, query: Between) {
  const document = await getDocument(tx, id);
  const { from, to } = await sidesOf(tx, document.id, query);
  const before = await standingThen(tx, from.id);
  const present = (): Promise<Standing> => standingNow(tx, document.id, query.year ?? from.year);
  const after = to ? await standingThen(tx, to.id) : await present();
  const sameDocument = from.documentId === (to?.documentId ?? document.id);
  const pairs = sameDocument ? null : await listPairs(tx, [from.documentId, to?.documentId ?? document.id]);
  const changes = changesBetween(before, after, continuing(before, after, pairs));
  const span = { from: from.at, to: to?.at ?? now() };
  return { from, to, counts: countsOf(changes), changes: await told(tx, changes, span) };
}

function comparing(): AnyEndpoint {
  return endpoint<ById, Between>({
    verb: "progress.read",
    method: "GET",
    path: "/api/plan/documents/{id}/changes",
    summary: words.changesBetween,
    params: byId,
    query: between as never,
    output: changesAnswer as never,
    audit: ({ params, query }) => ({
      subject: `plan/${params.id}`,
      details: { from: query.from, to: query.to ?? "now" },
    }),
    run: async (tx, { params, query }) => (await compared(tx, params.id, query)) as never,
  });
}

/** Endpoints of snapshots. */
export function snapshotEndpoints(): AnyEndpoint[] {
  return [listing(), keeping(), comparing()];
}
