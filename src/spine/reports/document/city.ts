/** The city's consolidated report as a Word document: its words, sums in annex I, unit by unit in annex II. */
import { dayOf, today } from "#base/clock.ts";
import { formatNumber } from "#base/vi/index.ts";
import type {
  Annex,
  Block,
  Cell as WordCell,
  ReportDocument,
  ReportSection,
  TableBlock,
} from "#base/word/index.ts";
import { letterheadOf } from "#spine/agencies/index.ts";
import { printFigure, suppressTable, type Figure, type TableCell } from "#spine/indicators/index.ts";
import type { CityReport, CitySection, KeptDefinition } from "../city.ts";
import { cellKey } from "../sheet.ts";
import { exceptionTable, openingOf, silentTable } from "./city-notes.ts";
import { explainedByUnit } from "./explained.ts";
import { cityYearEndTables, publicYearEnd, unitYearEndTables } from "./year-end.ts";

type Definitions = ReadonlyMap<string, KeptDefinition>;
type CityTable = CitySection["tables"][number];

const nothing: Figure = { state: "not-reported", value: null };
const nobody = { ...nothing, reported: 0, missing: 0, notApplicable: 0 };

/** The figure that this one is a part of in the end: a part of a part, and what stands beside it, are one family. */
function familyOf(code: string, definitions: Definitions): string {
  const whole = definitions.get(code)?.partOf;
  return whole ? familyOf(whole, definitions) : code;
}

/** The same report for eyes outside: small cells hidden, and what would give them away. */
export function publicReport(report: CityReport): CityReport {
  const definitions = new Map(report.definitions.map((d) => [d.code, d]));
  const cells = report.units.flatMap((unit) =>
    Object.entries(unit.cells).map(([column, figure]): TableCell => {
      const code = column.split("|")[0] ?? column;
      const definition = definitions.get(code);
      return {
        row: unit.code,
        column,
        family: familyOf(code, definitions),
        below: definition?.suppressBelow ?? null,
        figure,
      };
    }),
  );
  const { cells: shown, hiddenTotals } = suppressTable(cells);
  const byRow = Map.groupBy(shown, (c) => c.row);
  const { units, ...beside } = publicYearEnd(report, (key) => hiddenTotals.has(key));
  return {
    ...report,
    ...beside,
    // Who asked and why is the house's own; how many came so is told.
    exceptions: [],
    // The sentences hold the very numbers that are hidden.
    explained: [],
    units: units.map(({ leftOut, ...unit }) => ({
      ...unit,
      ...(leftOut && { leftOut: { ...leftOut, reason: "", by: "" } }),
      cells: Object.fromEntries((byRow.get(unit.code) ?? []).map((c) => [c.column, c.figure])),
    })),
    figures: report.figures.map((f) =>
      hiddenTotals.has(cellKey(f.indicator, f.dims))
        ? { ...f, state: "suppressed" as const, value: null }
        : f,
    ),
  };
}

function sumsTable(table: CityTable, report: CityReport, definitions: Definitions): TableBlock {
  const figures = new Map(report.figures.map((f) => [cellKey(f.indicator, f.dims), f]));
  const rows = table.rows.map((code, i): WordCell[] => {
    const definition = definitions.get(code);
    const found = table.columns.map(({ dims }) => figures.get(cellKey(code, dims)) ?? nobody);
    const printed = found.map((f) => printFigure(f, definition?.decimals));
    const first = found[0] ?? nobody;
    return [
      i + 1,
      definition?.label.vi ?? code,
      definition?.unit.vi ?? "",
      ...printed,
      formatNumber(first.reported),
      formatNumber(first.missing),
      formatNumber(first.notApplicable),
    ];
  });
  return {
    kind: "table",
    title: table.title,
    columns: [
      { title: "TT", width: 1, kind: "center" },
      { title: "Chỉ tiêu", width: 6 },
      { title: "Đơn vị tính", width: 2, kind: "center" },
      ...table.columns.map(({ title }) => ({
        title: title === "Số liệu" ? "Tổng" : title,
        width: 2.2,
        kind: "figures" as const,
      })),
      { title: "Đơn vị đã báo cáo", width: 1.5, kind: "figures" },
      { title: "Đơn vị chưa báo cáo", width: 1.5, kind: "figures" },
      { title: "Đơn vị không áp dụng", width: 1.5, kind: "figures" },
    ],
    rows,
  };
}

const COLUMNS_A_TABLE = 8;

interface UnitColumn {
  readonly key: string;
  readonly code: string;
  readonly title: string;
}

/** The columns of each table of the template; a figure that two tables ask for stands in the first. */
function columnsByTable(report: CityReport): { title: string; columns: UnitColumn[] }[] {
  const seen = new Set<string>();
  return report.sections
    .flatMap((s) => s.tables)
    .map((table) => {
      const columns = table.rows.flatMap((code) =>
        table.columns.flatMap((column): UnitColumn[] => {
          const key = cellKey(code, column.dims);
          if (seen.has(key)) return [];
          seen.add(key);
          return [{ key, code, title: column.dims === "" ? "" : ` — ${column.title}` }];
        }),
      );
      return { title: table.title, columns };
    });
}

/** A table of the template as tables of a few columns each, numbered where there are several: "Biểu 1 (2/4)". */
function unitTables(report: CityReport, definitions: Definitions): Block[] {
  const counted = report.units.filter((u) => u.counted);
  return columnsByTable(report).flatMap(({ title, columns }) => {
    const count = Math.ceil(columns.length / COLUMNS_A_TABLE);
    return Array.from({ length: count }, (_, i): Block => {
      const chunk = columns.slice(i * COLUMNS_A_TABLE, (i + 1) * COLUMNS_A_TABLE);
      return {
        kind: "table",
        title: count > 1 ? `${title} (${i + 1}/${count})` : title,
        columns: [
          { title: "TT", width: 1, kind: "center" },
          { title: "Đơn vị", width: 4 },
          ...chunk.map((c) => ({
            title: `${definitions.get(c.code)?.label.vi ?? c.code}${c.title}`,
            width: 2.4,
            kind: "figures" as const,
          })),
        ],
        rows: counted.map((unit, n): WordCell[] => [
          n + 1,
          unit.name,
          ...chunk.map((c) => printFigure(unit.cells[c.key] ?? nothing, definitions.get(c.code)?.decimals)),
        ]),
      };
    });
  });
}

/** More columns than this do not fit an upright page. */
const COLUMNS_UPRIGHT = 7;

function annexesOf(report: CityReport): Annex[] {
  const definitions: Definitions = new Map(report.definitions.map((d) => [d.code, d]));
  const legend =
    "“0”: đã xác nhận không phát sinh; “chưa báo cáo”: chưa có số; “không áp dụng”: không thuộc đơn vị; “bảo mật”: ẩn vì số nhỏ.";
  const own = report.sections.flatMap((s) => s.tables).map((t) => sumsTable(t, report, definitions));
  if (own.length === 0) return [];
  const sums = [...own, ...cityYearEndTables(report, definitions)];
  return [
    {
      title: "Số liệu tổng hợp toàn Thành phố",
      landscape: sums.some((table) => table.columns.length > COLUMNS_UPRIGHT),
      content: [...sums, { kind: "note", text: legend }],
    },
    {
      title: "Số liệu theo đơn vị",
      landscape: true,
      content: [
        ...unitTables(report, definitions),
        ...unitYearEndTables(report, definitions),
        ...silentTable(report),
        ...exceptionTable(report),
        { kind: "note", text: legend },
      ],
    },
    ...explainedByUnit(report.explained ?? []),
  ];
}

/** Printed where words were asked for and none are there: an empty heading looks like a mistake. */
export const EMPTY_SECTION = "Chưa có nội dung.";

function sectionOf(section: CitySection): ReportSection {
  const annexed =
    section.tables.length > 0 ? [{ text: "Số liệu chi tiết tại Phụ lục I và Phụ lục II." }] : [];
  const isEmpty = section.text.trim() === "" && annexed.length === 0 && section.narrative;
  const own = section.text.trim() === "" ? [] : [{ text: section.text }];
  const silent = isEmpty ? [{ text: EMPTY_SECTION }] : [];
  return {
    number: section.number,
    title: section.title,
    level: section.level,
    paragraphs: [...own, ...annexed, ...silent],
    tables: [],
  };
}

/** The consolidated report, ready for the template; from a frozen edition it is always the same. */
export function cityDocument(
  report: CityReport,
  frozen?: { readonly sha256: string; readonly at: Date },
): ReportDocument {
  const on = frozen ? dayOf(frozen.at) : today();
  return {
    ...letterheadOf(report.body, "BC"),
    date: on.slice(0, 7),
    kind: "Báo cáo",
    abstract: report.abstract,
    addressees: ["UBND Thành phố Hà Nội", "Bộ Văn hóa, Thể thao và Du lịch"],
    bases: report.bases,
    opening: openingOf(report),
    sections: report.sections.map(sectionOf),
    recipients: report.recipients.filter((r) => r !== report.body.name),
    annexes: annexesOf(report),
    draftNote: frozen ? `DỰ THẢO (bản chốt ${frozen.sha256.slice(0, 12)})` : "DỰ THẢO",
    ...(frozen && { createdAt: frozen.at }),
  };
}
