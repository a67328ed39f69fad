/** How dangerous it is: questions answered, a level proposed, a person decides; and every contact with the harmed person. */
import { z } from "zod";
import { seal, unseal, type RecordKey } from "#base/crypto/vault.ts";
import { dayOf, today } from "#base/clock.ts";
import { isProduction } from "#base/config.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { forUnits, startMeetingClock, stopDuties } from "../case-clocks.ts";
import { changeCase } from "../queries/case.ts";
import { readAssessment, readCodes } from "../queries/codes.ts";
import {
  addAssessment,
  listAssessments,
  listContacts,
  listEventDays,
  lowerAssessment,
  type AssessmentRow,
} from "../queries/risk.ts";
import { assess, meetingReasons, nextContactOn, refuseExample, refuseLevel } from "../rules/risk.ts";
import type { RiskLevel } from "../schema/index.ts";
import { words } from "../words/cases.ts";
import { holdFor, noteEvent, writingOf } from "./edit.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const label = z.object({ vi: z.string(), en: z.string() });
const level = z.enum(["low", "medium", "high", "extreme"]);
const answers = z.record(z.string().max(40), z.enum(["yes", "no", "unknown"]));

const riskAnswer = z.object({
  questionnaire: z.object({
    name: label,
    isExample: z.boolean(),
    source: z.string(),
    questions: z.array(z.object({ id: z.string(), label, critical: z.boolean() })),
  }),
  assessments: z.array(
    z.object({
      id: z.number(),
      at: instant,
      by: z.string(),
      unit: z.string(),
      score: z.number(),
      proposed: z.string(),
      decided: z.string(),
      lowerTo: z.string().nullable(),
      loweredBy: z.string().nullable(),
      meeting: z.boolean(),
      /** Null where the reader's part shows no reasons. */
      answers: answers.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  contacts: z.array(
    z.object({
      id: z.number(),
      at: instant,
      by: z.string(),
      unit: z.string(),
      kind: z.string(),
      reached: z.string(),
      safe: z.string(),
      again: z.string(),
      note: z.string().nullable(),
    }),
  ),
});

const REASON = "case.riskReason";

interface Kept {
  readonly answers: Record<string, "yes" | "no" | "unknown">;
  readonly reason: string | null;
}

function shownAssessment(row: AssessmentRow, key: RecordKey, seesReason: boolean) {
  const kept = unseal(key, "assessment", row.sealed) as Kept;
  return {
    id: row.id,
    at: row.at,
    by: row.byName,
    unit: row.unitName,
    score: row.score,
    proposed: row.proposed,
    decided: row.decided,
    lowerTo: row.lowerTo,
    loweredBy: row.loweredByName,
    meeting: row.meeting,
    answers: seesReason ? kept.answers : null,
    reason: seesReason ? kept.reason : null,
  };
}

function reading(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, z.input<typeof riskAnswer>>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/{code}/risk",
    summary: words.readRisk,
    params: byCode,
    output: riskAnswer as never,
    load: loadCase,
    check: ({ content }) => (content.visible.has("case.riskLevel") ? null : new Problem("not-allowed")),
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, _, { content }) => {
      const { row, key, visible } = content;
      const fact = await readAssessment(tx, today());
      const seesReason = visible.has(REASON);
      return {
        questionnaire: {
          name: fact.body.name,
          isExample: fact.isExample,
          source: fact.source,
          questions: fact.body.questions.map(({ id, label: said, critical }) => ({
            id,
            label: said,
            critical,
          })),
        },
        assessments: (await listAssessments(tx, row.id)).map((one) => shownAssessment(one, key, seesReason)),
        contacts: (await listContacts(tx, row.id)).map(({ byName, unitName, sealed, ...one }) => ({
          ...one,
          by: byName,
          unit: unitName,
          note: sealed && seesReason ? String(unseal(key, "contact", sealed)) : null,
        })),
      };
    },
  });
}

const assessing = z.strictObject({
  answers,
  chosen: level.nullable().default(null),
  reason: z.string().trim().max(4000).nullable().default(null),
});
type Assessing = z.infer<typeof assessing>;
const assessed = z.object({
  score: z.number(),
  proposed: z.string(),
  decided: z.string(),
  meeting: z.boolean(),
});

const order: readonly RiskLevel[] = ["low", "medium", "high", "extreme"];

/** Up with a reason at once; down waits for a second person, and until then the proposed level holds. */
function decisionOf(
  proposed: RiskLevel,
  body: Assessing,
  by: number,
): { decided: RiskLevel; lowerTo: RiskLevel | null } {
  const chosen = body.chosen ?? proposed;
  const isLower = order.indexOf(chosen) < order.indexOf(proposed);
  // What the second person says is asked of them when they decide.
  const second = isLower ? { by: -1, reason: "…" } : null;
  const refused = refuseLevel({ proposed, chosen, reason: body.reason, by, second });
  if (refused) throw refused;
  return isLower ? { decided: proposed, lowerTo: chosen } : { decided: chosen, lowerTo: null };
}

/** When the harmed person is to be contacted next. */
export async function nextContact(tx: Tx, decided: RiskLevel, lastOn: string): Promise<string | null> {
  return nextContactOn(decided, lastOn, await readCodes(tx));
}

function assessingDanger(): AnyEndpoint {
  return endpoint<ByCode, unknown, Assessing, Found, z.infer<typeof assessed>>({
    verb: "case.assess",
    method: "POST",
    path: "/api/cases/{code}/assessments",
    summary: words.assessDanger,
    params: byCode,
    body: assessing as never,
    output: assessed,
    status: 201,
    load: holdFor,
    check: ({ content }) => (content.visible.has(REASON) ? null : new Problem("not-allowed")),
    audit: ({ params }, _, out) => ({
      subject: params.code,
      details: { score: out.score, decided: out.decided },
    }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, key, at } = writing;
      const fact = await readAssessment(tx, dayOf(at));
      const refused = refuseExample(fact, isProduction());
      if (refused) throw refused;
      const result = assess(fact.body, body.answers);
      const { decided, lowerTo } = decisionOf(result.level, body, person.id);
      const events = await listEventDays(tx, row.id);
      const meeting =
        meetingReasons({ assessed: result, level: decided, events, today: dayOf(at) }, fact.body).length > 0;
      await addAssessment(tx, {
        caseId: row.id,
        at,
        personId: person.id,
        byName: person.name,
        unitId: person.unitId,
        questionsFrom: fact.validFrom,
        score: result.score,
        proposed: result.level,
        decided,
        lowerTo,
        meeting,
        sealed: seal(key, "assessment", { answers: body.answers, reason: body.reason }),
      });
      const nextContactDay = await nextContact(tx, decided, row.lastContactOn ?? dayOf(at));
      await changeCase(
        tx,
        { id: row.id, at },
        { risk: decided, assessedAt: at, nextContactOn: nextContactDay },
      );
      const acting = { code: row.code, unitId: row.unitId, person, at };
      await forUnits(tx, [row.unitId], async () => {
        await stopDuties(tx, acting, ["case.assess-danger"]);
        if (meeting) await startMeetingClock(tx, acting);
      });
      await noteEvent(tx, writing, { act: "case.assess", details: { score: result.score, decided } });
      return { score: result.score, proposed: result.level, decided, meeting };
    },
  });
}

const byAssessment = byCode.extend({ id: z.coerce.number().int().positive() });
const lowering = z.strictObject({ reason: z.string().trim().max(4000) });

function loweringLevel(): AnyEndpoint {
  return endpoint<
    z.infer<typeof byAssessment>,
    unknown,
    z.infer<typeof lowering>,
    Found,
    { decided: string }
  >({
    verb: "case.assess",
    method: "POST",
    path: "/api/cases/{code}/assessments/{id}/lower",
    summary: words.lowerLevel,
    params: byAssessment as never,
    body: lowering,
    output: z.object({ decided: z.string() }),
    load: holdFor,
    check: ({ content }) => (content.visible.has(REASON) ? null : new Problem("not-allowed")),
    audit: ({ params }, _, out) => ({
      subject: params.code,
      details: { assessment: params.id, decided: out.decided },
    }),
    run: async (tx, { person, params, body }, found) => {
      const writing = writingOf(found, person);
      const { row, key, at } = writing;
      const all = await listAssessments(tx, row.id);
      const one = all.find((assessment) => assessment.id === params.id);
      if (!one?.lowerTo || one.loweredAt || all[0]?.id !== one.id) throw new Problem("not-found");
      const { reason } = unseal(key, "assessment", one.sealed) as Kept;
      const second = { by: person.id, reason: body.reason };
      const refused = refuseLevel({
        proposed: one.proposed,
        chosen: one.lowerTo,
        reason,
        by: one.byPerson,
        second,
      });
      if (refused) throw refused;
      const sealed = seal(key, "lowering", { reason: body.reason });
      await lowerAssessment(tx, { id: one.id, at, personId: person.id, byName: person.name, sealed });
      const nextContactDay = await nextContact(tx, one.lowerTo, row.lastContactOn ?? dayOf(at));
      await changeCase(tx, { id: row.id, at }, { risk: one.lowerTo, nextContactOn: nextContactDay });
      await noteEvent(tx, writing, { act: "case.lower-risk", details: { decided: one.lowerTo } });
      return { decided: one.lowerTo };
    },
  });
}

/** The endpoints of danger. */
export const riskEndpoints = (): AnyEndpoint[] => [reading(), assessingDanger(), loweringLevel()];
