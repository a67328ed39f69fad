/** What goes out about the sections of a report: their words, what the tasks propose, their tables. */
import { z } from "zod";
import { isUnderPath, proposalOf, type TaskNote } from "../rules/proposal.ts";
import type { Sheet } from "../sheet.ts";

const label = z.object({ vi: z.string(), en: z.string() });

const tableOutput = z.object({
  id: z.number(),
  title: z.string(),
  columns: z.array(z.object({ title: z.string(), dims: z.string() })),
  rows: z.array(
    z.object({
      indicator: z.string(),
      label,
      unit: label,
      definition: label,
      source: label,
      confidence: z.string(),
      decimals: z.number(),
      required: z.boolean(),
      asksEstimate: z.boolean(),
    }),
  ),
});

export const sectionOutput = z.object({
  id: z.number(),
  number: z.string(),
  level: z.number(),
  title: z.string(),
  prompt: z.string(),
  narrative: z.boolean(),
  required: z.boolean(),
  clausePaths: z.array(z.string()),
  tables: z.array(tableOutput),
  text: z.string(),
  version: z.number(),
  cites: z.array(z.string()),
  byName: z.string().nullable(),
  at: z.date().nullable(),
  /** What the tasks would say; null where the section has no clause or nothing was told. */
  proposal: z.object({ text: z.string(), cites: z.array(z.string()) }).nullable(),
  tasks: z.array(
    z.object({
      path: z.string(),
      taskCode: z.string(),
      title: z.string(),
      state: z.string(),
      evidence: z.array(z.object({ code: z.string(), title: z.string(), href: z.string() })),
    }),
  ),
});

/** The sections with their words, what the tasks propose, and their tables. */
export function sectionsJson(sheet: Sheet, notes: readonly TaskNote[]): z.infer<typeof sectionOutput>[] {
  return sheet.form.sections.map((section) => {
    const words = sheet.narratives.get(section.id);
    const proposal = proposalOf(notes, section.clausePaths);
    const none = { text: "", version: 0, cites: [], byName: null, at: null };
    const { text, version, cites, byName, at } = words ?? none;
    return {
      ...section,
      text,
      version,
      byName,
      at,
      cites: [...cites],
      clausePaths: [...section.clausePaths],
      tables: section.tables.map((table) => ({
        ...table,
        columns: [...table.columns],
        rows: rowsJson(table.rows, sheet),
      })),
      proposal: proposal.text === "" ? null : { text: proposal.text, cites: [...proposal.cites] },
      tasks: notes
        .filter((n) => isUnderPath(n.path, section.clausePaths))
        .map((n) => ({ ...n, evidence: [...n.evidence] })),
    };
  });
}

function rowsJson(
  rows: readonly { indicator: string; required: boolean; asksEstimate: boolean }[],
  sheet: Sheet,
) {
  return rows.flatMap((row) => {
    const definition = sheet.indicators.get(row.indicator);
    if (!definition) return [];
    const { label, unit, source, confidence, decimals } = definition;
    return [{ ...row, label, unit, definition: definition.definition, source, confidence, decimals }];
  });
}
