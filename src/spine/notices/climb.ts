/** The ladder goes on by itself: what is overdue begins to climb, each step is told once in its time, what is done ends. */
import { dayOf, now } from "#base/clock.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { readCalendar, workingDaysAfter } from "#spine/deadlines/index.ts";
import { beginClimbs, endClimbs, listOpenClimbs, type ClimbRow } from "./queries/climb.ts";
import { holdLadders, laddersById, type LadderRow } from "./queries/ladder.ts";
import { addNotices, type NewNotice } from "./queries/notice.ts";
import { rungsReached, type Reckoning } from "./rules/ladder.ts";
import { whomAmong, whomToTell, type Staff } from "./rules/whom.ts";
import { listOverdue, type Overdue, type OverdueSource } from "./sources.ts";
import { staffNow } from "./staff.ts";
import type { Thing } from "./schema.ts";

/** It acts for nobody: it sees every unit, tells, and does nothing else. */
export const TELLING = { "toam.verb": "notice.tell", "toam.sees": "all", "toam.writes": "all" } as const;

/** What one look did. */
export interface Climbed {
  readonly begun: number;
  readonly ended: number;
  readonly told: number;
}

/** The city's count of working days as the rules ask for it. */
export async function reckoningOf(tx: Tx, day: string): Promise<Reckoning> {
  const calendar = await readCalendar(tx);
  return { day, after: (from, n) => workingDaysAfter(calendar, from, n) };
}

const keyOf = (of: Thing & { readonly dueOn: string }): string => `${of.kind}/${of.code}/${of.dueOn}`;

type Late = Overdue & Thing;

/** Whether a climb says of a thing what is so now: then there is nothing to begin or to correct. */
const isKept = (climb: ClimbRow | undefined, one: Late): boolean =>
  climb !== undefined &&
  climb.unitId === one.unitId &&
  climb.inCharge === one.inCharge &&
  climb.titleVi === one.title.vi &&
  climb.titleEn === one.title.en;

/** Ends the climbs of what is overdue no longer; answers how many. */
async function endOver(
  tx: Tx,
  over: readonly ClimbRow[],
  by: { readonly sources: readonly OverdueSource[]; readonly at: Date },
): Promise<number> {
  const { sources, at } = by;
  for (const source of sources) {
    const mine = over.filter((climb) => climb.kind === source.kind);
    const done = new Set(
      await source.done(
        tx,
        mine.map((climb) => climb.code),
      ),
    );
    const idsOf = (isDone: boolean): number[] =>
      mine.filter((climb) => done.has(climb.code) === isDone).map((climb) => climb.id);
    await endClimbs(tx, idsOf(true), { why: "done", at });
    await endClimbs(tx, idsOf(false), { why: "moved", at });
  }
  return over.length;
}

/** Brings the climbs in line with what is overdue now. */
async function settle(
  tx: Tx,
  things: readonly Late[],
  by: { readonly sources: readonly OverdueSource[]; readonly at: Date },
): Promise<{ readonly begun: number; readonly ended: number; readonly open: readonly ClimbRow[] }> {
  const open = await listOpenClimbs(tx);
  const overdue = new Set(things.map(keyOf));
  const over = open.filter((climb) => !overdue.has(keyOf(climb)));
  const known = new Map(open.map((climb) => [keyOf(climb), climb]));
  const changed = things.filter((one) => !isKept(known.get(keyOf(one)), one));
  const ended = over.length > 0 ? await endOver(tx, over, by) : 0;
  const begun = changed.length > 0 ? await beginClimbs(tx, changed, by.at) : 0;
  return { begun, ended, open: ended + changed.length > 0 ? await listOpenClimbs(tx) : open };
}

/** What a look tells by: the ladders in all their versions, who holds which role, the day. */
interface Telling {
  readonly ladders: ReadonlyMap<number, LadderRow>;
  readonly staff: Staff;
  readonly reckoning: Reckoning;
}

/** What is to be told of a climb now. */
function noticesOf(climb: ClimbRow, by: Telling): NewNotice[] {
  const rungs = by.ladders.get(climb.ladderId)?.rungs ?? [];
  return rungsReached(rungs, climb, by.reckoning).map(({ rung, onDay }) => {
    const whom = whomAmong(climb.keptTo, whomToTell(rung, climb, by.staff), by.staff);
    return {
      kind: climb.kind,
      code: climb.code,
      unitId: climb.unitId,
      toldUnitId: whom.unitId,
      climbId: climb.id,
      step: rung.step,
      onDay,
      explanationId: null,
      turn: null,
      keptTo: climb.keptTo,
      people: whom.people,
    };
  });
}

/**
 * Looks once at everything that is overdue and tells what is to be told. The same at any hour and however late: a step is
 * told once, and two processes that look at one moment do it one after the other.
 */
export function climbLadders(
  database: Database,
  sources: readonly OverdueSource[],
  at: Date = now(),
): Promise<Climbed> {
  return database.transaction(TELLING, async (tx) => {
    await holdLadders(tx);
    const day = dayOf(at);
    const things = await listOverdue(tx, sources, { at, day });
    const { begun, ended, open } = await settle(tx, things, { sources, at });
    const by: Telling = {
      ladders: await laddersById(tx),
      staff: await staffNow(tx),
      reckoning: await reckoningOf(tx, day),
    };
    const notices = open.flatMap((climb) => noticesOf(climb, by));
    const told = await addNotices(tx, notices, at);
    return { begun, ended, told };
  });
}
