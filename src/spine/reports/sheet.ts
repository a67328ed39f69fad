/** One unit's report put together: what the template asks, with the cells, the words and how far it is. */
import type { Tx } from "#base/database/index.ts";
import { listCells, listIndicators, type Cell, type Indicator } from "#spine/indicators/index.ts";
import { findCycle, type Cycle } from "./queries/cycle.ts";
import { findSubmission, listNarratives, type Narrative, type Submission } from "./queries/submission.ts";
import { getForm, type Form } from "./queries/template.ts";
import {
  completenessOf,
  type AskedCell,
  type AskedSection,
  type Completeness,
} from "./rules/completeness.ts";

/** A cell of the report: what is asked, and what stands there. */
export interface SheetCell extends AskedCell {
  readonly origin: "typed" | "computed" | "none";
  /** True where a source computes this figure and has something to say of it: then it is not typed. */
  readonly isComputed: boolean;
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

/** The definitions that a form's figures have at the end of a window. */
export async function definitionsOf(tx: Tx, form: Form, on: string): Promise<Map<string, Indicator>> {
  const codes = [...new Set(askedKeys(form).map((k) => k.indicator))];
  return new Map((await listIndicators(tx, on, codes)).map((i) => [i.code, i]));
}

const nothing = {
  state: "not-reported",
  value: null,
  origin: "none",
  note: null,
  version: 0,
  byName: null,
  at: null,
} as const;

function cellOf(
  asked: { indicator: string; dims: string; required: boolean },
  given: { cell?: Cell; definition?: Indicator },
): SheetCell {
  const { cell, definition } = given;
  const { state, value, origin, note, version, byName, at } = cell ?? nothing;
  return {
    ...asked,
    label: definition?.label ?? { vi: asked.indicator, en: asked.indicator },
    partOf: definition?.partOf ?? null,
    isComputed: origin === "computed",
    state,
    value,
    origin,
    note,
    version,
    byName,
    at,
  };
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

/** Puts a submission together; undefined where this person may not see it. */
export async function findSheet(tx: Tx, id: number): Promise<Sheet | undefined> {
  const submission = await findSubmission(tx, id);
  const cycle = submission && (await findCycle(tx, submission.cycleId));
  if (!submission || !cycle) return undefined;
  const form = await getForm(tx, cycle.templateVersionId);
  const window = { from: cycle.from, to: cycle.to };
  const indicators = await definitionsOf(tx, form, cycle.to);
  const present = await listCells(tx, {
    window,
    unitIds: [submission.unitId],
    codes: [...indicators.keys()],
  });
  const byKey = new Map(present.map((c) => [cellKey(c.indicatorCode, c.dims), c]));
  const cells = askedKeys(form).map((asked) => {
    const cell = byKey.get(cellKey(asked.indicator, asked.dims));
    const definition = indicators.get(asked.indicator);
    return cellOf(asked, { ...(cell && { cell }), ...(definition && { definition }) });
  });
  const narratives = new Map((await listNarratives(tx, id)).map((n) => [n.sectionId, n]));
  const completeness = completenessOf(cells, sectionsOf(form, narratives));
  return { submission, cycle, form, indicators, cells, narratives, completeness };
}
