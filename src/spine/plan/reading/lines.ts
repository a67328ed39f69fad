/** The lines of a source made ready for reading: composed letters, plain blanks, broken lines joined, tables as rows. */
import { composed } from "#base/vi/index.ts";
import { markerOf } from "./markers.ts";
import { tabledRows } from "./tables.ts";
import type { ReadLine, SourceLine, SourceText } from "./types.ts";

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/gu;
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u3000]/gu;

const clean = (text: string): string => composed(text).replace(INVISIBLE, "").replace(BLANKS, " ").trimEnd();

/** A paragraph with line breaks inside is several lines of the same number. */
function unfolded(source: readonly SourceLine[]): SourceLine[] {
  return source.flatMap((line) =>
    line.text.includes("\n") && line.cell === undefined
      ? line.text.split("\n").map((text) => ({ ...line, text: clean(text) }))
      : [{ ...line, text: clean(line.text) }],
  );
}

const ENDS = /[.;:!?…]["”)]?$/u;
const STARTS_SMALL = /^\s{0,3}\p{Ll}/u;

/** The width at which a text file was broken into lines, or null where its paragraphs are whole. */
function wrapWidth(lines: readonly ReadLine[]): number | null {
  const full = lines.filter((line) => line.text.length > 0);
  const longest = full.reduce((most, line) => Math.max(most, line.text.length), 0);
  if (longest > 130 || longest < 50 || full.length < 8) return null;
  const near = full.filter((line) => line.text.length > longest * 0.8).length;
  return near * 4 > full.length ? longest : null;
}

/** True if a line is laid out in columns, or opens the recipients: nothing goes on from it. */
const standsAlone = (text: string): boolean =>
  /\t|\S\s{3,}\S/u.test(text) || text.trimStart().startsWith("Nơi nhận");

const isBlank = (line: ReadLine): boolean => line.row !== undefined || line.text.trim() === "";

/** True if `next` goes on with the paragraph that `before` began. */
function goesOn(before: ReadLine, next: ReadLine, width: number | null): boolean {
  if (isBlank(before) || isBlank(next) || standsAlone(before.text)) return false;
  const text = next.text.trim();
  const last = before.text.trim();
  if (ENDS.test(last) || markerOf(text) !== null) return false;
  if (STARTS_SMALL.test(next.text)) return last.length > 25;
  return width !== null && before.text.length > width * 0.82 && !/^[\p{Lu}\s]+$/u.test(text);
}

const PAGE_NUMBER = /^(?:[-–—]\s*\d{1,3}\s*[-–—]|trang\s+\d{1,3}(?:\s*\/\s*\d{1,3})?|\d{1,3})$/iu;

/** True if a line is the number of a page: it says so, stands in the middle, or parts a sentence. */
function isPageNumber(line: ReadLine, parts: boolean): boolean {
  const text = line.text.trim();
  if (line.row !== undefined || !PAGE_NUMBER.test(text)) return false;
  return parts || !/^\d/u.test(text) || /^\s{8,}/u.test(line.text);
}

/** Leaves out page numbers of a printed text, with the blank lines around them where they part a sentence. */
function withoutPageNumbers(lines: readonly ReadLine[]): ReadLine[] {
  const out: ReadLine[] = [];
  const written = lines.filter((line) => !isBlank(line));
  let at = 0;
  let after = false;
  for (const line of lines) {
    if (isBlank(line)) {
      if (!after) out.push(line);
      continue;
    }
    const parts = partsSentence(written[at - 1], written[at + 1]);
    at += 1;
    after = isPageNumber(line, parts) && parts;
    if (after) while (out.length > 0 && isBlank(out.at(-1) ?? line)) out.pop();
    if (!isPageNumber(line, parts)) out.push(line);
  }
  return out;
}

/** True if a sentence begun before goes on after what stands between. */
const partsSentence = (before: ReadLine | undefined, next: ReadLine | undefined): boolean =>
  before !== undefined &&
  next !== undefined &&
  !ENDS.test(before.text.trim()) &&
  STARTS_SMALL.test(next.text);

/** Joins lines that a text file broke in the middle of a sentence; the first line's number stands for all. */
function joined(lines: readonly ReadLine[]): ReadLine[] {
  const width = wrapWidth(lines);
  const out: ReadLine[] = [];
  let lastRaw: ReadLine | undefined;
  for (const line of lines) {
    const open = out.at(-1);
    if (open && lastRaw && goesOn(lastRaw, line, width)) open.text = `${open.text} ${line.text.trim()}`;
    else out.push({ ...line });
    lastRaw = line;
  }
  return out;
}

/** The lines of a document in reading order. */
export function readLines(source: SourceText): ReadLine[] {
  const rows = tabledRows(unfolded(source.lines));
  return source.format === "docx" ? rows : joined(source.format === "txt" ? withoutPageNumbers(rows) : rows);
}
