/** Tables of figures and words: the head repeats on each page, no row breaks across two, figures stand right. */

import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { figure, cleanText } from "./write-lines.ts";
import { bodyParagraph, line, runs, textWriter } from "./write-paragraphs.ts";
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

function alignment(cell: StyledCell, column: TableColumn | undefined): "left" | "right" | "center" {
  if (column?.kind === "center") return AlignmentType.CENTER;
  const figures = column?.kind === "figures" || typeof cell.text === "number";
  return figures ? AlignmentType.RIGHT : AlignmentType.LEFT;
}

const MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };

interface Shape {
  readonly block: TableBlock;
  readonly widths: readonly number[];
  readonly size: number;
}

const sum = (widths: readonly number[], from: number, span: number): number =>
  widths.slice(from, from + span).reduce((total, w) => total + w, 0);

function bodyRow(row: Row, { block, widths, size }: Shape): TableRow {
  const { cells, bold } = rowOf(row);
  let at = 0;
  const children: TableCell[] = [];
  for (const cell of cells.map(cellOf)) {
    if (at >= widths.length) break;
    const span = Math.min(cell.span ?? 1, widths.length - at);
    const style = { size, bold: cell.bold ?? bold ?? false, italics: cell.italic ?? false };
    children.push(
      new TableCell({
        width: { size: sum(widths, at, span), type: WidthType.DXA },
        columnSpan: span,
        margins: MARGINS,
        verticalAlign: VerticalAlignTable.CENTER,
        children: [line(words(cell), style, { alignment: alignment(cell, block.columns[at]) })],
      }),
    );
    at += span;
  }
  if (at < widths.length) children.push(emptyCell(sum(widths, at, widths.length - at), widths.length - at));
  return new TableRow({ cantSplit: true, children });
}

function emptyCell(width: number, span: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    children: [line("")],
  });
}

/** Where each head cell starts, counting the cells that hang down from rows above. */
function headStarts(head: readonly (readonly HeadCell[])[], columns: number): number[][] {
  const taken = head.map(() => Array.from({ length: columns }, () => false));
  return head.map((cells, r) =>
    cells.map((cell) => {
      const free = taken[r]?.indexOf(false) ?? -1;
      const at = Math.max(0, free);
      const rows = taken.slice(r, r + (cell.rows ?? 1));
      rows.forEach((row) => row.fill(true, at, at + (cell.span ?? 1)));
      return at;
    }),
  );
}

function headRows({ block, widths, size }: Shape): TableRow[] {
  const head: readonly (readonly HeadCell[])[] = block.head ?? [
    block.columns.map((column) => ({ text: column.title })),
  ];
  const starts = headStarts(head, widths.length);
  return head.map(
    (cells, r) =>
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells.map(
          (cell, c) =>
            new TableCell({
              width: { size: sum(widths, starts[r]?.[c] ?? 0, cell.span ?? 1), type: WidthType.DXA },
              columnSpan: cell.span ?? 1,
              rowSpan: cell.rows ?? 1,
              margins: MARGINS,
              verticalAlign: VerticalAlignTable.CENTER,
              children: [
                line(cell.text, { size, bold: true }, { alignment: AlignmentType.CENTER, keepNext: true }),
              ],
            }),
        ),
      }),
  );
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
function tableParts(block: TableBlock, width: number = TEXT_WIDTH): (Paragraph | Table)[] {
  const widths = columnWidths(block, width);
  const shape: Shape = { block, widths, size: typeSize(block.columns.length) };
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: {
      firstRow: true,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows: [...headRows(shape), ...block.rows.map((row) => bodyRow(row, shape))],
  });
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
export function blockParts(blocks: readonly Block[], width: number = TEXT_WIDTH): (Paragraph | Table)[] {
  const write = textWriter();
  return blocks.flatMap((block) => (block.kind === "table" ? tableParts(block, width) : write(block)));
}
