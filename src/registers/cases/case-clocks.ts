/** The clocks of a case: what must be done of itself, started by what is known, stopped by what was done. */
import type { Tx } from "#base/database/index.ts";
import { inScope, type Person } from "#spine/access/index.ts";
import { startClocks, stopClocks } from "#spine/deadlines/index.ts";
import { rulesOf } from "./queries/clocks.ts";
import { dutiesOf, type CaseAlarm } from "./rules/duties.ts";
import { MEETING_RULE } from "./rules/meeting.ts";
import type { Part } from "./schema/index.ts";

const CASE = "case";

/** Which case, and who acts when. */
export interface Acting {
  readonly code: string;
  readonly unitId: number;
  readonly person: Person;
  readonly at: Date;
}

const byOf = ({ person, at }: Acting) => ({ at, personId: person.id, byName: person.name });

/**
 * Starts the clocks of what has to be done; one that ran before is not started again, nor one that waits for a part which is
 * taken already.
 */
export async function startDuties(
  tx: Tx,
  of: Acting,
  given: { readonly alarm: CaseAlarm; readonly taken: readonly Part[] },
): Promise<void> {
  const had = await rulesOf(tx, of.code);
  const due = dutiesOf(given.alarm).filter(
    ({ rule, part }) => !had.has(rule) && (part === null || !given.taken.includes(part)),
  );
  for (const { rule } of due)
    await startClocks(tx, { rule, kind: CASE, by: byOf(of) }, [{ subjectCode: of.code, unitId: of.unitId }]);
}

/** A meeting of the agencies is proposed: its clock runs from now on, unless it runs already. */
export const startMeetingClock = (tx: Tx, of: Acting): Promise<void> =>
  startClocks(tx, { rule: MEETING_RULE, kind: CASE, by: byOf(of) }, [
    { subjectCode: of.code, unitId: of.unitId },
  ]);

/** Clocks belong to whom they run for: they are started and stopped for that unit, whoever's act it is. */
export const forUnits = (tx: Tx, units: readonly number[], run: () => Promise<void>): Promise<void> =>
  inScope(tx, { sees: units.join(","), writes: units.join(",") }, run);

/** Stops these clocks of a case: done. */
export async function stopDuties(tx: Tx, of: Acting, rules: readonly string[]): Promise<void> {
  for (const rule of rules) await stopClocks(tx, { rule, kind: CASE, codes: [of.code], ...byOf(of) });
}

/** The clocks that are met when a part begins to take part. */
export const rulesOfPart: Readonly<Record<string, readonly string[]>> = {
  "child-protection": ["case.bring-child-protection"],
  police: ["case.bring-police"],
  investigation: ["case.hand-over"],
};

/** The clocks that are met by an act on the case. */
export const rulesOfAct: Readonly<Record<string, readonly string[]>> = {
  assign: ["case.first-decision"],
  verify: ["case.first-decision", "case.verify"],
  // What ended needs no meeting any more; who ended it said so in the course of the case.
  dismiss: ["case.first-decision", "case.verify", MEETING_RULE],
  close: [MEETING_RULE],
};
