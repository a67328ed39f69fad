/**
 * A leader asks why something is late; the unit answers within a time of its own; the answer is accepted or asked about
 * further. Every turn is kept, tells whom it concerns, and moves the clock of the answer.
 */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import {
  explainIfLapsed,
  moveClocks,
  startClocks,
  stopClocks,
  type ActedBy,
} from "#spine/deadlines/index.ts";
import { EXPLANATION } from "./clocks.ts";
import { acceptClimbs } from "./queries/climb.ts";
import {
  addExplanation,
  addTurn,
  moveExplanation,
  moveExplanations,
  type ExplanationRow,
} from "./queries/explanation.ts";
import { addNotices } from "./queries/notice.ts";
import { actingAt } from "./queries/scope.ts";
import { endsClimb, stateAfter, type FurtherAct } from "./rules/explanation.ts";
import { nearest } from "./rules/whom.ts";
import { toldRoles, type Thing, type ToldRole, type TurnAct } from "./schema.ts";
import type { Overdue } from "./sources.ts";
import { staffNow } from "./staff.ts";
import { words } from "./words.ts";

/** The rule of the clock under which an answer is due. */
export const ANSWER_RULE = "explanation.answer";

/** Who answers for a unit, and who asks for one. */
const answering = toldRoles;
const asking = ["commune-leader", "agency-focal", "city-lead"] as const satisfies readonly ToldRole[];

type Said = Pick<ExplanationRow, "id" | "kind" | "code" | "unitId" | "byUnitId">;

/** Tells whom a turn concerns: the asked unit of what is asked, accepted or taken back; the asking unit of an answer. */
async function tell(
  tx: Tx,
  of: Said,
  turn: { readonly act: TurnAct; readonly number: number; readonly by: ActedBy },
): Promise<void> {
  const { at, personId } = turn.by;
  const staff = await staffNow(tx);
  const whom =
    turn.act === "answer" ? nearest(staff, of.byUnitId, asking) : nearest(staff, of.unitId, answering);
  const notice = {
    kind: of.kind,
    code: of.code,
    unitId: of.unitId,
    toldUnitId: whom.unitId,
    climbId: null,
    step: null,
    onDay: dayOf(at),
    explanationId: of.id,
    turn: turn.number,
    people: whom.people.filter((one) => one.personId !== personId),
  };
  await addNotices(tx, [notice], at);
}

/** The clock of the answer: it belongs to the unit that is asked. */
async function startAnswer(tx: Tx, of: Said, by: ActedBy): Promise<void> {
  const clock = { subjectCode: String(of.id), unitId: of.unitId };
  await actingAt(tx, of.unitId, () => startClocks(tx, { rule: ANSWER_RULE, kind: EXPLANATION, by }, [clock]));
}

async function endAnswer(tx: Tx, of: Said, by: ActedBy & { readonly voidBecause?: string }): Promise<void> {
  const stopping = { rule: ANSWER_RULE, kind: EXPLANATION, codes: [String(of.id)], ...by };
  await actingAt(tx, of.unitId, () => stopClocks(tx, stopping));
}

/** Asks about something overdue, for a unit; answers the number of the explanation. */
export async function askFor(
  tx: Tx,
  of: Thing & Overdue,
  given: { readonly byUnitId: number; readonly text: string; readonly by: ActedBy },
): Promise<number> {
  const { byUnitId, text, by } = given;
  const id = await addExplanation(tx, of, { byUnitId, at: by.at });
  const said = { id, kind: of.kind, code: of.code, unitId: of.unitId, byUnitId };
  const turn = { explanationId: id, number: 1, unitId: of.unitId, byUnitId };
  await addTurn(tx, { ...turn, act: "ask", text, ...by });
  await startAnswer(tx, said, by);
  await tell(tx, said, { act: "ask", number: 1, by });
  return id;
}

/** What a turn brings about beside the words. */
async function bringAbout(tx: Tx, row: ExplanationRow, turn: Turn): Promise<void> {
  const { act, text, by } = turn;
  if (act === "ask-again") await startAnswer(tx, row, by);
  if (act === "answer") await endAnswer(tx, row, by);
  if (act === "withdraw") await endAnswer(tx, row, { ...by, voidBecause: words.withdraw.vi });
  // What is said of a clock is its explanation as well, and stands in the list of clocks.
  if (act === "answer" && row.kind === "clock" && text)
    await explainIfLapsed(tx, Number(row.code), { ...by, reason: text.slice(0, REASON_MAX) });
  if (act === "accept" && endsClimb(row)) await acceptClimbs(tx, row, by.at);
}

/** The longest reason that a clock keeps. */
const REASON_MAX = 2000;

/** A further turn: what is done, in which words, on how many turns that were seen. */
export interface Turn {
  readonly act: FurtherAct;
  readonly text: string | null;
  readonly turns: number;
  readonly by: ActedBy;
}

/** Keeps a further turn with what it brings about. Throws a conflict where somebody spoke since. */
export async function takeTurn(tx: Tx, row: ExplanationRow, turn: Turn): Promise<void> {
  const { act, text, turns, by } = turn;
  if (!(await moveExplanation(tx, row.id, { state: stateAfter(act), turns })))
    throw new Problem("conflict", { detail: words.turnStale });
  const number = turns + 1;
  const { id, unitId, byUnitId } = row;
  await addTurn(tx, { explanationId: id, number, unitId, byUnitId, act, text, ...by });
  await bringAbout(tx, row, turn);
  await tell(tx, row, { act, number, by });
}

/** Things went to another unit: open questions about them follow, with the clocks of their answers. */
export async function moveAsked(
  tx: Tx,
  to: {
    readonly kind: string;
    readonly codes: readonly string[];
    readonly unitId: number;
    readonly reason: string;
  },
  by: ActedBy,
): Promise<void> {
  const codes = await moveExplanations(tx, to);
  await moveClocks(tx, { kind: EXPLANATION, codes, unitId: to.unitId, reason: to.reason, ...by });
}
