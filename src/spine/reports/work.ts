/** What report is due from a person: a source of "my work". */
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, type Label } from "#base/words.ts";
import { reachSetting, type Person } from "#spine/access/index.ts";
import { seeingAs } from "#spine/records/index.ts";
import { findCycle, listBoard, listWaiting } from "./queries/cycle.ts";
import { listPendingExceptions } from "./queries/exception.ts";
import { listSupplementsDue } from "./queries/year-end.ts";
import { percentOf } from "./rules/completeness.ts";
import type { SubmissionState } from "./schema.ts";
import { words, yearEndWords } from "./words.ts";

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
  const rows = await listBoard(tx, { unitIds: [person.unitId], writableAt: now(), limit: 20 });
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

/** A supplement that the person's unit may give now and has not given. */
export interface SupplementWork {
  readonly title: Label;
  readonly cycleCode: string;
  readonly due: string;
  readonly href: string;
  readonly unitName: string;
  /** Figures of which the whole year is asked. */
  readonly asked: number;
}

/** The supplements that the person's own unit owes, the earliest end first. */
export async function supplementWork(tx: Tx, person: Person): Promise<SupplementWork[]> {
  const reach = person.reach.get("supplement.write");
  if (!reach || (reach !== "all" && !reach.has(person.unitId))) return [];
  const rows = await listSupplementsDue(tx, { unitId: person.unitId, on: today() });
  return rows.map((row) => ({
    title: fill(yearEndWords.supplementDue, { name: row.cycleName }),
    cycleCode: row.cycleCode,
    due: row.closesOn,
    href: `/reports/submissions/${row.submissionId}#supplement`,
    unitName: row.unitName,
    asked: row.asked,
  }));
}

/** Reports of a cycle that wait for the person to approve them or send them back. */
export interface JudgingWork {
  readonly title: Label;
  readonly cycleCode: string;
  readonly href: string;
}

/** Exceptions that wait for this person as the second one. */
async function exceptionWork(tx: Tx, person: Person): Promise<JudgingWork[]> {
  const reach = person.reach.get("exception.judge");
  if (!reach) return [];
  const asked = { toUnitId: person.unitId, notBy: person.id, at: now() };
  const rows = await seeingAs(tx, reachSetting(reach), () => listPendingExceptions(tx, asked));
  return rows.map(({ cycleId, cycleCode, cycleName, unitName, id }) => ({
    title: fill(words.exceptionsWaiting, { unit: unitName, name: cycleName }),
    cycleCode,
    href: `/reports/cycles/${cycleId}?exception=${id}`,
  }));
}

/** What the person's unit has received and not judged yet; nothing for whoever may not judge. */
export async function judgingWork(tx: Tx, person: Person): Promise<JudgingWork[]> {
  const reach = person.reach.get("report.approve");
  if (!reach) return [];
  // My work is read as one's own unit; those who wait are others.
  const rows = await seeingAs(tx, reachSetting(reach), () => listWaiting(tx, person.unitId));
  const waiting = rows.map(({ cycleId, code, name, reports }) => ({
    title: fill(words.judge, { n: reports, name }),
    cycleCode: code,
    href: `/reports/cycles/${cycleId}?show=submitted`,
  }));
  return [...(await exceptionWork(tx, person)), ...waiting];
}
