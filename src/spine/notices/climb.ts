/** The ladder goes on by itself: what is overdue begins to climb, each step is told once in its time, what is done ends. */
import { dayOf, now } from "#base/clock.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { readCalendar, workingDaysAfter } from "#spine/deadlines/index.ts";
import { beginClimbs, endClimbs, listOpenClimbs, type ClimbRow } from "./queries/climb.ts";
import { holdLadders } from "./queries/ladder.ts";
import { addNotices, type NewNotice } from "./queries/notice.ts";
import { rungsReached, type Reckoning } from "./rules/ladder.ts";
import { whomToTell, type Staff } from "./rules/whom.ts";
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

/** Ends the climbs of what is overdue no longer; answers how many. */
async function endOver(
  tx: Tx,
  given: { readonly things: readonly (Overdue & Thing)[]; readonly sources: readonly OverdueSource[] },
  at: Date,
): Promise<number> {
  const overdue = new Set(given.things.map(keyOf));
  const over = (await listOpenClimbs(tx)).filter((climb) => !overdue.has(keyOf(climb)));
  for (const source of given.sources) {
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

/** What is to be told of a climb now. */
function noticesOf(climb: ClimbRow, staff: Staff, reckoning: Reckoning): NewNotice[] {
  return rungsReached(climb.rungs, climb, reckoning).map(({ rung, onDay }) => {
    const whom = whomToTell(rung, climb, staff);
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
    const ended = await endOver(tx, { things, sources }, at);
    const begun = await beginClimbs(tx, things, at);
    const [staff, reckoning] = [await staffNow(tx), await reckoningOf(tx, day)];
    const climbs = await listOpenClimbs(tx);
    const told = await addNotices(
      tx,
      climbs.flatMap((climb) => noticesOf(climb, staff, reckoning)),
      at,
    );
    return { begun, ended, told };
  });
}
