/** Estimates and supplements on paper: own columns beside the counted figures, of the city, of each unit, and of one report. */
import { formatDay, formatNumber } from "#base/vi/index.ts";
import type { Block, Cell as WordCell, TableBlock } from "#base/word/index.ts";
import { printFigure, type Figure } from "#spine/indicators/index.ts";
import type { CityReport, CitySection, KeptDefinition } from "../city.ts";
import type { CityYearEndFigure } from "../city-year-end.ts";
import { cellKey } from "../sheet.ts";

type Definitions = ReadonlyMap<string, KeptDefinition>;
type CityTable = CitySection["tables"][number];

const silence: Figure = { state: "not-reported", value: null };

/** What an estimate and a supplement are called on paper. */
export const ESTIMATE = "Ước cả năm";
export const SUPPLEMENT = "Bổ sung cả năm";
const DIFFERENCE = "Chênh lệch bổ sung − ước";

/** A difference with its sign; a plus says that more came than was expected. */
const signed = (value: number): string => `${value > 0 ? "+" : ""}${formatNumber(value)}`;

/** Fewer units than this, and a sum outside the house would tell of one of them. */
const UNITS_PUBLIC = 3;

/**
 * What eyes outside see of it: the city's sums alone, and those only where the counted sum is shown too, enough units gave
 * them and they are not small themselves. Unit by unit nothing: beside a hidden figure they would tell of it.
 */
export function publicYearEnd(
  report: CityReport,
  isHidden: (key: string) => boolean,
): Pick<CityReport, "yearEnd" | "units"> {
  const below = new Map(report.definitions.map((d) => [d.code, d.suppressBelow ?? 0]));
  const shown = ({ indicator, dims, ...figure }: CityYearEndFigure): CityYearEndFigure => {
    const isClosed = isHidden(cellKey(indicator, dims));
    const mask = <S extends Figure & { readonly reported: number }>(sum: S): S => {
      const isSmall =
        sum.value !== null && (sum.value < (below.get(indicator) ?? 0) || sum.reported < UNITS_PUBLIC);
      return isClosed || isSmall ? { ...sum, state: "suppressed", value: null } : sum;
    };
    const [estimate, supplement] = [mask(figure.estimate), mask(figure.supplement)];
    const isWhole = estimate.state !== "suppressed" && supplement.state !== "suppressed";
    return { indicator, dims, estimate, supplement, difference: isWhole ? figure.difference : null };
  };
  return {
    units: report.units.map((unit) => {
      const { yearEnd: _, ...rest } = unit;
      return rest;
    }),
    ...(report.yearEnd && { yearEnd: { ...report.yearEnd, figures: report.yearEnd.figures.map(shown) } }),
  };
}

const isSupplemented = (report: CityReport): boolean =>
  report.units.some((u) => (u.supplementedOn ?? null) !== null);

interface Line {
  readonly code: string;
  readonly dims: string;
  readonly found: CityYearEndFigure;
}

/** The figures of a table that are estimated: its first column, of the rows that ask. */
function linesOf(table: CityTable, report: CityReport): Line[] {
  const dims = table.columns[0]?.dims ?? "";
  return table.rows.flatMap((code): Line[] => {
    const found = report.yearEnd?.figures.find((f) => f.indicator === code && f.dims === dims);
    return found ? [{ code, dims, found }] : [];
  });
}

function cityRow(
  { code, dims, found }: Line,
  given: { readonly report: CityReport; readonly definitions: Definitions; readonly more: boolean },
): WordCell[] {
  const definition = given.definitions.get(code);
  const counted = given.report.figures.find((f) => f.indicator === code && f.dims === dims) ?? silence;
  const { estimate, supplement, difference } = found;
  const print = (figure: Figure): string => printFigure(figure, definition?.decimals);
  const units = (n: number): string => formatNumber(n);
  const both = difference ? `${signed(difference.value)} (${units(difference.units)} đơn vị)` : "—";
  const later = [print(supplement), units(supplement.reported), units(supplement.missing), both];
  return [
    definition?.label.vi ?? code,
    definition?.unit.vi ?? "",
    print(counted),
    print(estimate),
    units(estimate.reported),
    units(estimate.missing),
    ...(given.more ? later : []),
  ];
}

/** One table beside each table of the city that has such figures. */
export function cityYearEndTables(report: CityReport, definitions: Definitions): TableBlock[] {
  const more = isSupplemented(report);
  const tables = report.sections.flatMap((s) => s.tables);
  return tables.flatMap((table): TableBlock[] => {
    const lines = linesOf(table, report);
    if (lines.length === 0) return [];
    const figures = { width: 2, kind: "figures" as const };
    const units = { width: 1.5, kind: "figures" as const };
    const later = [
      { title: SUPPLEMENT, ...figures },
      { title: "Đơn vị đã bổ sung", ...units },
      { title: "Đơn vị chưa bổ sung", ...units },
      { title: DIFFERENCE, ...figures },
    ];
    return [
      {
        kind: "table",
        title: `${table.title}: ước đến hết năm${more ? " và số bổ sung" : ""}`,
        columns: [
          { title: "TT", width: 1, kind: "center" },
          { title: "Chỉ tiêu", width: 5 },
          { title: "Đơn vị tính", width: 1.8, kind: "center" },
          { title: `Đếm đến ${formatDay(report.cycle.to)}`, ...figures },
          { title: ESTIMATE, ...figures },
          { title: "Đơn vị đã ước", ...units },
          { title: "Đơn vị chưa ước", ...units },
          ...(more ? later : []),
        ],
        rows: lines.map((line, i): WordCell[] => [i + 1, ...cityRow(line, { report, definitions, more })]),
        note: yearEndNote(report),
      },
    ];
  });
}

function yearEndNote({ yearEnd }: CityReport): string {
  if (!yearEnd) return "";
  const { from, to } = yearEnd.window;
  return `Cả năm: từ ${formatDay(from)} đến ${formatDay(to)}. Số ước, số bổ sung cộng từ các đơn vị đã cho số; đơn vị chưa cho số không tính là 0. Chênh lệch chỉ so các đơn vị có cả hai.`;
}

/** Figures side by side, three columns each; more do not fit a page laid sideways. */
const FIGURES_A_TABLE = 3;

function unitTable(
  lines: readonly Line[],
  given: { readonly report: CityReport; readonly definitions: Definitions; readonly title: string },
): TableBlock {
  const { report, definitions } = given;
  const more = isSupplemented(report);
  const told = report.units.filter((u) => u.counted || Object.keys(u.yearEnd ?? {}).length > 0);
  const width = 2;
  const kind = "figures" as const;
  return {
    kind: "table",
    title: given.title,
    columns: [
      { title: "TT", width: 1, kind: "center" },
      { title: "Đơn vị", width: 4 },
      ...lines.flatMap(({ code }) => {
        const name = definitions.get(code)?.label.vi ?? code;
        const later = more ? [{ title: SUPPLEMENT, width, kind }] : [];
        return [{ title: name, width, kind }, { title: ESTIMATE, width, kind }, ...later];
      }),
    ],
    rows: told.map((unit, i): WordCell[] => [
      i + 1,
      unit.name,
      ...lines.flatMap(({ code, dims }) => {
        const key = cellKey(code, dims);
        const { estimate, supplement } = unit.yearEnd?.[key] ?? {};
        const figures = [unit.cells[key], estimate, ...(more ? [supplement] : [])];
        return figures.map((f) => printFigure(f ?? silence, definitions.get(code)?.decimals));
      }),
    ]),
  };
}

/** How units came to their estimates, of those that say it. */
function notesTable(lines: readonly Line[], report: CityReport, definitions: Definitions): Block[] {
  const rows = report.units.flatMap((unit) =>
    lines.flatMap(({ code, dims }): WordCell[][] => {
      const note = unit.yearEnd?.[cellKey(code, dims)]?.note;
      return note ? [[unit.name, definitions.get(code)?.label.vi ?? code, note]] : [];
    }),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      title: "Cách ước của các đơn vị",
      columns: [
        { title: "TT", width: 1, kind: "center" },
        { title: "Đơn vị", width: 4 },
        { title: "Chỉ tiêu", width: 5 },
        { title: "Cách ước, lý do", width: 6 },
      ],
      rows: rows.map((row, i): WordCell[] => [i + 1, ...row]),
    },
  ];
}

/** Units whose supplement has not come, once some have come. */
function owingTable(report: CityReport): Block[] {
  const owing = report.units.filter((u) => u.supplementedOn === null && !u.leftOut);
  if (!isSupplemented(report) || owing.length === 0) return [];
  return [
    {
      kind: "table",
      title: "Đơn vị chưa gửi số bổ sung cả năm",
      columns: [
        { title: "TT", width: 1, kind: "center" },
        { title: "Đơn vị", width: 10 },
      ],
      rows: owing.map((u, i): WordCell[] => [i + 1, u.name]),
    },
  ];
}

/** Unit by unit: counted, estimate and supplement side by side, how it was estimated, and who owes the supplement. */
export function unitYearEndTables(report: CityReport, definitions: Definitions): Block[] {
  if (!report.units.some((u) => u.yearEnd)) return [];
  const lines = report.sections.flatMap((s) => s.tables).flatMap((t) => linesOf(t, report));
  const count = Math.ceil(lines.length / FIGURES_A_TABLE);
  const tables = Array.from({ length: count }, (_, i) => {
    const part = count > 1 ? ` (${i + 1}/${count})` : "";
    const title = `Ước đến hết năm và số bổ sung theo đơn vị${part}`;
    const chunk = lines.slice(i * FIGURES_A_TABLE, (i + 1) * FIGURES_A_TABLE);
    return unitTable(chunk, { report, definitions, title });
  });
  return [...tables, ...notesTable(lines, report, definitions), ...owingTable(report)];
}
