/** Endpoints of a unit's implementing plan: what it may be made for, begun from the unit's tasks, read, its head. */
import { z } from "zod";
import { inputOf } from "#base/fields/index.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { administrativeDocument } from "#base/word/index.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { carryEarlier } from "../own-carry.ts";
import { ownDocument } from "../own-document.ts";
import {
  addOwnPlan,
  changeOwnPlan,
  cloneClauses,
  listOwnClauses,
  listOwnPlaces,
  type OwnHead,
  type OwnPlanRow,
} from "../queries/own.ts";
import { listOwnItems } from "../queries/own-items.ts";
import { ownHeadFields } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { version } from "./edited.ts";
import { ownActEndpoints } from "./own-acts.ts";
import { ownItemEndpoints } from "./own-items.ts";
import {
  answerOf,
  load,
  loadToWrite,
  planAnswer,
  refuseFixed,
  refuseStale,
  states,
  subject,
  type ById,
} from "./own-loaded.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A draft is read under the verb of who writes it; what is published under the verb of who may see the unit. */
function showing(verb: "own-plan.read" | "own-plan.write", path: string): AnyEndpoint {
  return endpoint<ById, unknown, null, OwnPlanRow>({
    verb,
    method: "GET",
    path,
    summary: words.ownRead,
    params: byId,
    output: planAnswer,
    audit: subject,
    load,
    run: (tx, { params, person }) => answerOf(tx, person, params.id),
  });
}

/** The same as a Word file. */
function giving(verb: "own-plan.read" | "own-plan.write", path: string): AnyEndpoint {
  return endpoint<ById, unknown, null, OwnPlanRow, Download>({
    verb,
    method: "GET",
    path,
    summary: words.ownWord,
    params: byId,
    output: "download",
    audit: ({ params }) => ({ subject: `own-plan/${params.id}`, details: { exported: true } }),
    load,
    run: async (tx, _, plan) => ({
      name: `${plan.title.replaceAll("/", "-").slice(0, 120)}.docx`,
      mediaType: WORD,
      bytes: await administrativeDocument(
        ownDocument(plan, await listOwnClauses(tx, plan.id), await listOwnItems(tx, plan.id)),
      ),
    }),
  });
}

function listing(): AnyEndpoint {
  return endpoint({
    verb: "own-plan.write",
    method: "GET",
    path: "/api/plan/own",
    summary: words.ownWrite,
    output: z.object({
      rows: z.array(
        z.object({
          documentId: z.number(),
          title: z.string(),
          number: z.string().nullable(),
          year: z.number(),
          tasks: z.number(),
          own: z
            .object({
              id: z.number(),
              state: states,
              number: z.string().nullable(),
              issuedOn: z.string().nullable(),
              clauses: z.number(),
            })
            .nullable(),
        }),
      ),
    }),
    audit: { none: "one's own unit's list of what it may plan" },
    run: async (tx, { person }) => ({ rows: await listOwnPlaces(tx, person.unitId) }),
  });
}

const beginning = z.strictObject({
  documentId: z.int().positive(),
  year: z.int().min(1990).max(2200),
});

function beginningOne(): AnyEndpoint {
  return endpoint<unknown, unknown, z.infer<typeof beginning>>({
    verb: "own-plan.write",
    method: "POST",
    path: "/api/plan/own",
    summary: words.ownWrite,
    status: 201,
    body: beginning,
    // How many clauses begin with what the unit wrote in its last plan.
    output: planAnswer.extend({ carried: z.number() }),
    audit: ({ body }, _, out) => ({
      subject: `own-plan/${(out as { id: number }).id}`,
      details: { document: body.documentId, year: body.year },
    }),
    unit: ({ person }) => person.unitId,
    run: async (tx, { body, person }) => {
      const { documentId, year } = body;
      const place = (await listOwnPlaces(tx, person.unitId)).find(
        (p) => p.documentId === documentId && p.year === year,
      );
      if (!place) throw new Problem("rule", { detail: fill(words.ownNoTasks, { year }) });
      if (place.own) throw new Problem("rule", { detail: words.ownTwice });
      const of = place.number ? `Kế hoạch số ${place.number}` : place.title;
      const title = `Triển khai thực hiện ${of} năm ${year}`.slice(0, 500);
      const added = { unitId: person.unitId, documentId, year, title, personId: person.id };
      const id = await addOwnPlan(tx, added);
      await cloneClauses(tx, id, person.id);
      const carried = await carryEarlier(tx, { id, ...added });
      return { ...(await answerOf(tx, person, id)), carried };
    },
  });
}

const head = inputOf(ownHeadFields).extend({ version });
type Head = OwnHead & { version: number };

function changingHead(): AnyEndpoint {
  return endpoint<ById, unknown, Head, OwnPlanRow>({
    verb: "own-plan.write",
    method: "PUT",
    path: "/api/plan/own/{id}",
    summary: words.ownWrite,
    params: byId,
    body: head as unknown as z.ZodType<Head>,
    output: planAnswer,
    audit: subject,
    load: loadToWrite,
    check: (plan, { body }) => refuseFixed(plan) ?? refuseStale(plan, body.version),
    run: async (tx, { params, body, person }) => {
      await changeOwnPlan(tx, params.id, { ...body, personId: person.id });
      return answerOf(tx, person, params.id);
    },
  });
}

function addingMissing(): AnyEndpoint {
  return endpoint<ById, unknown, Record<string, never>, OwnPlanRow>({
    verb: "own-plan.write",
    method: "POST",
    path: "/api/plan/own/{id}/clone",
    summary: words.ownWrite,
    params: byId,
    body: z.strictObject({}),
    output: planAnswer,
    audit: subject,
    load: loadToWrite,
    check: refuseFixed,
    run: async (tx, { params, person }) => {
      await cloneClauses(tx, params.id, person.id);
      return answerOf(tx, person, params.id);
    },
  });
}

/** All endpoints of a unit's own plan. */
export function ownPlanEndpoints(): AnyEndpoint[] {
  return [
    listing(),
    beginningOne(),
    showing("own-plan.read", "/api/plan/own/{id}"),
    showing("own-plan.write", "/api/plan/own/{id}/draft"),
    giving("own-plan.read", "/api/plan/own/{id}/plan.docx"),
    giving("own-plan.write", "/api/plan/own/{id}/draft.docx"),
    changingHead(),
    addingMissing(),
    ...ownActEndpoints(),
    ...ownItemEndpoints(),
  ];
}
