/**
 * The frame of an administrative document (Decree 30/2020/NĐ-CP, Appendix I): everything but the body.
 * Every function takes the finished wording, so that the same frame carries a document's words or a template's tags.
 */

import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { annexLabel } from "./write-lines.ts";
import { bodyParagraph, centred, line, rule } from "./write-paragraphs.ts";
import { TEXT_WIDTH } from "./write-tables.ts";

const LEFT = 3674;
const RIGHT = TEXT_WIDTH - LEFT;
/** The width of "Độc lập - Tự do - Hạnh phúc" in 13 pt bold: the line beneath is as long as the words. */
const MOTTO_WIDTH = 3230;

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** Two columns without borders: where Word documents stand side by side. */
function sideBySide(rows: readonly (readonly [Paragraph[], Paragraph[]])[], left: number): Table {
  const cell = (children: Paragraph[], width: number): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      children,
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [left, TEXT_WIDTH - left],
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: { left: 0, right: 0 },
    rows: rows.map(
      ([l, r]) => new TableRow({ cantSplit: true, children: [cell(l, left), cell(r, TEXT_WIDTH - left)] }),
    ),
  });
}

/** About how long a line of capitals at 12–13 pt is; the rule under it is 1/3 to 1/2 of that. */
function ruleUnder(text: string): number {
  const longestLine = Math.min(text.length * 175, LEFT - 200);
  return Math.max(500, Math.round(longestLine * 0.42));
}

/** The words at the head of the first page. */
export interface HeadWords {
  /** One paragraph each: a template needs three for its condition. */
  readonly parentBody: readonly string[];
  readonly body: string;
  readonly numberLine: string;
  readonly dateLine: string;
  /** "V/v …" of an official letter. */
  readonly subject?: string;
  readonly draftNote: readonly string[];
  /** Length of the line under the body's name, where the name is not known yet. */
  readonly ruleLength?: number;
}

/** Agency and number at the left, Quốc hiệu, Tiêu ngữ and date at the right. */
export function head(words: HeadWords): Table {
  const agency = [
    ...words.parentBody.map((text) => centred(text, { size: 24 })),
    centred(words.body, { size: 24, bold: true }),
    rule(words.ruleLength ?? ruleUnder(words.body), LEFT),
  ];
  const nation = [
    centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size: 24, bold: true }),
    centred("Độc lập - Tự do - Hạnh phúc", { size: 26, bold: true }),
    rule(MOTTO_WIDTH, RIGHT),
  ];
  const air = { spacing: { before: 120, after: 0 } };
  const number = [
    centred(words.numberLine, { size: 26 }, air),
    ...(words.subject ? [centred(words.subject, { size: 24 })] : []),
    ...words.draftNote.map((text) => centred(text, { size: 26, bold: true })),
  ];
  const date = [centred(words.dateLine, { size: 26, italics: true }, air)];
  return sideBySide(
    [
      [agency, nation],
      [number, date],
    ],
    LEFT,
  );
}

/** Tên loại in capitals, trích yếu beneath, a short line under it. */
export function kindAndAbstract(kind: string, abstract: string): Paragraph[] {
  return [
    centred(kind, { bold: true }, { spacing: { before: 360, after: 0 }, keepNext: true }),
    centred(abstract, { bold: true }, { keepNext: true, indent: { left: 560, right: 560 } }),
    rule(1700, TEXT_WIDTH, 160),
  ];
}

/** Kính gửi: centred when alone, else a list set in. */
export function addresseeParagraphs(lines: readonly string[]): Paragraph[] {
  if (lines.length === 1)
    return lines.map((text) => centred(text, {}, { spacing: { before: 240, after: 120 } }));
  return lines.map((text, i) =>
    line(
      text,
      {},
      { indent: { left: i === 0 ? 1900 : 2500 }, spacing: { before: i === 0 ? 240 : 40, after: 0 } },
    ),
  );
}

/** Căn cứ, in italics. */
export function baseParagraphs(lines: readonly string[]): Paragraph[] {
  return lines.map((text) => bodyParagraph(text, { italics: true }));
}

/** The words at the foot: each list one paragraph an entry. */
export interface FootWords {
  readonly recipients: readonly string[];
  readonly authority: readonly string[];
  readonly position: string;
  readonly name: string;
}

/** Nơi nhận at the left, who signs at the right, with room for signature and seal; never torn apart. */
export function foot(words: FootWords): Table {
  const left = [
    line("Nơi nhận:", { size: 24, bold: true, italics: true }),
    ...words.recipients.map((text) => line(text, { size: 22 })),
  ];
  const right = [
    ...words.authority.map((text) => centred(text, { bold: true })),
    centred(words.position, { bold: true }),
    centred(words.name, { bold: true }, { spacing: { before: 1400, after: 0 } }),
  ];
  return sideBySide([[left, right]], 4400);
}

/** The gap between body and foot. */
export function beforeFoot(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 240, lineRule: "exact" }, keepNext: true });
}

/** Which annex this is. */
export interface AnnexWords {
  readonly index: number;
  readonly count: number;
  readonly title: string;
  readonly attached: string;
  readonly width: number;
}

/** "Phụ lục I", its title in capitals, what it is attached to, a short line. */
export function annexHead({ index, count, title, attached, width }: AnnexWords): Paragraph[] {
  return [
    centred(annexLabel(index, count), { bold: true }, { keepNext: true }),
    centred(title, { bold: true, allCaps: true }, { keepNext: true }),
    line(`(${attached})`, { italics: true }, { alignment: AlignmentType.CENTER, keepNext: true }),
    rule(1700, width, 100),
  ];
}
