/** Acts that move a case on; what cannot be done says why. */
import { z } from "zod";
import { seal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { standingOf, verbOf } from "../acts.ts";
import { rulesOfAct, stopDuties } from "../case-clocks.ts";
import { changeCase, type CaseChange } from "../queries/case.ts";
import { readCodes } from "../queries/codes.ts";
import { listWorkers } from "../queries/standing.ts";
import {
  refuseCaseAct,
  stateAfter,
  verificationAfter,
  type ActGiven,
  type CaseAct,
} from "../rules/states.ts";
import { actWords, words } from "../words/cases.ts";
import { holdFor, noteEvent, writingOf } from "./edit.ts";
import { byCode, type ByCode, type Found } from "./read.ts";

const acting = z.strictObject({
  version: z.int().positive(),
  reason: z.string().trim().max(4000).nullable().default(null),
  outcome: z.string().max(40).nullable().default(null),
  workerId: z.int().positive().nullable().default(null),
});
type Acting = z.infer<typeof acting>;
const acted = z.object({ version: z.number(), state: z.string() });

async function givenOf(tx: Tx, body: Acting, personId: number): Promise<ActGiven> {
  const codes = await readCodes(tx);
  const outcome = codes["outcome"]?.find((one) => one.code === body.outcome);
  const safe = (outcome?.more as { safe?: boolean } | null)?.safe === true;
  return { by: personId, reason: body.reason, outcome: outcome ? { code: outcome.code, safe } : null };
}

async function refuseWorker(tx: Tx, unitId: number, workerId: number | null): Promise<void> {
  const known = await listWorkers(tx, unitId);
  if (!known.some((one) => one.id === workerId)) throw new Problem("rule", { detail: words.someoneElse });
}

function changeOf(
  act: CaseAct,
  { content: { row } }: Found,
  given: { at: Date; body: Acting; by: number },
): CaseChange {
  const state = stateAfter(row.state, act);
  const verification = verificationAfter(row.verification, act);
  const { at, body, by } = given;
  return {
    state,
    verification,
    ...(act === "assign" && { workerId: body.workerId }),
    ...(act === "verify" && { verifiedAt: at }),
    ...(act === "propose-closing" && { closingBy: by }),
    ...((act === "close" || act === "dismiss") && {
      closedAt: at,
      outcome: act === "dismiss" ? "unfounded" : body.outcome,
      nextContactOn: null,
    }),
    ...(act === "reopen" && { closedAt: null, outcome: null, closingBy: null, reopened: row.reopened + 1 }),
  };
}

function actEndpoint(act: CaseAct): AnyEndpoint {
  return endpoint<ByCode, unknown, Acting, Found, z.infer<typeof acted>>({
    verb: verbOf[act],
    method: "POST",
    path: `/api/cases/{code}/${act}`,
    summary: actWords[act],
    params: byCode,
    body: acting as never,
    output: acted,
    load: holdFor,
    check: ({ content }, { body }) => {
      if (!content.parts.includes("co-ordinator")) return new Problem("not-allowed");
      return content.row.version === body.version ? null : new Problem("conflict", { detail: words.stale });
    },
    audit: ({ params }, _, out) => ({ subject: params.code, details: { act, state: out.state } }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, key, at } = writing;
      const standing = await standingOf(tx, found.content, at);
      const refused = refuseCaseAct(act, standing, await givenOf(tx, body, person.id));
      if (refused) throw refused;
      if (act === "assign") await refuseWorker(tx, row.unitId, body.workerId);
      const change = changeOf(act, found, { at, body, by: person.id });
      const version = await changeCase(tx, { id: row.id, at }, change);
      await stopDuties(tx, { code: row.code, unitId: row.unitId, person, at }, rulesOfAct[act] ?? []);
      await noteEvent(tx, writing, {
        act: `case.${act}`,
        details: { from: row.state, to: change.state, ...(body.outcome && { outcome: body.outcome }) },
        ...(body.reason && { sealed: seal(key, "event", body.reason) }),
      });
      return { version, state: change.state ?? row.state };
    },
  });
}

/** One endpoint an act. */
export const actEndpoints = (): AnyEndpoint[] => (Object.keys(verbOf) as CaseAct[]).map(actEndpoint);
