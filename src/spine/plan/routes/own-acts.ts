/** Writing the clauses of a unit's implementing plan, publishing it, taking it back to be amended. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { inputOf } from "#base/fields/index.ts";
import { Problem } from "#base/problem.ts";
import { formatDay } from "#base/vi/index.ts";
import { fill } from "#base/words.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import {
  changeOwnClause,
  findOwnPlan,
  findPlanOfClause,
  listOwnClauses,
  turnOwnPlan,
  type OwnPlanRow,
} from "../queries/own.ts";
import { signOwnPlan } from "../own-work.ts";
import { listOwnItems } from "../queries/own-items.ts";
import { isLater, itemLacks, lacksOf } from "../rules/own.ts";
import { ownClauseFields } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { stale, version } from "./edited.ts";
import {
  answerOf,
  loadToWrite,
  planAnswer,
  refuseFixed,
  refuseStale,
  subject,
  type ById,
} from "./own-loaded.ts";

const clauseInput = inputOf(ownClauseFields).extend({ version });
type ClauseInput = Parameters<typeof changeOwnClause>[2] & { version: number };

/** Loads the plan of a clause, held. */
async function loadOfClause(tx: Tx, { params }: { params: ById }): Promise<OwnPlanRow | undefined> {
  const plan = await findPlanOfClause(tx, params.id);
  return plan === undefined ? undefined : findOwnPlan(tx, plan, "hold");
}

function changingClause(): AnyEndpoint {
  return endpoint<ById, unknown, ClauseInput, OwnPlanRow>({
    verb: "own-plan.write",
    method: "PUT",
    path: "/api/plan/own-clauses/{id}",
    summary: words.ownWrite,
    params: byId,
    body: clauseInput as unknown as z.ZodType<ClauseInput>,
    output: planAnswer,
    audit: ({ params }, plan) => ({ subject: `own-plan/${plan.id}`, details: { clause: params.id } }),
    load: loadOfClause,
    check: refuseFixed,
    run: async (tx, { params, body, person }, plan) => {
      const present = (await listOwnClauses(tx, plan.id)).find((c) => c.id === params.id);
      const { dueOn, lateReason, leftOut } = body;
      const askedBy = present?.askedBy ?? null;
      if (leftOut === null && lateReason === null && isLater({ dueOn, askedBy })) {
        const message = fill(words.ownNeedsReason, { date: formatDay(askedBy ?? "") });
        throw new Problem("invalid", { errors: [{ path: "lateReason", message }] });
      }
      const at = { id: params.id, version: body.version, personId: person.id };
      if (!(await changeOwnClause(tx, at, body))) throw stale(present);
      return answerOf(tx, person, plan.id);
    },
  });
}

const turning = z.strictObject({ version });

async function refuseUnready(tx: Tx, plan: OwnPlanRow): Promise<void> {
  if (plan.number === null || plan.issuedOn === null)
    throw new Problem("rule", { detail: words.ownNeedsNumber });
  const clauses = (await listOwnClauses(tx, plan.id)).filter((clause) => lacksOf(clause).length > 0);
  const items = (await listOwnItems(tx, plan.id)).filter(itemLacks);
  const lacking = [...clauses.map((c) => c.path), ...items.map((i) => i.text.slice(0, 40))];
  if (lacking.length === 0) return;
  const paths = lacking.slice(0, 8);
  const more = lacking.length > paths.length ? [...paths, "…"] : paths;
  throw new Problem("rule", {
    detail: fill(words.ownNotReady, { n: lacking.length, paths: more.join(", ") }),
  });
}

function publishing(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof turning>, OwnPlanRow>({
    verb: "own-plan.publish",
    method: "POST",
    path: "/api/plan/own/{id}/publish",
    summary: words.ownPublish,
    params: byId,
    body: turning,
    output: planAnswer,
    audit: subject,
    load: loadToWrite,
    check: (plan, { body }) => refuseFixed(plan) ?? refuseStale(plan, body.version),
    run: async (tx, { params, person }, plan) => {
      await refuseUnready(tx, plan);
      await signOwnPlan(tx, plan, person.id);
      await turnOwnPlan(tx, params.id, { state: "published", personId: person.id });
      return answerOf(tx, person, params.id);
    },
  });
}

function amending(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof turning>, OwnPlanRow>({
    verb: "own-plan.publish",
    method: "POST",
    path: "/api/plan/own/{id}/amend",
    summary: words.ownAmend,
    params: byId,
    body: turning,
    output: planAnswer,
    audit: ({ params }) => ({ subject: `own-plan/${params.id}`, details: { amended: true } }),
    load: loadToWrite,
    check: (plan, { body }) =>
      plan.state === "published"
        ? refuseStale(plan, body.version)
        : new Problem("rule", { detail: words.ownNotPublished }),
    run: async (tx, { params, person }) => {
      await turnOwnPlan(tx, params.id, { state: "draft", personId: person.id });
      return answerOf(tx, person, params.id);
    },
  });
}

/** Endpoints of what is done with it. */
export function ownActEndpoints(): AnyEndpoint[] {
  return [changingClause(), publishing(), amending()];
}
