/** The figures of a period as an Excel sheet: what the screen shows, with definitions and sources beside the numbers. */
import { z } from "zod";
import { formatDay } from "#base/vi/index.ts";
import { writeSheet, type SheetColumn, type SheetRecord } from "#base/sheet/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { listBlocks, listIndicators } from "../queries/catalogue.ts";
import { listTotals, type TotalRow } from "../queries/cells.ts";
import { sheetFigure } from "../rules/print.ts";
import type { Indicator } from "../schema.ts";
import { words } from "../words.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const columns: readonly SheetColumn[] = [
  { key: "block", title: "Nhóm", kind: "text" },
  { key: "code", title: "Mã", kind: "code", width: 32 },
  { key: "label", title: "Chỉ tiêu", kind: "text", width: 48 },
  { key: "unit", title: "Đơn vị tính", kind: "text", width: 14 },
  { key: "figure", title: "Toàn Thành phố", kind: "number", width: 18 },
  { key: "reported", title: "Đơn vị có số liệu", kind: "integer" },
  { key: "missing", title: "Đơn vị chưa báo cáo", kind: "integer" },
  { key: "notApplicable", title: "Đơn vị không áp dụng", kind: "integer" },
  { key: "origin", title: "Cách có số", kind: "text", width: 16 },
  { key: "definition", title: "Định nghĩa", kind: "text", width: 60 },
  { key: "source", title: "Nguồn", kind: "text", width: 48 },
];

function recordOf(row: Indicator, block: string, total: TotalRow | undefined): SheetRecord {
  return {
    block,
    code: row.code,
    label: row.label.vi,
    unit: row.unit.vi,
    figure: sheetFigure(total ?? { state: "not-reported", value: null }),
    reported: total?.unitsReported ?? 0,
    missing: total?.unitsMissing ?? null,
    notApplicable: total?.unitsNotApplicable ?? 0,
    origin: row.origin === "computed" ? "hệ thống tính" : "đơn vị nhập",
    definition: row.definition.vi,
    source: row.source.vi,
  };
}

/** `GET /api/indicators/export.xlsx`: the catalogue of the window's last day with the city's stored totals. */
export function sheetEndpoint(): AnyEndpoint {
  return endpoint({
    verb: "figure.total",
    method: "GET",
    path: "/api/indicators/export.xlsx",
    summary: words.total,
    query: z.object({ from: z.iso.date(), to: z.iso.date() }),
    output: "download",
    audit: ({ query }) => ({ subject: "totals", details: { ...query, exported: true } }),
    run: async (tx, { query }) => {
      const blocks = new Map((await listBlocks(tx)).map((b) => [b.code, b.labelVi]));
      const wholes = (await listTotals(tx, query)).filter((t) => t.dims === "");
      const totals = new Map(wholes.map((t) => [t.indicatorCode, t]));
      const rows = (await listIndicators(tx, query.to)).map((row) =>
        recordOf(row, blocks.get(row.block) ?? row.block, totals.get(row.code)),
      );
      const name = `Số liệu ${formatDay(query.from)} - ${formatDay(query.to)}`.replaceAll("/", ".");
      return { name: `${name}.xlsx`, mediaType: XLSX, bytes: await writeSheet({ name, columns, rows }) };
    },
  });
}
