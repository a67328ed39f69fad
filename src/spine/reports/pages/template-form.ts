/** A template as it stands in its form, and back: lists are lines of text. Pure. */
import type { Template, TemplateContent, TemplateSection, TemplateTable } from "./template-types.ts";

/** A section or table that one begins with. */
export const newSection: TemplateSection = {
  number: "",
  level: 1,
  title: "",
  prompt: "",
  narrative: true,
  required: false,
  clausePaths: [],
  tables: [],
};
export const newTable: TemplateTable = { title: "", columns: [{ title: "Số liệu", dims: "" }], rows: [] };
/** What a new template begins with. */
export const newContent: TemplateContent = {
  abstract: "",
  opening: "",
  bases: [],
  recipients: [],
  officerMaySubmit: false,
  planId: null,
  windows: { counted: null, whole: null, supplement: null },
  sections: [{ ...newSection, number: "I." }],
};

/** Only what may be sent of a section (answers carry more). */
function sectionSent(section: TemplateSection): TemplateSection {
  const { number, level, title, prompt, narrative, required, clausePaths, tables } = section;
  return {
    number,
    level,
    title,
    prompt,
    narrative,
    required: required && narrative,
    clausePaths,
    tables: tables.map((t) => ({
      title: t.title,
      columns: t.columns.map((c) => ({ title: c.title, dims: c.dims })),
      rows: t.rows.map(({ indicator, required: isNeeded, asksEstimate }) => ({
        indicator,
        required: isNeeded,
        asksEstimate,
      })),
    })),
  };
}

/** The content of a template, as it is sent. */
export function contentOf(template: TemplateContent | Template): TemplateContent {
  const { abstract, opening, bases, recipients, officerMaySubmit, planId, windows, sections } = template;
  const lines = (list: readonly string[]): string[] => list.map((l) => l.trim()).filter(Boolean);
  return {
    abstract,
    opening,
    bases: lines(bases),
    recipients: lines(recipients),
    officerMaySubmit,
    planId,
    windows,
    sections: sections.map(sectionSent),
  };
}

/** Columns as lines "title | breakdown". */
export const columnsText = (table: TemplateTable): string =>
  table.columns.map((c) => (c.dims ? `${c.title} | ${c.dims}` : c.title)).join("\n");

/** The columns of such lines; at least one. */
export function columnsRead(text: string): TemplateTable["columns"] {
  const lines = text.split("\n").filter((l) => l.trim() !== "");
  const columns = lines.map((line) => {
    const at = line.lastIndexOf("|");
    if (at < 0) return { title: line.trim(), dims: "" };
    return { title: line.slice(0, at).trim(), dims: line.slice(at + 1).trim() };
  });
  return columns.length > 0 ? columns : newTable.columns;
}

/** Puts the rows of a table to these figures; those that were there keep what is asked of them. */
export function rowsOf(table: TemplateTable, codes: readonly string[]): TemplateTable["rows"] {
  const before = new Map(table.rows.map((r) => [r.indicator, r]));
  return codes.map(
    (indicator) => before.get(indicator) ?? { indicator, required: true, asksEstimate: false },
  );
}

/** A list with the item at `at` moved by one. */
export function moved<T>(list: readonly T[], at: number, by: 1 | -1): readonly T[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return list;
  return list.map((item, i) => (i === at ? other : i === to ? one : item));
}
