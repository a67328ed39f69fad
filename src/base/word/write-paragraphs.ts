/** Paragraphs in the type that Decree 30/2020/NĐ-CP, Appendix I asks for. Sizes in half-points, lengths in twips. */

import { AlignmentType, HeadingLevel, Paragraph, TextRun } from "docx";
import type { IParagraphOptions, IRunOptions } from "docx";
import { cleanText, headingCounter } from "./write-lines.ts";
import type { Block, HeadingBlock, Inline, Run } from "./write-types.ts";

/** The decree allows one typeface. */
export const FONT = "Times New Roman";
/** 14 pt, the body's size. */
export const BODY_SIZE = 28;
/** 1.27 cm, the first line's indent. */
const INDENT = 720;
/** 6 pt between paragraphs, the least allowed. */
const GAP = 120;

type Style = Pick<IRunOptions, "bold" | "italics" | "size" | "allCaps">;

/** Runs of one text; a line feed becomes a break. */
export function runs(text: Inline, style: Style = {}): TextRun[] {
  const parts: readonly Run[] = typeof text === "string" ? [{ text }] : text;
  return parts.flatMap((part) =>
    cleanText(part.text)
      .split("\n")
      .map(
        (line, i) =>
          new TextRun({
            text: line,
            font: FONT,
            size: BODY_SIZE,
            color: "000000",
            ...style,
            ...(part.bold && { bold: true }),
            ...(part.italic && { italics: true }),
            ...(i > 0 && { break: 1 }),
          }),
      ),
  );
}

/** One paragraph of the frame: no indent, no gap unless told. */
export function line(text: Inline, style: Style = {}, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0 }, ...options, children: runs(text, style) });
}

/** The same, centred. */
export function centred(text: Inline, style: Style = {}, options: IParagraphOptions = {}): Paragraph {
  return line(text, style, { alignment: AlignmentType.CENTER, ...options });
}

/** A thin rule `length` twips long in the middle of a column `within` twips wide. */
export function rule(length: number, within: number, after = 0): Paragraph {
  const side = Math.max(0, Math.round((within - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 80, after, line: 60, lineRule: "exact" },
    border: { top: { style: "single", size: 6, color: "000000", space: 1 } },
    children: [new TextRun({ text: "", size: 2 })],
  });
}

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.JUSTIFIED,
} as const;

/** A paragraph of the body: justified, first line in, 6 pt above. */
export function bodyParagraph(text: Inline, style: Style = {}, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: INDENT },
    spacing: { before: GAP, after: 0, line: 264 },
    ...options,
    children: runs(text, style),
  });
}

const HEADINGS = {
  1: { heading: HeadingLevel.HEADING_1, style: { bold: true, allCaps: true } },
  2: { heading: HeadingLevel.HEADING_2, style: { bold: true } },
  3: { heading: HeadingLevel.HEADING_3, style: { bold: true, italics: true } },
} as const;

/** A heading: a real one, so that a reader's software can list it. */
export function headingParagraph(level: 1 | 2 | 3, text: string): Paragraph {
  const { heading, style } = HEADINGS[level];
  return bodyParagraph(text, style, { heading, keepNext: true });
}

type TextBlock = Exclude<Block, { kind: "table" }>;

function numbered(block: HeadingBlock, next: (level: 1 | 2 | 3) => string): string {
  const counted = next(block.level);
  return [block.number ?? counted, block.text].filter((part) => part !== "").join(" ");
}

/** Turns blocks of text into paragraphs; keeps the count of headings from call to call. */
export function textWriter(): (block: TextBlock) => Paragraph[] {
  const next = headingCounter();
  return (block) => {
    switch (block.kind) {
      case "heading":
        return [headingParagraph(block.level, numbered(block, next))];
      case "paragraph": {
        const options = block.align ? { alignment: ALIGN[block.align], indent: {} } : {};
        return ownParagraphs(block.text).map((text) => bodyParagraph(text, {}, options));
      }
      case "bullets":
        return block.items.map((item) => bodyParagraph(dashed(item, block.level ?? 1)));
      case "note":
        return [bodyParagraph(block.text, { italics: true, size: 24 })];
    }
  };
}

/** A line feed opens a new paragraph: a break inside a justified one would tear its words apart. */
function ownParagraphs(text: Inline): Inline[] {
  if (typeof text !== "string") return [text];
  return cleanText(text)
    .split("\n")
    .filter((part, _, all) => part.trim() !== "" || all.length === 1);
}

function dashed(item: Inline, level: 1 | 2): Inline {
  const sign = level === 1 ? "- " : "+ ";
  return typeof item === "string" ? sign + item : [{ text: sign }, ...item];
}
