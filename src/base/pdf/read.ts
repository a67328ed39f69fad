/**
 * Reads a .pdf that carries text as paragraphs, counted from 1. Words are put in lines by their place on the page, lines
 * that a page broke are joined again, page numbers are left out. Columns that stand side by side are parted by blanks.
 */
import { extractTextItems, getDocumentProxy, type StructuredTextItem } from "unpdf";

/** A paragraph of a .pdf. */
export interface PdfParagraph {
  line: number;
  text: string;
}

/** Why a .pdf cannot be read. */
export type PdfFault = "encrypted" | "no-text" | "broken";

export class PdfRefused extends Error {
  readonly fault: PdfFault;
  constructor(fault: PdfFault) {
    super(`pdf: ${fault}`);
    this.fault = fault;
  }
}

interface PageLine {
  text: string;
  left: number;
  right: number;
  y: number;
  height: number;
  page: number;
}

type Item = Pick<StructuredTextItem, "str" | "x" | "y" | "width" | "height" | "fontSize">;

const heightOf = (item: Item): number => item.fontSize || item.height || 10;

/** What stands between two words of a line: nothing, a blank, or four where a column begins. */
function blankBetween(text: string, item: Item, gap: number): string {
  const height = heightOf(item);
  if (text === "") return "";
  if (gap > height * 2.2) return "    ";
  const open = !/\s$/u.test(text) && !/^\s/u.test(item.str);
  return open && gap > height * 0.18 ? " " : "";
}

/** A mark of a list ("1.", "a)", "-", a symbol font's bullet) and the tab after it, which begins no column. */
const AFTER_MARK =
  /^([-–+•*●\ue000-\uf8ff]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[IVX]{1,6}\.|[A-H]\.)\s{2,}/u;

/** Words of one line, left to right; a wide gap becomes four blanks. */
function lineOf(items: Item[], page: number): PageLine {
  items.sort((a, b) => a.x - b.x);
  const [first] = items;
  const left = first?.x ?? 0;
  let text = "";
  let right = left;
  for (const item of items) {
    text += blankBetween(text, item, item.x - right) + item.str;
    right = Math.max(right, item.x + item.width);
  }
  return {
    text: text.trim().replace(AFTER_MARK, "$1 "),
    left,
    right,
    y: first?.y ?? 0,
    height: Math.max(...items.map(heightOf)),
    page,
  };
}

/** The lines of a page from top to bottom. */
function pageLines(items: readonly Item[], page: number): PageLine[] {
  const words = items.filter((item) => item.str.trim() !== "");
  words.sort((a, b) => b.y - a.y || a.x - b.x);
  const out: PageLine[] = [];
  let row: Item[] = [];
  for (const item of words) {
    const first = row[0];
    if (first && Math.abs(first.y - item.y) > heightOf(first) * 0.5) {
      out.push(lineOf(row, page));
      row = [];
    }
    row.push(item);
  }
  if (row.length > 0) out.push(lineOf(row, page));
  return withoutPageNumber(out);
}

/** A number alone at the top or the bottom of a page is the page's. */
function withoutPageNumber(lines: PageLine[]): PageLine[] {
  const alone = (line: PageLine | undefined): boolean =>
    line !== undefined && /^[-–\s]*\d{1,4}[-–\s]*$/u.test(line.text);
  const from = alone(lines[0]) ? 1 : 0;
  return lines.slice(from, alone(lines.at(-1)) && lines.length > from ? -1 : undefined);
}

const BEGINS =
  /^(?:[-–+•*●\ue000-\uf8ff]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|[IVX]{1,6}\.\s|[A-H]\.\s|Điều\s+\d+|(?:Phần|Chương|Phụ lục)\s|Nơi nhận|Kính gửi|Căn cứ\s)/u;
const ENDS = /[.;:!?]["”)]?$|\.\/\.$/u;

/** True if a line can be part of a longer paragraph: it opens none, and does not stand in columns. */
function canJoin(before: PageLine, line: PageLine): boolean {
  if (BEGINS.test(line.text) || /\S {4,}\S/u.test(before.text) || /\S {4,}\S/u.test(line.text)) return false;
  return before.page !== line.page || before.y - line.y < before.height * 2.1;
}

/** True if a line goes on with the paragraph of the line before it. */
function goesOn(before: PageLine, line: PageLine, edge: number): boolean {
  if (!canJoin(before, line)) return false;
  const full = before.right > edge - before.height * 3;
  if (/^\p{Ll}/u.test(line.text)) return full || !ENDS.test(before.text);
  if (isCapitals(before.text) || isCapitals(line.text)) return false;
  return full && line.left <= before.left + before.height;
}

const isCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

/** The right edge of the text: where full lines end. */
function rightEdge(lines: readonly PageLine[]): number {
  const rights = lines.map((line) => line.right).sort((a, b) => a - b);
  return rights[Math.floor(rights.length * 0.95)] ?? 0;
}

function paragraphsOf(lines: readonly PageLine[]): PdfParagraph[] {
  const edge = rightEdge(lines);
  const out: PdfParagraph[] = [];
  let before: PageLine | undefined;
  for (const line of lines) {
    const open = out.at(-1);
    if (open && before && goesOn(before, line, edge)) open.text = `${open.text} ${line.text}`;
    else out.push({ line: out.length + 1, text: line.text });
    before = line;
  }
  return out;
}

async function itemsOf(bytes: Uint8Array): Promise<StructuredTextItem[][]> {
  try {
    // The reader takes the buffer over: it gets a copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      verbosity: 0,
    });
    const { items } = await extractTextItems(pdf);
    await pdf.cleanup();
    return items;
  } catch (error) {
    const encrypted = error instanceof Error && /password/iu.test(`${error.name} ${error.message}`);
    throw new PdfRefused(encrypted ? "encrypted" : "broken");
  }
}

/** The paragraphs of a .pdf. Throws PdfRefused; "no-text" is a scan: pictures of pages without letters. */
export async function readPdf(bytes: Uint8Array): Promise<PdfParagraph[]> {
  const pages = await itemsOf(bytes);
  const lines = pages.flatMap((items, page) => pageLines(items, page));
  const letters = lines.reduce((sum, line) => sum + (line.text.match(/\p{L}/gu)?.length ?? 0), 0);
  if (letters < Math.max(20, pages.length * 10)) throw new PdfRefused("no-text");
  return paragraphsOf(lines);
}
