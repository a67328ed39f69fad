/**
 * A clock of a report lapses by the hour, at night as well: whoever must act, and the chair of the commune, are told that very
 * minute and not with the next working day. The ladder of notices climbs on from there.
 */
import { now } from "#base/clock.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { fill } from "#base/words.ts";
import { inScope } from "#spine/access/index.ts";
import { listLapsed, type ClockRow } from "#spine/deadlines/index.ts";
import { raiseAlarm, TELLING } from "#spine/notices/index.ts";
import { GIVEN_CLOCK, REPORT_CLOCK } from "./clocks.ts";
import { findReport } from "./queries/report.ts";
import { words } from "./words.ts";

const HOURS_BACK = 24;
const HOUR_MS = 3_600_000;

/** What lapsed not long ago, and is kept to nobody: a thing that some alone may know of tells them by its ladder. */
const isFresh = (clock: ClockRow, at: Date): boolean =>
  [REPORT_CLOCK, GIVEN_CLOCK].includes(clock.subjectKind) &&
  clock.keptTo === null &&
  clock.dueAt !== null &&
  at.getTime() - clock.dueAt.getTime() < HOURS_BACK * HOUR_MS;

async function tell(tx: Tx, clock: ClockRow, at: Date): Promise<void> {
  const report = clock.subjectCode.split(".")[0] ?? "";
  const place = await inScope(tx, { verb: "intake.take" }, () => findReport(tx, report));
  if (!place) return;
  const values = { code: clock.subjectCode };
  const others = clock.unitId === place.unitId ? [] : [clock.unitId];
  await raiseAlarm(tx, {
    code: `${clock.subjectCode}/${clock.ruleCode}`,
    unitId: clock.unitId,
    at,
    title: {
      vi: fill(words.lapsed, { ...values, rule: clock.labelVi }).vi,
      en: fill(words.lapsed, { ...values, rule: clock.labelEn }).en,
    },
    to: [
      { unitId: place.unitId, roles: ["commune-leader", "commune-officer"] },
      ...others.map((unitId) => ({
        unitId,
        roles: ["commune-police", "health-worker", "agency-focal"] as const,
      })),
    ],
  });
}

/** Tells of each once; answers how many are late. The same however often it looks, and in however many processes. */
export function tellLapses(database: Database, at: Date = now()): Promise<number> {
  return database.transaction(TELLING, async (tx) => {
    const late = (await listLapsed(tx, { at })).filter((clock) => isFresh(clock, at));
    for (const clock of late) await tell(tx, clock, at);
    return late.length;
  });
}
