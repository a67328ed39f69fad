/** What the endpoints of a unit's implementing plan share: how it is loaded, refused and answered. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { can, type Person } from "#spine/access/index.ts";
import { countMissing, findOwnPlan, listOwnClauses, type OwnPlanRow } from "../queries/own.ts";
import { listEditions } from "../queries/own-editions.ts";
import { listOwnItems } from "../queries/own-items.ts";
import { itemLacks, lacksOf, ownLacks } from "../rules/own.ts";
import { ownStates, taskStatusCodes, type OwnState } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { stale } from "./edited.ts";

export type ById = z.infer<typeof byId>;

export const states = z.enum(Object.keys(ownStates) as [OwnState, ...OwnState[]]);
const moment = z.date().transform((d) => d.toISOString());

export const planAnswer = z.object({
  id: z.number(),
  unit: z.object({ id: z.number(), code: z.string(), name: z.string() }),
  document: z.object({
    id: z.number(),
    title: z.string(),
    number: z.string().nullable(),
    issuedOn: z.string().nullable(),
    state: z.string(),
  }),
  year: z.number(),
  state: states,
  title: z.string(),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  version: z.number(),
  updatedAt: moment,
  publishedAt: moment.nullable(),
  /** Clauses in which the unit has tasks and of which its plan does not speak. */
  missing: z.number(),
  clauses: z.array(
    z.object({
      id: z.number(),
      clauseId: z.number(),
      path: z.string(),
      /** The city's words, and its day for this unit. */
      asked: z.string(),
      askedBy: z.string().nullable(),
      taskCode: z.string().nullable(),
      text: z.string(),
      holder: z.string().nullable(),
      dueOn: z.string().nullable(),
      lateReason: z.string().nullable(),
      integratedIn: z.string().nullable(),
      integratedRef: z.string().nullable(),
      leftOut: z.string().nullable(),
      version: z.number(),
      lacks: z.array(z.enum(ownLacks)),
    }),
  ),
  /** The unit's own work beyond the city's clauses. */
  items: z.array(
    z.object({
      id: z.number(),
      text: z.string(),
      holder: z.string().nullable(),
      dueOn: z.string().nullable(),
      dropped: z.string().nullable(),
      version: z.number(),
      taskCode: z.string().nullable(),
      taskStatus: z.enum(taskStatusCodes).nullable(),
      lacking: z.boolean(),
    }),
  ),
  /** How many signed editions are kept. */
  editions: z.number(),
  can: z.array(z.string()),
});

/** The plan as it now is, each clause with what it lacks. */
export async function answerOf(tx: Tx, person: Person, id: number): Promise<z.input<typeof planAnswer>> {
  const plan = await findOwnPlan(tx, id);
  if (!plan) throw new Problem("not-found");
  const clauses = await listOwnClauses(tx, id);
  const items = await listOwnItems(tx, id);
  return {
    ...plan,
    unit: { id: plan.unitId, code: plan.unitCode, name: plan.unitName },
    document: {
      id: plan.documentId,
      title: plan.documentTitle,
      number: plan.documentNumber,
      issuedOn: plan.documentIssuedOn,
      state: plan.documentState,
    },
    missing: await countMissing(tx, id),
    clauses: clauses.map((clause) => ({ ...clause, lacks: lacksOf(clause) })),
    items: items.map((item) => ({ ...item, lacking: itemLacks(item) })),
    editions: (await listEditions(tx, id)).length,
    can: can(person, ["own-plan.write", "own-plan.publish"], plan.unitId),
  };
}

/** The plan, as far as the verb lets it be seen. */
export const load = (tx: Tx, { params }: { params: ById }): Promise<OwnPlanRow | undefined> =>
  findOwnPlan(tx, params.id);
/** The plan, held from others until the end of the act. */
export const loadToWrite = (tx: Tx, { params }: { params: ById }): Promise<OwnPlanRow | undefined> =>
  findOwnPlan(tx, params.id, "hold");
/** What the trail says it was about. */
export const subject = ({ params }: { params: ById }) => ({ subject: `own-plan/${params.id}` });

/** A published plan stays as it was signed until it is opened again. */
export const refuseFixed = (plan: OwnPlanRow): Problem | null =>
  plan.state === "published" ? new Problem("rule", { detail: words.ownFixed }) : null;

/** What was read before someone else changed it. */
export const refuseStale = (plan: OwnPlanRow, seen: number): Problem | null =>
  plan.version === seen ? null : stale(plan);
