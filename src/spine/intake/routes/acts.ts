/** Endpoints by which a report goes on: acknowledged, given, handled, closed; and the answer of whoever was given it. */
import type { z } from "zod";
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { keptDirectory } from "#spine/agencies/index.ts";
import { listHolders } from "#spine/people/index.ts";
import { answerGiven, doAct, giveReport } from "../acts.ts";
import { doneAnswer, type DoneAnswer } from "../answers.ts";
import { findReport, type ReportRow } from "../queries/report.ts";
import { listAssignments, type By } from "../queries/story.ts";
import { refuseAct } from "../rules/state.ts";
import {
  acknowledgeInput,
  answerInput,
  assignInput,
  closeInput,
  handleInput,
  type AnswerInput,
  type AssignInput,
} from "../schema.ts";
import { takerRoles } from "../takers.ts";
import { words } from "../words.ts";
import { byCode, loadReport, type ByCode } from "./reports.ts";

export const actedBy = (person: Person): By => ({ at: now(), personId: person.id, byName: person.name });

const common = {
  method: "POST",
  params: byCode,
  output: doneAnswer,
  load: loadReport(true),
} as const;

/** Whoever acts must have seen what there is now. */
function refuseStale(row: ReportRow, version: number): Problem | null {
  if (row.version === version) return null;
  return new Problem("conflict", { detail: words.stale, facts: { version: row.version } });
}

async function done(tx: Tx, code: string): Promise<DoneAnswer> {
  return { code, state: (await findReport(tx, code))?.state ?? null };
}

interface Noted {
  readonly version: number;
  readonly note?: string | null;
  readonly reason?: string;
}

function plainAct(act: "acknowledge" | "handle" | "close", body: z.ZodType<Noted>): AnyEndpoint {
  const summaries = { acknowledge: words.acknowledge, handle: words.handle, close: words.closeReport };
  return endpoint<ByCode, unknown, Noted, ReportRow, DoneAnswer>({
    ...common,
    verb: `intake.${act}`,
    path: `/api/intake/reports/{code}/${act}`,
    summary: summaries[act],
    body,
    audit: ({ params }) => ({ subject: `intake/${params.code}` }),
    check: (row, { body }) => refuseStale(row, body.version),
    run: async (tx, { params, body, person }, row) => {
      const refusal = refuseAct(act, row, act === "close" ? await listAssignments(tx, row.id) : []);
      if (refusal) throw refusal;
      await doAct(tx, row, { act, note: body.reason ?? body.note ?? null, by: actedBy(person) });
      return done(tx, params.code);
    },
  });
}

/** The name of the person it is given to, who must hold a role at that unit. Throws where the unit or the person is none. */
async function nameOfTaker(tx: Tx, body: AssignInput): Promise<string | null> {
  const unit = (await keptDirectory(tx)).byId.get(body.toUnitId);
  if (!unit || (unit.validTo !== null && unit.validTo <= today()))
    throw new Problem("invalid", { errors: [{ path: "toUnitId", message: words.noSuchUnit }] });
  if (body.toPersonId === null) return null;
  const holders = await listHolders(tx, takerRoles, today());
  const taker = holders.find((one) => one.personId === body.toPersonId && one.unitId === body.toUnitId);
  if (!taker) throw new Problem("invalid", { errors: [{ path: "toPersonId", message: words.noSuchPerson }] });
  return taker.name;
}

function assigning(): AnyEndpoint {
  return endpoint<ByCode, unknown, AssignInput, ReportRow, DoneAnswer>({
    ...common,
    verb: "intake.assign",
    path: "/api/intake/reports/{code}/assign",
    summary: words.assign,
    body: assignInput,
    audit: ({ params, body }) => ({
      subject: `intake/${params.code}`,
      details: { act: body.act, part: body.part, unit: body.toUnitId },
    }),
    check: (row, { body }) => refuseStale(row, body.version) ?? refuseAct(body.act, row),
    run: async (tx, { params, body, person }, row) => {
      const toPersonName = await nameOfTaker(tx, body);
      await giveReport(tx, row, { ...body, toPersonName, by: actedBy(person) });
      return done(tx, params.code);
    },
  });
}

/** The unit of the person for which this was given. */
async function unitAnswering(
  tx: Tx,
  row: ReportRow,
  of: { person: Person; number: number },
): Promise<number> {
  const given = (await listAssignments(tx, row.id)).find((one) => one.number === of.number);
  const reach = of.person.reach.get("intake.answer");
  const mine = given && (reach === "all" || reach?.has(given.toUnitId));
  if (!given || !mine) throw new Problem("rule", { detail: words.notAnswerable });
  return given.toUnitId;
}

function answering(): AnyEndpoint {
  return endpoint<ByCode, unknown, AnswerInput, undefined, DoneAnswer>({
    method: "POST",
    params: byCode,
    output: doneAnswer,
    verb: "intake.answer",
    path: "/api/intake/given/{code}/answer",
    summary: words.answer,
    body: answerInput,
    audit: ({ params, body }) => ({
      subject: `intake/${params.code}`,
      details: { answer: body.answer, number: body.number },
    }),
    run: async (tx, { params, body, person }) => {
      const row = await findReport(tx, params.code);
      if (!row) throw new Problem("not-found");
      const refusal = refuseAct(body.answer === "accepted" ? "accept" : "decline", row);
      if (refusal) throw refusal;
      const unitId = await unitAnswering(tx, row, { person, number: body.number });
      await answerGiven(tx, row, { ...body, unitId, by: actedBy(person) });
      return done(tx, params.code);
    },
  });
}

/** All endpoints of acts. */
export const actEndpoints = (): AnyEndpoint[] => [
  plainAct("acknowledge", acknowledgeInput),
  plainAct("handle", handleInput),
  plainAct("close", closeInput),
  assigning(),
  answering(),
];
