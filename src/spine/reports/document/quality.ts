/** The board by unit as a spreadsheet: the columns that are shown, each share beside what it is made of. */
import type { Sheet, SheetColumn, SheetRecord, SheetValue } from "#base/sheet/index.ts";
import { say, type Label, type Language } from "#base/words.ts";
import { kindWords } from "#spine/agencies/index.ts";
import {
  cellsPercent,
  rulesPercent,
  totalsOf,
  type QualityRow,
  type QualityTotal,
} from "../rules/quality.ts";
import { stateLabels } from "../schema.ts";
import { qualityWords as words } from "../words.ts";

type Told = Pick<QualityRow, "cells" | "rules">;

interface Column {
  readonly key: string;
  /** The column of the screen that it belongs to. */
  readonly of: string;
  readonly title: Label;
  readonly kind: SheetColumn["kind"];
  readonly width: number;
  readonly row: (row: QualityRow, language: Language) => SheetValue;
  readonly total?: (total: QualityTotal) => SheetValue;
}

const number = (
  [key, of]: readonly [string, string],
  title: Label,
  value: (told: Told) => number,
): Column => ({
  key,
  of,
  title,
  kind: "integer",
  width: 14,
  row: value,
  total: value,
});

/** What a kind of unit is called. */
export const kindOf = (kind: string): Label =>
  (kindWords as Readonly<Record<string, Label>>)[kind] ?? { vi: kind, en: kind };

const columns: readonly Column[] = [
  {
    key: "kind",
    of: "kind",
    title: words.kind,
    kind: "text",
    width: 16,
    row: ({ unit }, language) => say(kindOf(unit.kind), language),
  },
  {
    key: "state",
    of: "state",
    title: words.state,
    kind: "text",
    width: 16,
    row: ({ state }, language) => say(stateLabels[state], language),
  },
  number(["percent", "cells"], words.percentTold, ({ cells }) => cellsPercent(cells)),
  number(["required", "cells"], words.required, ({ cells }) => cells.required),
  number(["value", "cells"], words.value, ({ cells }) => cells.value),
  number(["zero", "cells"], words.zero, ({ cells }) => cells.zero),
  number(["notApplicable", "cells"], words.notApplicable, ({ cells }) => cells.notApplicable),
  number(["missing", "missing"], words.missing, ({ cells }) => cells.missing),
  { key: "firstOn", of: "days", title: words.firstOn, kind: "date", width: 14, row: (row) => row.firstOn },
  { key: "days", of: "days", title: words.days, kind: "integer", width: 14, row: (row) => row.days },
  number(["rulesPercent", "rules"], words.percentKept, ({ rules }) => rulesPercent(rules)),
  number(["apply", "rules"], words.apply, ({ rules }) => rules.apply),
  number(["broken", "rules"], words.broken, ({ rules }) => rules.broken),
  number(["explained", "explained"], words.explained, ({ rules }) => rules.explained),
];

/** The rows that are shown, then their totals by kind of unit. */
export function qualitySheet(
  rows: readonly QualityRow[],
  as: { readonly language: Language; readonly columns: string | undefined },
): Sheet {
  const chosen = as.columns?.split(",");
  const shown = columns.filter((c) => chosen === undefined || chosen.includes(c.of));
  const line = (row: QualityRow): SheetRecord => ({
    code: row.unit.code,
    unit: row.unit.name,
    ...Object.fromEntries(shown.map((c) => [c.key, c.row(row, as.language)])),
  });
  const sum = (total: QualityTotal): SheetRecord => ({
    unit: `${say(total.kind === null ? words.allUnits : kindOf(total.kind), as.language)} (${total.units})`,
    ...Object.fromEntries(shown.map((c) => [c.key, c.total?.(total)])),
  });
  return {
    name: say(words.quality, as.language),
    columns: [
      { key: "code", title: say(words.code, as.language), kind: "code", width: 14 },
      { key: "unit", title: say(words.unit, as.language), kind: "text", width: 36 },
      ...shown.map(({ key, title, kind, width }) => ({ key, kind, width, title: say(title, as.language) })),
    ],
    rows: [...rows.map(line), ...totalsOf(rows).map(sum)],
  };
}
