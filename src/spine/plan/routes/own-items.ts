/** Writing the unit's own work into its plan; and the signed editions, each beside the one before. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { inputOf } from "#base/fields/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { ownWorkWords } from "../own-words.ts";
import { listEditions, readEdition, type EditionRow } from "../queries/own-editions.ts";
import {
  addOwnItem,
  changeOwnItem,
  findOwnItem,
  removeOwnItem,
  type OwnItemWritten,
} from "../queries/own-items.ts";
import { findOwnPlan, type OwnPlanRow } from "../queries/own.ts";
import { editionChanges, editionFields } from "../rules/editions.ts";
import { ownItemFields } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { stale, version } from "./edited.ts";
import { answerOf, loadToWrite, planAnswer, refuseFixed, subject, type ById } from "./own-loaded.ts";

const written = inputOf(ownItemFields);

function adding(): AnyEndpoint {
  return endpoint<ById, unknown, OwnItemWritten, OwnPlanRow>({
    verb: "own-plan.write",
    method: "POST",
    path: "/api/plan/own/{id}/items",
    summary: ownWorkWords.addItem,
    status: 201,
    params: byId,
    body: written as unknown as z.ZodType<OwnItemWritten>,
    output: planAnswer,
    audit: subject,
    load: loadToWrite,
    check: refuseFixed,
    run: async (tx, { params, body, person }, plan) => {
      await addOwnItem(tx, { ownPlanId: plan.id, unitId: plan.unitId, personId: person.id }, body);
      return answerOf(tx, person, params.id);
    },
  });
}

/** Loads the plan of an item, held. */
async function loadOfItem(tx: Tx, { params }: { params: ById }): Promise<OwnPlanRow | undefined> {
  const item = await findOwnItem(tx, params.id);
  return item && findOwnPlan(tx, item.ownPlanId, "hold");
}

const ofItem = {
  verb: "own-plan.write",
  path: "/api/plan/own-items/{id}",
  params: byId,
  output: planAnswer,
  audit: ({ params }: { params: ById }, plan: OwnPlanRow) => ({
    subject: `own-plan/${plan.id}`,
    details: { item: params.id },
  }),
  load: loadOfItem,
  check: refuseFixed,
} as const;

const changed = written.extend({ version });
type Changed = OwnItemWritten & { version: number };

function changing(): AnyEndpoint {
  return endpoint<ById, unknown, Changed, OwnPlanRow>({
    ...ofItem,
    method: "PUT",
    summary: ownWorkWords.items,
    body: changed as unknown as z.ZodType<Changed>,
    run: async (tx, { params, body, person }, plan) => {
      const at = { id: params.id, version: body.version, personId: person.id };
      if (!(await changeOwnItem(tx, at, body))) throw stale(await findOwnItem(tx, params.id));
      return answerOf(tx, person, plan.id);
    },
  });
}

function removing(): AnyEndpoint {
  return endpoint<ById, unknown, null, OwnPlanRow>({
    ...ofItem,
    method: "DELETE",
    summary: ownWorkWords.items,
    run: async (tx, { params, person }, plan) => {
      const item = await findOwnItem(tx, params.id);
      if (item?.taskCode) throw new Problem("rule", { detail: ownWorkWords.hasTask });
      await removeOwnItem(tx, params.id);
      return answerOf(tx, person, plan.id);
    },
  });
}

const clause = z.object({
  clauseId: z.number(),
  path: z.string(),
  asked: z.string(),
  text: z.string(),
  holder: z.string().nullable(),
  dueOn: z.string().nullable(),
  lateReason: z.string().nullable(),
  integratedIn: z.string().nullable(),
  integratedRef: z.string().nullable(),
  leftOut: z.string().nullable(),
});

const item = z.object({
  itemId: z.number(),
  text: z.string(),
  holder: z.string().nullable(),
  dueOn: z.string().nullable(),
});

const head = z.object({
  edition: z.number(),
  title: z.string(),
  number: z.string(),
  issuedOn: z.string(),
  at: z.date().transform((d) => d.toISOString()),
  by: z.string().nullable(),
});

const editionAnswer = z.object({
  id: z.number(),
  unit: z.object({ id: z.number(), name: z.string() }),
  document: z.object({ id: z.number(), title: z.string(), number: z.string().nullable() }),
  year: z.number(),
  /** Whether the unit is writing a new one; null where this person may not know. */
  amending: z.boolean(),
  editions: z.array(head),
  shown: head,
  clauses: z.array(clause),
  items: z.array(item),
  /** What it changes against the edition before; null for the first. */
  changes: z
    .array(
      z.object({
        key: z.string(),
        kind: z.enum(["added", "gone", "changed"]),
        path: z.string().nullable(),
        text: z.string(),
        fields: z.array(
          z.object({
            name: z.enum(editionFields),
            before: z.string().nullable(),
            after: z.string().nullable(),
          }),
        ),
      }),
    )
    .nullable(),
});

const which = z.object({ edition: z.coerce.number().int().positive().optional() });

async function shownEdition(tx: Tx, editions: readonly EditionRow[], asked: number | undefined) {
  const at = asked === undefined ? 0 : editions.findIndex((e) => e.edition === asked);
  const [one, before] = [editions[at], editions[at + 1]];
  if (!one) throw new Problem("not-found");
  const content = await readEdition(tx, one.id);
  const changes = before ? editionChanges(await readEdition(tx, before.id), content) : null;
  // A draft is the unit's alone: for others a plan that they cannot see is one that is being amended.
  const plan = await findOwnPlan(tx, one.ownPlanId);
  return {
    id: one.ownPlanId,
    unit: { id: one.unitId, name: one.unitName },
    document: { id: one.documentId, title: one.documentTitle, number: one.documentNumber },
    year: one.year,
    amending: plan?.state !== "published",
    editions,
    shown: one,
    ...content,
    changes,
  };
}

function reading(): AnyEndpoint {
  return endpoint<ById, z.infer<typeof which>, null, EditionRow>({
    verb: "own-plan.read",
    method: "GET",
    path: "/api/plan/own/{id}/editions",
    summary: words.ownRead,
    params: byId,
    query: which,
    output: editionAnswer as never,
    audit: subject,
    load: async (tx, { params }) => (await listEditions(tx, params.id))[0],
    run: async (tx, { query }, newest) =>
      (await shownEdition(tx, await listEditions(tx, newest.ownPlanId), query.edition)) as never,
  });
}

/** Endpoints of own work and of editions. */
export const ownItemEndpoints = (): AnyEndpoint[] => [adding(), changing(), removing(), reading()];
