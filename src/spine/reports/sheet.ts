/** One unit's report put together: what the template asks, with the cells, the words and how far it is. */
import type { Tx } from "#base/database/index.ts";
import {
  listIndicators,
  listRules,
  listStanding,
  type Indicator,
  type StandingCell,
} from "#spine/indicators/index.ts";
import type { Rule } from "#spine/indicators/web.ts";
import { listChecked, listExplanations, listYearBefore } from "./queries/check.ts";
import { findCycle, type Cycle } from "./queries/cycle.ts";
import { listExceptions, type Exception } from "./queries/exception.ts";
import {
  findSubmission,
  listNarratives,
  listRoundCells,
  type Narrative,
  type Submission,
} from "./queries/submission.ts";
import { getForm, type Form } from "./queries/template.ts";
import {
  completenessOf,
  type AskedCell,
  type AskedSection,
  type Completeness,
} from "./rules/completeness.ts";
import { findingsOf, type Explanation, type Finding, type KeyedCell } from "./rules/findings.ts";
import type { KeyedFigure } from "./rules/changes.ts";
import { isEditable } from "./rules/state.ts";
import { yearEndCells, type YearEndCell } from "./year-end.ts";

/** A cell of the report: what is asked, and what stands there. */
export interface SheetCell extends AskedCell {
  readonly origin: "typed" | "computed" | "none";
  /** Whether the figure is computed, by the definition in force on the window's last day: then no number is typed. */
  readonly isComputed: boolean;
  /** Computed, and nothing was counted: the unit confirms a zero, or says that the figure does not concern it. */
  readonly asksUnit: boolean;
  readonly note: string | null;
  readonly version: number;
  readonly byName: string | null;
  readonly at: Date | null;
}

/** Everything of one unit's report. */
export interface Sheet {
  readonly submission: Submission;
  readonly cycle: Cycle;
  readonly form: Form;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly cells: readonly SheetCell[];
  readonly narratives: ReadonlyMap<number, Narrative>;
  readonly completeness: Completeness;
  /** Exceptions to the lock, the newest first. */
  readonly exceptions: readonly Exception[];
  readonly checked: Checked;
  /** Estimates and supplements, both of every cell that is asked for them. */
  readonly yearEnd: readonly YearEndCell[];
}

/** What the rules between cells find, and what they were given: the device finds the same from it while one types. */
export interface Checked {
  /** Rules in force on the window's last day; none once the report is handed over. */
  readonly rules: readonly Rule[];
  readonly before: readonly KeyedCell[];
  readonly explanations: readonly Explanation[];
  readonly findings: readonly Finding[];
}

/** A key of a cell. */
export const cellKey = (indicator: string, dims: string): string => `${indicator}|${dims}`;

/** The cells that a form asks for, each once; required in the first column of a required row. */
export function askedKeys(form: Form): { indicator: string; dims: string; required: boolean }[] {
  const asked = new Map<string, { indicator: string; dims: string; required: boolean }>();
  for (const table of form.sections.flatMap((s) => s.tables))
    for (const row of table.rows)
      for (const [i, column] of table.columns.entries()) {
        const key = cellKey(row.indicator, column.dims);
        const required = (asked.get(key)?.required ?? false) || (row.required && i === 0);
        asked.set(key, { indicator: row.indicator, dims: column.dims, required });
      }
  return [...asked.values()];
}

/** The figures that a form asks for, each once. */
export const askedCodes = (form: Form): string[] => [...new Set(askedKeys(form).map((k) => k.indicator))];

/** What a form calls the parts of its figures: the head of the column, by key; the whole has none. */
export function partNames(form: Form): Map<string, string> {
  const columns = form.sections
    .flatMap((s) => s.tables)
    .flatMap((table) => table.rows.flatMap((row) => table.columns.map((column) => ({ row, column }))))
    .filter(({ column }) => column.dims !== "");
  return new Map(columns.map(({ row, column }) => [cellKey(row.indicator, column.dims), column.title]));
}

/** The definitions that a form's figures have at the end of a window. */
export async function definitionsOf(tx: Tx, form: Form, on: string): Promise<Map<string, Indicator>> {
  return new Map((await listIndicators(tx, on, askedCodes(form))).map((i) => [i.code, i]));
}

function cellOf(cell: StandingCell, given: { required: boolean; definition: Indicator }): SheetCell {
  const { indicatorCode, unitId: _, ...stands } = cell;
  const { label, partOf } = given.definition;
  return { ...stands, indicator: indicatorCode, required: given.required, label, partOf };
}

/**
 * How the figures stand: while the report is written as they are now; once it is handed over as they were then, whatever
 * was recomputed since.
 */
async function standingOf(
  tx: Tx,
  { submission, cycle, form }: { form: Form; submission: Submission; cycle: Cycle },
): Promise<Map<string, StandingCell>> {
  const window = { from: cycle.from, to: cycle.to };
  const now = await listStanding(tx, { window, unitIds: [submission.unitId], keys: askedKeys(form) });
  const standing = new Map(now.map((c) => [cellKey(c.indicatorCode, c.dims), c]));
  if (isEditable(submission.state)) return standing;
  for (const { indicator, dims, ...then } of await listRoundCells(tx, submission.id, submission.round)) {
    const cell = standing.get(cellKey(indicator, dims));
    if (cell) standing.set(cellKey(indicator, dims), { ...cell, ...then });
  }
  return standing;
}

/** The figures as they are now, whatever was handed over. */
export async function presentFigures(tx: Tx, { submission, cycle, form }: Sheet): Promise<KeyedFigure[]> {
  const window = { from: cycle.from, to: cycle.to };
  const now = await listStanding(tx, { window, unitIds: [submission.unitId], keys: askedKeys(form) });
  return now.map(({ indicatorCode, dims, state, value }) => ({
    indicator: indicatorCode,
    dims,
    state,
    value,
  }));
}

/** The asked cells in the order of the form; a figure that is no longer in force is not asked. */
async function cellsOf(
  tx: Tx,
  of: { form: Form; submission: Submission; cycle: Cycle; indicators: ReadonlyMap<string, Indicator> },
): Promise<SheetCell[]> {
  const standing = await standingOf(tx, of);
  return askedKeys(of.form).flatMap(({ indicator, dims, required }): SheetCell[] => {
    const cell = standing.get(cellKey(indicator, dims));
    const definition = of.indicators.get(indicator);
    return cell && definition ? [cellOf(cell, { required, definition })] : [];
  });
}

function sectionsOf(form: Form, narratives: ReadonlyMap<number, Narrative>): AskedSection[] {
  return form.sections
    .filter((s) => s.narrative)
    .map((s) => ({
      sectionId: s.id,
      title: s.title,
      required: s.required,
      text: narratives.get(s.id)?.text ?? "",
    }));
}

/** While the report is written, what is found now; once it is handed over, what was found then. */
async function checkedOf(
  tx: Tx,
  { submission, cycle, cells }: { submission: Submission; cycle: Cycle; cells: readonly SheetCell[] },
): Promise<Checked> {
  if (!isEditable(submission.state)) {
    const findings = await listChecked(tx, { submissionId: submission.id });
    return { rules: [], before: [], explanations: [], findings };
  }
  const rules = await listRules(tx, cycle.to);
  const window = { from: cycle.from, to: cycle.to };
  const before = await listYearBefore(tx, rules, { window, unitIds: [submission.unitId] });
  const explanations = await listExplanations(tx, [submission.id]);
  return {
    rules,
    before,
    explanations,
    findings: findingsOf(rules, { now: cells, before }, explanations),
  };
}

/** The same report after cells of it were written in this transaction: nothing else has changed. */
export async function withCellsAgain(tx: Tx, sheet: Sheet): Promise<Sheet> {
  const cells = await cellsOf(tx, sheet);
  const completeness = completenessOf(cells, sectionsOf(sheet.form, sheet.narratives));
  const { rules, before, explanations } = sheet.checked;
  const findings = findingsOf(rules, { now: cells, before }, explanations);
  return { ...sheet, cells, completeness, checked: { ...sheet.checked, findings } };
}

/** The same report after words of it were written in this transaction. */
export async function withWordsAgain(tx: Tx, sheet: Sheet): Promise<Sheet> {
  const narratives = new Map((await listNarratives(tx, sheet.submission.id)).map((n) => [n.sectionId, n]));
  return {
    ...sheet,
    narratives,
    completeness: completenessOf(sheet.cells, sectionsOf(sheet.form, narratives)),
  };
}

/** Puts a submission together; undefined where this person may not see it. */
export async function findSheet(tx: Tx, id: number): Promise<Sheet | undefined> {
  const submission = await findSubmission(tx, id);
  const cycle = submission && (await findCycle(tx, submission.cycleId));
  if (!submission || !cycle) return undefined;
  const form = await getForm(tx, cycle.templateVersionId);
  const indicators = await definitionsOf(tx, form, cycle.to);
  const cells = await cellsOf(tx, { form, submission, cycle, indicators });
  const narratives = new Map((await listNarratives(tx, id)).map((n) => [n.sectionId, n]));
  const completeness = completenessOf(cells, sectionsOf(form, narratives));
  const exceptions = cycle.lockedAt === null ? [] : await listExceptions(tx, { submissionId: id });
  const checked = await checkedOf(tx, { submission, cycle, cells });
  const yearEnd = await yearEndCells(tx, { submission, cycle, form, indicators });
  return {
    submission,
    cycle,
    form,
    indicators,
    cells,
    narratives,
    completeness,
    exceptions,
    checked,
    yearEnd,
  };
}
