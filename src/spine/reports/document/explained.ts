/** The annex of what contradicts a rule between cells and was explained. */
import type { Annex, Cell as WordCell, TableBlock } from "#base/word/index.ts";

/** `rows`: number, (unit,) sentence, explanation; `unit`: the head of the units' column. No annex where nothing was explained. */
export function explainedAnnex(rows: readonly WordCell[][], unit?: string): Annex[] {
  if (rows.length === 0) return [];
  const table: TableBlock = {
    kind: "table",
    title: "Số liệu khác quy tắc đối chiếu, đơn vị đã giải trình",
    columns: [
      { title: "TT", width: 1, kind: "center" },
      ...(unit === undefined ? [] : [{ title: unit, width: 4 }]),
      { title: "Số liệu", width: 6 },
      { title: "Giải trình", width: 6 },
    ],
    rows,
  };
  return [{ title: "Giải trình số liệu", landscape: unit !== undefined, content: [table] }];
}

/** The same of several units. */
export function explainedByUnit(
  explained: readonly { readonly unit: string; readonly sentence: string; readonly text: string }[],
): Annex[] {
  return explainedAnnex(
    explained.map((e, i) => [i + 1, e.unit, e.sentence, e.text]),
    "Đơn vị",
  );
}
