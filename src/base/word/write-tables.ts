/** Tables of figures and words: the head repeats on each page, no row breaks across two, figures stand right. */

import { AlignmentType, Paragraph } from "docx";
import { figure, cleanText } from "./write-lines.ts";
import { bodyParagraph, FONT, runs, textWriter } from "./write-paragraphs.ts";
import { escapeXml, RawXml } from "./write-raw.ts";
import type { Block, Cell, HeadCell, Row, StyledCell, TableBlock, TableColumn } from "./write-types.ts";

/** Room between the margins, in twips: portrait A4 less 30 mm and 15 mm. */
export const TEXT_WIDTH = 9354;
/** The same for a page laid sideways (less 20 mm and 20 mm). */
export const LANDSCAPE_WIDTH = 14570;

const cellOf = (cell: Cell): StyledCell =>
  cell !== null && typeof cell === "object" ? cell : { text: cell };
const rowOf = (row: Row): { cells: readonly Cell[]; bold?: boolean } =>
  "cells" in row ? row : { cells: row };
const words = (cell: StyledCell): string =>
  typeof cell.text === "number" ? figure(cell.text) : cleanText(cell.text ?? "");

/** Many columns need smaller type; never under 10 pt. */
function typeSize(columns: number): number {
  if (columns <= 6) return 24;
  return columns <= 9 ? 22 : 20;
}

const longest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, text.length), 0);

/** What a row holds in one column, leaving out cells that cover several. */
function wordsAt(row: Row, column: number): string {
  let at = 0;
  for (const cell of rowOf(row).cells.map(cellOf)) {
    const span = cell.span ?? 1;
    if (at === column) return span === 1 ? words(cell) : "";
    at += span;
  }
  return "";
}

/** A column without a stated weight takes one from what it holds, within bounds. */
function weight(column: TableColumn, index: number, rows: readonly Row[]): number {
  if (column.width !== undefined) return column.width;
  const cells = rows.slice(0, 200).map((row) => wordsAt(row, index));
  const word = longest(column.title.split(/\s+/u));
  return Math.min(40, Math.max(3, word, column.title.length / 3, longest(cells)) + 2);
}

/** Whole twips that sum to the width exactly. */
function columnWidths(block: TableBlock, width: number): number[] {
  const weights = block.columns.map((column, i) => weight(column, i, block.rows));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const widths = weights.map((w) => Math.floor((w / total) * width));
  const last = widths.length - 1;
  widths[last] = (widths[last] ?? 0) + width - widths.reduce((sum, w) => sum + w, 0);
  return widths;
}

type Align = "left" | "right" | "center";

function alignment(cell: StyledCell, column: TableColumn | undefined): Align {
  if (column?.kind === "center") return "center";
  return column?.kind === "figures" || typeof cell.text === "number" ? "right" : "left";
}

interface Shape {
  readonly block: TableBlock;
  readonly widths: readonly number[];
  readonly size: number;
}

const sum = (widths: readonly number[], from: number, span: number): number =>
  widths.slice(from, from + span).reduce((total, w) => total + w, 0);

interface CellXml {
  readonly text: string;
  readonly width: number;
  readonly span: number;
  readonly align: Align;
  readonly style: { readonly size: number; readonly bold?: boolean; readonly italic?: boolean };
  /** Rows that the cell hangs down: the first of them, or one that it covers. */
  readonly merge?: "restart" | "continue" | undefined;
  readonly isHead?: boolean;
}

/** Runs of a cell; a line feed becomes a break. */
function runsXml(text: string, { size, bold, italic }: CellXml["style"]): string {
  const style = `<w:rPr><w:rFonts w:ascii="${FONT}" w:cs="${FONT}" w:eastAsia="${FONT}" w:hAnsi="${FONT}"/>${bold ? "<w:b/><w:bCs/>" : ""}${italic ? "<w:i/><w:iCs/>" : ""}<w:color w:val="000000"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  return text
    .split("\n")
    .map(
      (part, i) =>
        `<w:r>${style}${i > 0 ? "<w:br/>" : ""}<w:t xml:space="preserve">${escapeXml(part)}</w:t></w:r>`,
    )
    .join("");
}

function cellXml(cell: CellXml): string {
  const { width, span, align, merge, isHead } = cell;
  const spans = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
  const merged = merge ? `<w:vMerge w:val="${merge}"/>` : "";
  const next = isHead ? "<w:keepNext/>" : "";
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spans}${merged}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>${next}<w:spacing w:before="0" w:after="0"/><w:jc w:val="${align}"/></w:pPr>${runsXml(cell.text, cell.style)}</w:p></w:tc>`;
}

/** A row that no page break tears. */
const rowXml = (cells: string, isHead: boolean): string =>
  `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells}</w:tr>`;

function bodyRow(row: Row, { block, widths, size }: Shape): string {
  const { cells, bold } = rowOf(row);
  let at = 0;
  const children: string[] = [];
  for (const cell of cells.map(cellOf)) {
    if (at >= widths.length) break;
    const span = Math.min(cell.span ?? 1, widths.length - at);
    const style = { size, bold: cell.bold ?? bold ?? false, italic: cell.italic ?? false };
    const align = alignment(cell, block.columns[at]);
    children.push(cellXml({ text: words(cell), width: sum(widths, at, span), span, align, style }));
    at += span;
  }
  const rest = widths.length - at;
  const empty = {
    text: "",
    width: sum(widths, at, rest),
    span: rest,
    align: "left",
    style: { size },
  } as const;
  return rowXml(children.join("") + (rest > 0 ? cellXml(empty) : ""), false);
}

interface Placed {
  readonly cell: HeadCell;
  readonly at: number;
  readonly row: number;
}

/** Every head cell with where it starts, counting the cells that hang down from rows above. */
function placedHead(head: readonly (readonly HeadCell[])[], columns: number): Placed[] {
  const taken = head.map(() => Array.from({ length: columns }, () => false));
  return head.flatMap((cells, row) =>
    cells.map((cell) => {
      const at = Math.max(0, taken[row]?.indexOf(false) ?? -1);
      for (const line of taken.slice(row, row + (cell.rows ?? 1))) line.fill(true, at, at + (cell.span ?? 1));
      return { cell, at, row };
    }),
  );
}

function headRows({ block, widths, size }: Shape): string[] {
  const head: readonly (readonly HeadCell[])[] = block.head ?? [
    block.columns.map((column) => ({ text: column.title })),
  ];
  const placed = placedHead(head, widths.length);
  return head.map((_, row) => {
    const here = placed
      .filter((p) => p.row <= row && row < p.row + (p.cell.rows ?? 1))
      .sort((a, b) => a.at - b.at)
      .map((p) => {
        const span = p.cell.span ?? 1;
        const hangs = (p.cell.rows ?? 1) > 1;
        return cellXml({
          text: p.row === row ? cleanText(p.cell.text) : "",
          width: sum(widths, p.at, span),
          span,
          align: "center",
          style: { size, bold: true },
          merge: hangs ? (p.row === row ? "restart" : "continue") : undefined,
          isHead: true,
        });
      });
    return rowXml(here.join(""), true);
  });
}

const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join("");
/** Room within each cell. */
const MARGINS = Object.entries({ top: 40, left: 80, bottom: 40, right: 80 })
  .map(([side, width]) => `<w:${side} w:w="${width}" w:type="dxa"/>`)
  .join("");

/** The table itself, written by hand: through the library's objects an annex of 151 units took seconds. */
function tableXml(shape: Shape, width: number): string {
  const { block, widths } = shape;
  const grid = widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("");
  const rows = [...headRows(shape), ...block.rows.map((row) => bodyRow(row, shape))];
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${MARGINS}</w:tblCellMar><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

function aside(text: string, align: "left" | "right", before: number): Paragraph {
  return new Paragraph({
    alignment: align,
    spacing: { before, after: 60 },
    keepNext: align === "right",
    children: runs(text, { italics: true, size: 24 }),
  });
}

/** The title, the unit, the table, and what stands beneath it; always ends with a paragraph. */
function tableParts(block: TableBlock, width: number = TEXT_WIDTH): Paragraph[] {
  const widths = columnWidths(block, width);
  const shape: Shape = { block, widths, size: typeSize(block.columns.length) };
  const table = new RawXml(tableXml(shape, width));
  const title = block.title
    ? [
        bodyParagraph(
          block.title,
          { bold: true },
          { alignment: AlignmentType.CENTER, indent: {}, keepNext: true },
        ),
      ]
    : [];
  const unit = block.unit ? [aside(block.unit, "right", 0)] : [];
  const gap = unit.length === 0 ? [spacer(true)] : [];
  const below = block.note ? aside(block.note, "left", 60) : spacer(false);
  return [...title, ...unit, ...gap, table, below];
}

/** 4 pt of air. */
function spacer(keepNext: boolean): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 80, lineRule: "exact" }, keepNext });
}

/** All blocks in order, tables as wide as told. */
export function blockParts(blocks: readonly Block[], width: number = TEXT_WIDTH): Paragraph[] {
  const write = textWriter();
  return blocks.flatMap((block) => (block.kind === "table" ? tableParts(block, width) : write(block)));
}
