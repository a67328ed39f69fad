/** A unit's report as a Word document: words and tables in the layout of Decree 30/2020/NĐ-CP, a draft without number. */
import { today } from "#base/clock.ts";
import { formatDay } from "#base/vi/index.ts";
import type { Cell as WordCell, ReportDocument, ReportSection } from "#base/word/index.ts";
import { letterheadOf } from "#spine/agencies/index.ts";
import { printFigure } from "#spine/indicators/index.ts";
import { filledWords } from "../city.ts";
import type { FormSection, FormTable } from "../queries/template.ts";
import { yearEndKinds } from "../rules/year-end.ts";
import { cellKey, type Sheet } from "../sheet.ts";
import { EMPTY_SECTION } from "./city.ts";
import { explainedAnnex } from "./explained.ts";
import { ESTIMATE, SUPPLEMENT } from "./year-end.ts";

type WordTable = ReportSection["tables"][number];

/** The columns of estimates and of the supplement, where the table asks for them; the supplement once it was sent. */
function besideOf(table: FormTable, sheet: Sheet) {
  const isAsked = table.rows.some((r) => r.asksEstimate) && sheet.yearEnd.length > 0;
  const kinds = isAsked
    ? yearEndKinds.filter((k) => k === "estimate" || sheet.submission.supplementRound > 0)
    : [];
  const dims = table.columns[0]?.dims ?? "";
  return {
    titles: kinds.map((kind) => (kind === "estimate" ? ESTIMATE : SUPPLEMENT)),
    cells: ({ indicator, asksEstimate }: FormTable["rows"][number]): WordCell[] =>
      kinds.map((kind) => {
        if (!asksEstimate) return "";
        const cell = sheet.yearEnd.find(
          (c) => c.kind === kind && c.indicator === indicator && c.dims === dims,
        );
        // A supplement is what was handed over; what is being written is nobody's word yet.
        const figure = kind === "supplement" ? cell?.sent : cell;
        const decimals = sheet.indicators.get(indicator)?.decimals;
        return printFigure(figure ?? { state: "not-reported", value: null }, decimals);
      }),
  };
}

function tableOf(table: FormTable, sheet: Sheet): WordTable {
  const cells = new Map(sheet.cells.map((c) => [cellKey(c.indicator, c.dims), c]));
  const beside = besideOf(table, sheet);
  const rows = table.rows.map((row, i): WordCell[] => {
    const definition = sheet.indicators.get(row.indicator);
    const figures = table.columns.map(({ dims }) => {
      const cell = cells.get(cellKey(row.indicator, dims));
      return printFigure(cell ?? { state: "not-reported", value: null }, definition?.decimals);
    });
    return [
      i + 1,
      definition?.label.vi ?? row.indicator,
      definition?.unit.vi ?? "",
      ...figures,
      ...beside.cells(row),
    ];
  });
  return {
    title: table.title,
    columns: [
      { title: "TT", width: 1, kind: "center" },
      { title: "Chỉ tiêu", width: 7 },
      { title: "Đơn vị tính", width: 2, kind: "center" },
      ...[...table.columns.map((c) => c.title), ...beside.titles].map((title) => ({
        title,
        width: 2.4,
        kind: "figures" as const,
      })),
    ],
    rows,
  };
}

function paragraphsOf(text: string, isAsked: boolean): { text: string }[] {
  if (text.trim() !== "") return [{ text }];
  return isAsked ? [{ text: EMPTY_SECTION }] : [];
}

function sectionOf(section: FormSection, sheet: Sheet): ReportSection {
  const text = sheet.narratives.get(section.id)?.text ?? "";
  return {
    number: section.number,
    title: section.title,
    level: section.level,
    paragraphs: paragraphsOf(text, section.narrative),
    tables: section.tables.map((table) => tableOf(table, sheet)),
  };
}

/** What contradicts a rule and was explained. */
function explainedRows({ checked }: Sheet): WordCell[][] {
  const explained = checked.findings.filter((f) => f.outcome === "explained");
  return explained.map((f, i) => [i + 1, f.sentence.vi, f.explanation ?? ""]);
}

/** The report of one unit; demonstration figures say so. */
export function unitDocument(sheet: Sheet): ReportDocument {
  const { submission, cycle, form } = sheet;
  const unit = { code: submission.unitCode, name: submission.unitName, kind: submission.unitKind };
  const head = letterheadOf(unit, "BC");
  const words = { year: cycle.year, unit: submission.unitName };
  const opening = [
    filledWords(form.opening, words),
    `Kỳ số liệu từ ngày ${formatDay(cycle.from)} đến ngày ${formatDay(cycle.to)}.`,
    ...(cycle.isDemo ? ["Dữ liệu trình diễn: các con số trong báo cáo này không phải số thật."] : []),
  ].filter((text) => text !== "");
  return {
    ...head,
    date: today().slice(0, 7),
    kind: "Báo cáo",
    abstract: filledWords(form.abstract, words),
    addressees: [cycle.toUnitName],
    bases: form.bases,
    opening,
    sections: form.sections.map((section) => sectionOf(section, sheet)),
    recipients: form.recipients,
    annexes: explainedAnnex(explainedRows(sheet)),
    draftNote: "DỰ THẢO",
  };
}
