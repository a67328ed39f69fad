/** The city's figures unit by unit as a spreadsheet: numbers as numbers, the kinds of nothing as their words. */
import type { Sheet, SheetColumn, SheetRecord } from "#base/sheet/index.ts";
import { sheetFigure, type Figure } from "#spine/indicators/index.ts";
import type { CityReport, KeptDefinition } from "../city.ts";
import { stateLabels } from "../schema.ts";
import { LEFT_OUT } from "./city-notes.ts";
import { yearEndKinds, type YearEndKind } from "../rules/year-end.ts";
import { cellKey } from "../sheet.ts";
import { ESTIMATE, SUPPLEMENT } from "./year-end.ts";

const nothing: Figure = { state: "not-reported", value: null };

type Column = { readonly title: string; readonly dims: string };

function figureColumn(definition: KeptDefinition | undefined, code: string, part: Column): SheetColumn {
  const key = cellKey(code, part.dims);
  if (!definition) return { key, title: code, kind: "number", width: 18 };
  const { label, unit, decimals } = definition;
  const name = part.dims === "" ? label.vi : `${label.vi} — ${part.title}`;
  const kind = decimals > 0 ? "number" : "integer";
  return { key, title: `${name} (${unit.vi})`, kind, width: 18 };
}

/** One column for each figure and breakdown, in the order of the template, each once. */
function figureColumns(report: CityReport): SheetColumn[] {
  const definitions = new Map(report.definitions.map((d) => [d.code, d]));
  const all = report.sections
    .flatMap((s) => s.tables)
    .flatMap((table) =>
      table.rows.flatMap((code) =>
        table.columns.map((part) => figureColumn(definitions.get(code), code, part)),
      ),
    );
  return [...new Map(all.map((column) => [column.key, column])).values()];
}

const names: Readonly<Record<YearEndKind, string>> = { estimate: ESTIMATE, supplement: SUPPLEMENT };
const besideKey = (key: string, kind: YearEndKind): string => `${key}|${kind}`;

/** Each figure followed by its estimate and its supplement, where they are asked. */
function withBeside(columns: readonly SheetColumn[], report: CityReport): SheetColumn[] {
  const asked = new Set(report.yearEnd?.figures.map((f) => cellKey(f.indicator, f.dims)));
  return columns.flatMap((column) => {
    const beside = asked.has(column.key) ? yearEndKinds : [];
    return [
      column,
      ...beside.map((kind) => ({
        ...column,
        key: besideKey(column.key, kind),
        title: `${column.title} — ${names[kind].toLowerCase()}`,
      })),
    ];
  });
}

type BesideOf = (key: string, kind: YearEndKind) => Figure | undefined;

/** The cells of those columns. */
const besideCells = (report: CityReport, of: BesideOf): SheetRecord =>
  Object.fromEntries(
    (report.yearEnd?.figures ?? []).flatMap((f) =>
      yearEndKinds.map((kind) => {
        const key = cellKey(f.indicator, f.dims);
        return [besideKey(key, kind), sheetFigure(of(key, kind) ?? nothing)] as const;
      }),
    ),
  );

/** The sheet: the city's sums first, then every unit that was asked, also those that are not counted. */
export function citySheet(report: CityReport): Sheet {
  const figures = figureColumns(report);
  const states = stateLabels as Readonly<Record<string, { readonly vi: string }>>;
  const sums = Object.fromEntries(
    report.figures.map((f) => [cellKey(f.indicator, f.dims), sheetFigure(f)] as const),
  );
  const units = report.units.map((unit): SheetRecord => ({
    code: unit.code,
    unit: unit.name,
    state: unit.leftOut ? LEFT_OUT : (states[unit.state]?.vi ?? unit.state),
    ...Object.fromEntries(figures.map(({ key }) => [key, sheetFigure(unit.cells[key] ?? nothing)] as const)),
    ...besideCells(report, (key, kind) => unit.yearEnd?.[key]?.[kind]),
  }));
  const cityBeside = new Map(report.yearEnd?.figures.map((f) => [cellKey(f.indicator, f.dims), f]));
  return {
    name: `Số liệu ${report.cycle.code}`,
    columns: [
      { key: "code", title: "Mã", kind: "code", width: 14 },
      { key: "unit", title: "Đơn vị", kind: "text", width: 36 },
      { key: "state", title: "Tình trạng báo cáo", kind: "text", width: 18 },
      ...withBeside(figures, report),
    ],
    rows: [
      {
        code: "",
        unit: "TOÀN THÀNH PHỐ",
        state: "",
        ...sums,
        ...besideCells(report, (key, kind) => cityBeside.get(key)?.[kind]),
      },
      ...units,
    ],
  };
}
