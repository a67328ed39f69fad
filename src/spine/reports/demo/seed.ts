/** The demonstration of reports: this year's template and cycle, and submissions in every state. All figures are invented. */
import { thisYear, today } from "#base/clock.ts";
import type { Database, Settings, Tx } from "#base/database/index.ts";
import {
  computeWindow,
  listIndicators,
  listRules,
  saveTypedCells,
  type IndicatorSource,
  type Window,
  type TypedCell,
} from "#spine/indicators/index.ts";
import { listClausesForReport, listPlansOfYear } from "#spine/plan/index.ts";
import { addCycle, findUnitByCode, listBoard, resolveUnits, type BoardRow } from "../queries/cycle.ts";
import { keepChecked } from "../queries/check.ts";
import {
  hasTemplate,
  seedExplanations,
  seedNarratives,
  seedStates,
  seedVerdicts,
  type SeededState,
} from "../queries/seed.ts";
import { keepRounds } from "../queries/submission.ts";
import { addTemplate, addVersion, getForm, publishVersion, type Form } from "../queries/template.ts";
import { findingsOf, type Finding } from "../rules/findings.ts";
import type { SubmissionState } from "../schema.ts";
import { sealOf } from "../seal.ts";
import { windowsIn } from "../rules/year-end.ts";
import { askedCodes, askedKeys } from "../sheet.ts";
import { estimatedKeys } from "../year-end.ts";
import { seedEstimates } from "./estimates.ts";
import { demoContent, type PlanHeading } from "./template.ts";
import { demoFigures } from "./figures.ts";

/** Units whose people sign in to the demonstration: their reports are only begun, so that there is something to do. */
const SIGNED_IN = ["01.00004", "01.00070", "01.00376", "HN-SYT", "HN-STP", "HN-MTTQ", "HN-BAO-HNM"];

const ALL: Settings = { "toam.sees": "all", "toam.writes": "all", "toam.verb": "report.open" };
const CODE = "BC-NAM";
const NOTE = "Dữ liệu trình diễn.";
const EXPLAINED =
  "Một hộ có vụ việc từ năm trước, năm nay tiếp tục theo dõi nên vẫn ghi là hộ có bạo lực. (Dữ liệu trình diễn.)";

/** What the demonstration made; nothing where it was there already. */
export interface SeededReports {
  readonly units: number;
  readonly cells: number;
}

type Standing = SubmissionState | "begun" | "empty";
const cycleOfStates: readonly Standing[] = [
  "approved",
  "approved",
  "submitted",
  "approved",
  "begun",
  "submitted",
  "approved",
  "returned",
  "approved",
  "empty",
];

/** Every state by turns; untouched units have begun and no more. */
function standings(
  board: readonly BoardRow[],
  untouched: ReadonlySet<string>,
): { row: BoardRow; standing: Standing; seed: number }[] {
  return board.map((row, i) => ({
    row,
    seed: i + 1,
    standing: untouched.has(row.unitCode) ? "begun" : (cycleOfStates[i % cycleOfStates.length] ?? "empty"),
  }));
}

/** Sections and items of the latest plan that gave tasks for the year; none where there is no such plan. */
async function headingsOf(tx: Tx, year: number): Promise<{ planId: number | null; headings: PlanHeading[] }> {
  const plan = (await listPlansOfYear(tx, year))[0];
  const clauses = plan ? await listClausesForReport(tx, plan.id) : [];
  const headings = clauses.filter((c) => /^[IVX]+(\.\d+)?$/u.test(c.path));
  return { planId: plan?.id ?? null, headings };
}

async function openDemoCycle(tx: Tx, year: number): Promise<{ cycleId: number; form: Form } | null> {
  const on = today();
  const to = await findUnitByCode(tx, "HN-SVHTT", on);
  const audience = {
    groups: ["communes", "departments"],
    kinds: ["ward", "commune", "department", "press", "front"],
    units: [],
    on,
  };
  const unitIds = await resolveUnits(tx, audience);
  if (!to || unitIds.length === 0) return null;
  const codes = (await listIndicators(tx, on)).map((i) => i.code);
  const templateId = await addTemplate(tx, {
    code: CODE,
    name: "Báo cáo năm về công tác gia đình (trình diễn)",
    isDemo: true,
  });
  const { planId, headings } = await headingsOf(tx, year);
  const versionId = await addVersion(tx, templateId, { ...demoContent(headings, codes), planId });
  await publishVersion(tx, { versionId, version: 1 });
  const form = await getForm(tx, versionId);
  const { whole, supplement } = windowsIn(year, form.windows);
  const cycleId = await addCycle(tx, {
    ...audience,
    unitIds,
    codes: askedCodes(form),
    estimated: [...new Set(estimatedKeys(form).map((k) => k.indicator))],
    wholeYear: whole && supplement && { ...whole, opensOn: supplement.from, closesOn: supplement.to },
    code: `BCN-${year}`,
    templateVersionId: versionId,
    name: `Báo cáo năm ${year} về công tác gia đình`,
    year,
    from: `${year - 1}-11-15`,
    to: `${year}-11-14`,
    dueOn: `${year}-11-15`,
    toUnitId: to.id,
    isDemo: true,
    byName: "Trình diễn",
  });
  return { cycleId, form };
}

function cellsOf(form: Form, placed: ReturnType<typeof standings>): TypedCell[] {
  const asked = askedKeys(form).filter((k) => k.dims === "");
  return placed
    .filter((p) => p.standing !== "empty")
    .flatMap(({ row, standing, seed }) => {
      const figures = demoFigures(seed, row.unitKind === "ward" || row.unitKind === "commune");
      return asked.flatMap(({ indicator }): TypedCell[] => {
        const figure = figures.get(indicator);
        // A report that was only begun has its families and nothing else.
        if (!figure || (standing === "begun" && !indicator.startsWith("family."))) return [];
        return [
          { ...figure, unitId: row.unitId, indicatorCode: indicator, dims: "", note: NOTE, version: 0 },
        ];
      });
    });
}

function wordsOf(form: Form, placed: ReturnType<typeof standings>) {
  const sections = form.sections.filter((s) => s.narrative);
  const written = placed.filter((p) => p.standing !== "empty" && p.standing !== "begun");
  return written.flatMap(({ row }) =>
    sections
      .filter((s, i) => s.required || (row.unitId + i) % 3 !== 0)
      .map((s) => ({
        submissionId: row.submissionId,
        unitId: row.unitId,
        sectionId: s.id,
        text: `${row.unitName} đã triển khai nội dung “${s.title}” theo kế hoạch năm. (${NOTE})`,
      })),
  );
}

/**
 * Makes the yearly template, bound to the published plan's headings where there is one, this year's cycle, and
 * reports in every state. Run once: a second call makes nothing. `database` is the owner's, which sees all units.
 */
export async function seedDemoReports(
  database: Database,
  given: {
    readonly sources: readonly IndicatorSource[];
    readonly year?: number;
    readonly untouched?: readonly string[];
  },
): Promise<SeededReports> {
  const year = given.year ?? thisYear();
  const nothing = { units: 0, cells: 0 };
  if (await database.transaction(ALL, (tx) => hasTemplate(tx, CODE), "read")) return nothing;
  const window = { from: `${year - 1}-11-15`, to: `${year}-11-14` };
  // Computed cells first, since what is handed over keeps a copy of them.
  await computeWindow(database, given.sources, { window });
  const untouched = new Set(given.untouched ?? SIGNED_IN);
  const made = await database.transaction(ALL, (tx) => seedAll(tx, { year, window, untouched }));
  // Again for the totals, which now have typed cells to sum.
  await computeWindow(database, given.sources, { window });
  return made;
}

/** What the rules find in what was handed over; where a "should" is broken, words that explain it. */
async function seedChecked(
  tx: Tx,
  handed: readonly { readonly row: BoardRow }[],
  given: { readonly cycleId: number; readonly cells: readonly TypedCell[]; readonly on: string },
): Promise<void> {
  const rules = await listRules(tx, given.on);
  const byUnit = Map.groupBy(given.cells, (c) => c.unitId);
  for (const { row } of handed) {
    const now = (byUnit.get(row.unitId) ?? []).map((c) => ({ ...c, indicator: c.indicatorCode }));
    const found = findingsOf(rules, { now, before: [] }, []);
    const said = found.map((f): Finding =>
      f.outcome === "broken"
        ? { ...f, outcome: "explained", explanation: EXPLAINED, byName: "Công chức (trình diễn)" }
        : f,
    );
    const at = { id: row.submissionId, unitId: row.unitId, cycleId: given.cycleId, round: 1 };
    await keepChecked(tx, at, said);
    await seedExplanations(
      tx,
      at,
      said.filter((f) => f.outcome === "explained"),
    );
  }
}

/** Each judged report, an approved one with its seal. */
async function sealsOf(
  tx: Tx,
  states: readonly SeededState[],
): Promise<{ id: number; sha256: string | null }[]> {
  const seals: { id: number; sha256: string | null }[] = [];
  for (const { id, state } of states)
    if (state !== "submitted")
      seals.push({ id, sha256: state === "approved" ? await sealOf(tx, id, 1) : null });
  return seals;
}

/** Template, cycle, cells, words and states in one transaction: all of it or nothing. */
async function seedAll(
  tx: Tx,
  given: { readonly year: number; readonly window: Window; readonly untouched: ReadonlySet<string> },
): Promise<SeededReports> {
  const opened = await openDemoCycle(tx, given.year);
  if (!opened) return { units: 0, cells: 0 };
  const board = await listBoard(tx, { cycleId: opened.cycleId, limit: 400 });
  const placed = standings(board, given.untouched);
  const cells = cellsOf(opened.form, placed);
  await saveTypedCells(tx, cells, {
    window: given.window,
    personId: null,
    byName: "Trình diễn",
    isDemo: true,
  });
  await seedNarratives(tx, wordsOf(opened.form, placed));
  const states = placed.flatMap(({ row, standing, seed }): SeededState[] =>
    standing === "begun" || standing === "empty" || standing === "draft"
      ? []
      : [{ id: row.submissionId, state: standing, daysAgo: seed % 12 }],
  );
  await seedStates(tx, states);
  await keepRounds(
    tx,
    states.map((s) => s.id),
  );
  const handed = placed.filter(({ row }) => states.some((s) => s.id === row.submissionId));
  await seedEstimates(tx, { ...opened, cells, handed });
  await seedVerdicts(
    tx,
    await sealsOf(tx, states),
    "Đề nghị đối chiếu số vụ với Công an rồi gửi lại. (Dữ liệu trình diễn.)",
  );
  await seedChecked(tx, handed, { cycleId: opened.cycleId, cells, on: given.window.to });
  return { units: placed.length, cells: cells.length };
}
