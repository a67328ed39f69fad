/** What goes out of notices: ladders, climbs, notices, explanations, mails. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import { can, may, type Person } from "#spine/access/index.ts";
import { listRunning, ruleSource } from "#spine/deadlines/index.ts";
import { seeingAs } from "#spine/records/index.ts";
import { reckoningOf } from "./climb.ts";
import { EXPLANATION } from "./clocks.ts";
import { ANSWER_RULE } from "./explain.ts";
import type { ClimbRow } from "./queries/climb.ts";
import { listTurns, type ExplanationRow } from "./queries/explanation.ts";
import { laddersById, type LadderRow } from "./queries/ladder.ts";
import { listTold, type ToldRow } from "./queries/notice.ts";
import { furtherActs, refuseTurn, type FurtherAct } from "./rules/explanation.ts";
import { rungsAhead, type Reckoning } from "./rules/ladder.ts";
import {
  endings,
  explanationStates,
  mailStates,
  noticeKinds,
  places,
  thingKinds,
  toldRoles,
  turnActs,
} from "./schema.ts";

const label = z.object({ vi: z.string(), en: z.string() });
const named = z.object({ id: z.number(), name: z.string() });
const about = z.object({ kind: z.string(), code: z.string() }).nullable();

const rungAnswer = z.object({
  step: z.number(),
  afterDays: z.number(),
  place: z.enum(places),
  roles: z.array(z.enum(toldRoles)),
});

export const ladderAnswer = z.object({
  kind: z.enum(thingKinds),
  number: z.number(),
  at: z.date(),
  byName: z.string().nullable(),
  rungs: z.array(rungAnswer),
  /** Versions before this one, the newest first. */
  before: z.array(
    z.object({ number: z.number(), at: z.date(), byName: z.string().nullable(), rungs: z.array(rungAnswer) }),
  ),
  can: z.array(z.string()),
});
export type LadderAnswer = z.infer<typeof ladderAnswer>;

const toldAnswer = z.object({
  step: z.number().nullable(),
  turn: z.number().nullable(),
  onDay: z.string(),
  at: z.date(),
  /** Null where it is the city. */
  unit: z.string().nullable(),
  people: z.array(z.object({ name: z.string(), role: z.string(), readAt: z.string().nullable() })),
});

export const climbAnswer = z.object({
  id: z.number(),
  kind: z.enum(thingKinds),
  code: z.string(),
  about,
  title: label,
  unit: named,
  inCharge: named.nullable(),
  dueOn: z.string(),
  startedAt: z.date(),
  endedAt: z.date().nullable(),
  endedWhy: z.enum(endings).nullable(),
  /** The version of the ladder that it climbs, and its steps. */
  ladder: z.number(),
  rungs: z.array(rungAnswer),
  /** The highest step that was told; 0 where none was. */
  step: z.number(),
  /** The next step with its day; null where there is none, or it has ended. */
  next: z.object({ step: z.number(), onDay: z.string() }).nullable(),
});
export type ClimbAnswer = z.infer<typeof climbAnswer>;

const labelOf = (row: { readonly titleVi: string; readonly titleEn: string }): Label => ({
  vi: row.titleVi,
  en: row.titleEn,
});

const aboutOf = (row: { readonly aboutKind: string | null; readonly aboutCode: string | null }) =>
  row.aboutKind !== null && row.aboutCode !== null ? { kind: row.aboutKind, code: row.aboutCode } : null;

const unitOf = (id: number | null, name: string | null) =>
  id !== null && name !== null ? { id, name } : null;

function shownClimb(row: ClimbRow, ladder: LadderRow | undefined, { after }: Reckoning): ClimbAnswer {
  const rungs = ladder?.rungs ?? [];
  const [next] = row.endedAt ? [] : rungsAhead(rungs, row, after);
  return {
    id: row.id,
    kind: row.kind,
    code: row.code,
    about: aboutOf(row),
    title: labelOf(row),
    unit: { id: row.unitId, name: row.unitName },
    inCharge: unitOf(row.inCharge, row.inChargeName),
    dueOn: row.dueOn,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    endedWhy: row.endedWhy,
    ladder: ladder?.number ?? 0,
    rungs: rungs.map((rung) => ({ ...rung, roles: [...rung.roles] })),
    step: row.step,
    next: next ? { step: next.rung.step, onDay: next.onDay } : null,
  };
}

/** Climbs as they go out, with the day of each one's next step. */
export async function shownClimbs(tx: Tx, rows: readonly ClimbRow[]): Promise<ClimbAnswer[]> {
  const [reckoning, ladders] = [await reckoningOf(tx, today()), await laddersById(tx)];
  return rows.map((row) => shownClimb(row, ladders.get(row.ladderId), reckoning));
}

const turnAnswer = z.object({
  number: z.number(),
  act: z.enum(turnActs),
  text: z.string().nullable(),
  at: z.date(),
  byName: z.string().nullable(),
});

export const explanationAnswer = z.object({
  id: z.number(),
  kind: z.enum(thingKinds),
  code: z.string(),
  about,
  title: label,
  dueOn: z.string(),
  unit: named,
  byUnit: named,
  state: z.enum(explanationStates),
  turns: z.number(),
  askedAt: z.date(),
  /** By when it is to be answered and by which rule; null where no clock runs. */
  answerBy: z.object({ at: z.date().nullable(), said: label, isLate: z.boolean() }).nullable(),
  history: z.array(turnAnswer),
  can: z.array(z.string()),
});
export type ExplanationAnswer = z.infer<typeof explanationAnswer>;

/** The unit at which an act on an explanation is done: answering at the asked one, all else at the asking one. */
export const actUnit = (act: FurtherAct, row: Pick<ExplanationRow, "unitId" | "byUnitId">): number =>
  act === "answer" ? row.unitId : row.byUnitId;

const abilities = (row: ExplanationRow, person: Person): string[] =>
  furtherActs
    .filter(
      (act) =>
        may(person, `explanation.${act}`, actUnit(act, row)) && refuseTurn(act, row, person.id) === null,
    )
    .map((act) => `explanation.${act}`);

/** Explanations as they go out, with every turn, the clock of the answer, and what this person may do. */
export async function shownExplanations(
  tx: Tx,
  rows: readonly ExplanationRow[],
  to: { readonly person: Person; readonly at: Date },
): Promise<ExplanationAnswer[]> {
  const ids = rows.map((row) => row.id);
  const turns = await listTurns(tx, ids);
  // The clock belongs to the asked unit; whoever reads the explanation reads when its answer is due.
  const clocks = await seeingAs(tx, "all", () =>
    listRunning(tx, ANSWER_RULE, { kind: EXPLANATION, codes: ids.map(String) }),
  );
  return rows.map((row) => {
    const clock = clocks.get(String(row.id));
    return {
      id: row.id,
      kind: row.kind,
      code: row.code,
      about: aboutOf(row),
      title: labelOf(row),
      dueOn: row.dueOn,
      unit: { id: row.unitId, name: row.unitName },
      byUnit: { id: row.byUnitId, name: row.byUnitName },
      state: row.state,
      turns: row.turns,
      askedAt: row.askedAt,
      answerBy: clock
        ? { at: clock.dueAt, said: ruleSource(clock), isLate: clock.dueAt !== null && clock.dueAt < to.at }
        : null,
      history: turns.get(row.id) ?? [],
      can: abilities(row, to.person),
    };
  });
}

export const thingAnswer = z.object({
  /** What is overdue now; null where it is not, or is not for this person to see. */
  overdue: z.object({ title: label, unit: named, inCharge: named.nullable(), dueOn: z.string() }).nullable(),
  climbs: z.array(climbAnswer.extend({ told: z.array(toldAnswer) })),
  explanations: z.array(explanationAnswer.extend({ told: z.array(toldAnswer) })),
  can: z.array(z.string()),
});
export type ThingAnswer = z.infer<typeof thingAnswer>;

const shownTold = (row: ToldRow) => ({
  step: row.step,
  turn: row.turn,
  onDay: row.onDay,
  at: row.at,
  unit: row.toldUnitName,
  people: row.people.map((one) => ({ ...one })),
});

/** Climbs and explanations of one thing with whom each step and turn was told. */
export async function withTold(
  tx: Tx,
  of: { readonly climbs: readonly ClimbAnswer[]; readonly explanations: readonly ExplanationAnswer[] },
): Promise<Pick<ThingAnswer, "climbs" | "explanations">> {
  const told = await listTold(tx, {
    climbs: of.climbs.map((one) => one.id),
    explanations: of.explanations.map((one) => one.id),
  });
  const ofClimb = Map.groupBy(told, (row) => row.climbId);
  const ofExplanation = Map.groupBy(told, (row) => row.explanationId);
  return {
    climbs: of.climbs.map((one) => ({ ...one, told: (ofClimb.get(one.id) ?? []).map(shownTold) })),
    explanations: of.explanations.map((one) => ({
      ...one,
      told: (ofExplanation.get(one.id) ?? []).map(shownTold),
    })),
  };
}

export const ownAnswer = z.object({
  id: z.number(),
  kind: z.enum(noticeKinds),
  code: z.string(),
  about,
  title: label,
  unit: z.string(),
  dueOn: z.string(),
  step: z.number().nullable(),
  act: z.enum(turnActs).nullable(),
  byName: z.string().nullable(),
  at: z.date(),
  readAt: z.date().nullable(),
  over: z.boolean(),
});

export const mailAnswer = z.object({
  id: z.number(),
  personId: z.number(),
  personName: z.string(),
  unitName: z.string(),
  state: z.enum(mailStates),
  attempts: z.number(),
  madeAt: z.date(),
  nextAt: z.date(),
  endedAt: z.date().nullable(),
  reason: z.string().nullable(),
  can: z.array(z.string()),
});
export type MailAnswer = z.infer<typeof mailAnswer>;

export { aboutOf, labelOf };
export const mailAbilities = (person: Person, state: string): string[] =>
  state === "given-up" ? can(person, ["mail.retry"], person.unitId) : [];
