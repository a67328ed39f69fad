/** The draft of one unit's report as a Word file, for the command line: the same file as the screen's. */
import { writeFile } from "node:fs/promises";
import type { Database, Settings, Tx } from "#base/database/index.ts";
import { today } from "#base/clock.ts";
import { reportDocument } from "#base/word/index.ts";
import { unitDocument } from "./document/unit.ts";
import { findCycleOfUnit, findUnitByCode } from "./queries/cycle.ts";
import { proposalOf } from "./rules/proposal.ts";
import type { ReportSetting } from "./setting.ts";
import { listTaskNotes } from "./task-notes.ts";
import { findSheet, type Sheet } from "./sheet.ts";

/** What the command is asked. */
export interface DraftArgs {
  readonly unit: string;
  readonly year: number;
  /** Where the file is written. */
  readonly out: string;
  /** The owner's database, or the application's. */
  readonly database: Database;
  readonly files: ReportSetting["files"];
  readonly taskNotes?: ReportSetting["taskNotes"];
}

/** What was written, or why nothing was: a sentence for a person. */
export type Drafted =
  | {
      readonly file: string;
      readonly unit: string;
      readonly cycle: string;
      readonly percent: number;
      readonly cellsMissing: number;
      readonly sectionsMissing: number;
    }
  | { readonly refused: { readonly vi: string; readonly en: string } };

/** Sections without words take what the tasks propose; nothing is saved. */
async function proposed(tx: Tx, sheet: Sheet, taskNotes: ReportSetting["taskNotes"]): Promise<Sheet> {
  const { submission, cycle } = sheet;
  const notes = await (taskNotes ?? listTaskNotes)(tx, {
    unitId: submission.unitId,
    window: { from: cycle.from, to: cycle.to },
    year: cycle.year,
    planId: sheet.form.planId,
  });
  const narratives = new Map(sheet.narratives);
  for (const section of sheet.form.sections) {
    if (!section.narrative || narratives.get(section.id)?.text.trim()) continue;
    const proposal = proposalOf(notes, section.clausePaths);
    narratives.set(section.id, {
      sectionId: section.id,
      ...proposal,
      version: 0,
      at: cycle.openedAt,
      byName: null,
    });
  }
  return { ...sheet, narratives };
}

function readScope(unitId: number): Settings {
  return { "toam.sees": String(unitId), "toam.verb": "report.read" };
}

/**
 * Writes the draft of a unit's report for a year: `./toam report draft --unit CODE --year Y --out FILE.docx`.
 * Reads under that unit's own scope and changes nothing. An unknown unit or a year without a cycle is refused.
 */
export async function reportDraftCommand(args: DraftArgs): Promise<Drafted> {
  const { database, unit: code, year } = args;
  const unit = await database.transaction({}, (tx) => findUnitByCode(tx, code, today()), "read");
  if (!unit) return { refused: { vi: `Không có đơn vị mã ${code}.`, en: `There is no unit ${code}.` } };
  return database.transaction(
    readScope(unit.id),
    async (tx): Promise<Drafted> => {
      const place = await findCycleOfUnit(tx, unit.id, year);
      const found = place && (await findSheet(tx, place.submissionId));
      if (!found)
        return {
          refused: {
            vi: `${unit.name} không có kỳ báo cáo năm ${year}.`,
            en: `${unit.name} has no reporting cycle in ${year}.`,
          },
        };
      const sheet = await proposed(tx, found, args.taskNotes);
      const own = sheet.form.fileSha256 === null ? undefined : await args.files.read(sheet.form.fileSha256);
      await writeFile(args.out, await reportDocument(unitDocument(sheet), own));
      const { percent, missingCells, missingSections } = sheet.completeness;
      return {
        file: args.out,
        unit: unit.name,
        cycle: sheet.cycle.code,
        percent,
        cellsMissing: missingCells.length,
        sectionsMissing: missingSections.length,
      };
    },
    "read",
  );
}
