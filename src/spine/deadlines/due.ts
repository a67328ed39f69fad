/** The running clocks by the day on which they are due, for a calendar. */
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import { ruleSource } from "./answers.ts";
import { listDueClocks } from "./queries/due.ts";

/** Clocks of one rule that are due on one day. */
export interface DueClocks {
  readonly id: string;
  readonly label: Label;
  readonly source: Label;
  readonly rule: string;
  /** YYYY-MM-DD in Hanoi. */
  readonly day: string;
  /** The exact moment, for a clock that runs in hours. */
  readonly at: Date | null;
  readonly count: number;
  /** What it runs for, where it is one. */
  readonly subject: { readonly kind: string; readonly code: string } | null;
}

/** The running clocks of a unit (undefined: of all that may be seen) due between two days, alike ones of one day as one. */
export async function dueClocks(
  tx: Tx,
  asked: { readonly from: string; readonly to: string; readonly unitId: number | undefined },
): Promise<DueClocks[]> {
  return (await listDueClocks(tx, asked)).map((row) => ({
    id: `clock-${row.firstId}`,
    label: { vi: row.labelVi, en: row.labelEn },
    source: ruleSource(row),
    rule: row.ruleCode,
    day: row.day,
    at: row.unit === "hour" && row.count === 1 ? row.dueAt : null,
    count: row.count,
    subject: row.count === 1 ? { kind: row.subjectKind, code: row.subjectCode } : null,
  }));
}
