/** What report is due from a person: a source of "my work". */
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import type { Person } from "#spine/access/index.ts";
import { findCycle, listBoard } from "./queries/cycle.ts";
import { percentOf } from "./rules/completeness.ts";
import type { SubmissionState } from "./schema.ts";

/** One report that someone still has to hand over. */
export interface ReportWork {
  readonly title: Label;
  /** The code of its cycle. */
  readonly cycleCode: string;
  readonly due: string;
  readonly href: string;
  readonly percentFilled: number;
  /** Required cells and sections that are still empty. */
  readonly cellsMissing: number;
  readonly state: SubmissionState;
  readonly unitName: string;
  /** When the receiver last asked about it; absent where nobody did since it was handed over. */
  readonly askedAt: Date | null;
}

/** Reports of the person's own unit that are being written or were returned, the earliest due first. */
export async function reportWork(tx: Tx, person: Person): Promise<ReportWork[]> {
  const reach = person.reach.get("report.write");
  if (!reach || (reach !== "all" && !reach.has(person.unitId))) return [];
  const rows = await listBoard(tx, { unitIds: [person.unitId], open: true, limit: 20 });
  const work: ReportWork[] = [];
  for (const row of rows) {
    const cycle = await findCycle(tx, row.cycleId);
    const name = cycle?.name ?? "";
    work.push({
      cycleCode: cycle?.code ?? "",
      title: { vi: name, en: name },
      due: row.dueOn,
      href: `/reports/submissions/${row.submissionId}`,
      percentFilled: percentOf(row.required, row.required - row.answered),
      cellsMissing: row.required - row.answered,
      state: row.state,
      unitName: row.unitName,
      askedAt: row.askedAt,
    });
  }
  return work.sort((a, b) => (a.due < b.due ? -1 : 1));
}
