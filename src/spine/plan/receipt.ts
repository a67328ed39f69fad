/**
 * The clock of a task's receipt: a unit acknowledges what it is given within a time of the house, which no law sets. It
 * starts when the task is given, stops when it is received, and is void when the task is ended before that.
 */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, type Label } from "#base/words.ts";
import {
  firstDue,
  moveClocks,
  ruleSource,
  startClocks,
  stopClocks,
  type ActedBy,
} from "#spine/deadlines/index.ts";
import { words } from "./words.ts";

const OF = { rule: "task.acknowledge", kind: "task" } as const;

/** The tasks are given: their clocks start. */
export const startReceipt = (
  tx: Tx,
  tasks: readonly { readonly code: string; readonly unitId: number }[],
  by: ActedBy,
): Promise<void> =>
  startClocks(
    tx,
    { ...OF, by },
    tasks.map(({ code, unitId }) => ({ subjectCode: code, unitId })),
  );

/** The tasks are received: their clocks stop, where they still run. */
export const endReceipt = (tx: Tx, codes: readonly string[], by: ActedBy): Promise<void> =>
  stopClocks(tx, { ...OF, codes, ...by });

/** Nobody has to receive the tasks any more, since they were ended when their plan was replaced. */
export const voidReceipt = (tx: Tx, codes: readonly string[], by: ActedBy): Promise<void> =>
  stopClocks(tx, { ...OF, codes, ...by, voidBecause: words.replaced.vi });

/** The tasks went to another unit: their clocks go with them. */
export const moveReceipt = (
  tx: Tx,
  to: { readonly codes: readonly string[]; readonly from: string; readonly unitId: number },
  by: ActedBy,
): Promise<void> =>
  moveClocks(tx, {
    kind: OF.kind,
    codes: to.codes,
    unitId: to.unitId,
    reason: fill(words.cameFromUnit, { unit: to.from }).vi,
    ...by,
  });

/** The day by which the first of these tasks is to be received, and by which rule; undefined where no clock runs. */
export async function receiptDue(
  tx: Tx,
  codes: readonly string[],
): Promise<{ readonly day: string | null; readonly source: Label } | undefined> {
  const clock = await firstDue(tx, OF.rule, { kind: OF.kind, codes });
  return clock && { day: clock.dueAt && dayOf(clock.dueAt), source: ruleSource(clock) };
}
