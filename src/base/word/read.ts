/**
 * Reads a .docx as paragraphs. Every paragraph of the body counts, empty ones and those in table cells too, from 1 in
 * the order of the file; a table is given cell by cell, row by row, each paragraph with its table, row and column.
 * Automatic numbers are written out before the text ("1. Mục đích"). Deleted and moved-away text is left out.
 */
import { Numbering, styleNumbers } from "./read-numbering.ts";
import { attribute, walkXml, type XmlTag } from "./xml.ts";
import { Archive, ArchiveRefused } from "#base/archive.ts";

/** A paragraph of a Word document. Counts of `cell` are from 0; `merged`: the cell goes on from the row above. */
export interface WordParagraph {
  line: number;
  text: string;
  cell?: { table: number; row: number; column: number; merged?: true };
}

const BODY_MOST = 120 * 1024 * 1024;
const PARTS_MOST = 20 * 1024 * 1024;
const PARAGRAPHS_MOST = 500_000;

interface Open {
  paragraph: WordParagraph;
  texts: string[];
  style: string;
  numId: string | null;
  depth: number;
}

interface Table {
  id: number;
  row: number;
  column: number;
  span: number;
  merged: boolean;
}

/** Elements whose whole content is left out: deleted or moved-away text, and the second rendering of a drawing. */
const LEFT_OUT = new Set([
  "w:del",
  "w:moveFrom",
  "mc:Fallback",
  "w:instrText",
  "w:delText",
  "w:pPrChange",
  "w:rPrChange",
]);

class Reader {
  readonly paragraphs: WordParagraph[] = [];
  readonly #numbering: Numbering;
  readonly #styles: Map<string, { numId: string; depth: number }>;
  readonly #open: Open[] = [];
  readonly #tables: Table[] = [];
  #tableCount = 0;
  #left = 0;
  #inText = false;
  #inRun = false;

  constructor(numbering: Numbering, styles: Map<string, { numId: string; depth: number }>) {
    this.#numbering = numbering;
    this.#styles = styles;
  }

  text(text: string): void {
    if (this.#inText && this.#left === 0) this.#open.at(-1)?.texts.push(text);
  }

  tag(tag: XmlTag): void {
    if (LEFT_OUT.has(tag.name)) {
      if (tag.kind !== "empty") this.#left += tag.kind === "open" ? 1 : -1;
      return;
    }
    if (tag.name === "w:r") this.#inRun = tag.kind === "open";
    else if (tag.name === "w:t") this.#inText = tag.kind === "open";
    else if (tag.name === "w:p") this.#paragraph(tag);
    else if (tag.name.startsWith("w:t") && this.#table(tag)) return;
    else if (tag.kind !== "close") this.#property(tag);
  }

  #paragraph(tag: XmlTag): void {
    if (this.paragraphs.length > PARAGRAPHS_MOST) throw new ArchiveRefused("too-large");
    if (tag.kind !== "close") this.#begin();
    if (tag.kind !== "open") this.#end();
  }

  #begin(): void {
    const table = this.#tables.at(-1);
    const paragraph: WordParagraph = { line: this.paragraphs.length + 1, text: "" };
    if (table) {
      paragraph.cell = { table: table.id, row: table.row, column: table.column };
      if (table.merged) paragraph.cell.merged = true;
    }
    this.paragraphs.push(paragraph);
    this.#open.push({ paragraph, texts: [], style: "", numId: null, depth: 0 });
  }

  #end(): void {
    const open = this.#open.pop();
    if (!open) return;
    const text = open.texts.join("");
    const label = text.trim() === "" ? "" : this.#label(open);
    open.paragraph.text = label === "" ? text : `${label} ${text.trimStart()}`;
  }

  /** The automatic number of a paragraph: its own, or its style's. List 0 is none. */
  #label(open: Open): string {
    if (open.numId !== null) return open.numId === "0" ? "" : this.#numbering.next(open.numId, open.depth);
    const styled = this.#styles.get(open.style);
    return styled ? this.#numbering.next(styled.numId, styled.depth) : "";
  }

  /** Rows, cells and spans; true if the tag was one of a table. */
  #table(tag: XmlTag): boolean {
    if (tag.name === "w:tbl") this.#wholeTable(tag);
    const table = this.#tables.at(-1);
    if (table && tag.kind === "open") {
      if (tag.name === "w:tr") Object.assign(table, { row: table.row + 1, column: 0, span: 0 });
      if (tag.name === "w:tc")
        Object.assign(table, { column: table.column + table.span, span: 1, merged: false });
    }
    return TABLE_TAGS.has(tag.name);
  }

  #wholeTable(tag: XmlTag): void {
    if (tag.kind === "close") this.#tables.pop();
    if (tag.kind !== "open") return;
    this.#tableCount += 1;
    this.#tables.push({ id: this.#tableCount, row: -1, column: 0, span: 1, merged: false });
  }

  #property(tag: XmlTag): void {
    const table = this.#tables.at(-1);
    const value = attribute(tag, "w:val") ?? "";
    if (tag.name === "w:gridSpan" && table) table.span = Number(value) || 1;
    if (tag.name === "w:vMerge" && table) table.merged = value !== "restart";
    const open = this.#open.at(-1);
    if (open && this.#left === 0) this.#ofParagraph(open, tag.name, value);
  }

  #ofParagraph(open: Open, name: string, value: string): void {
    if (name === "w:pStyle") open.style = value;
    if (name === "w:ilvl") open.depth = Number(value) || 0;
    if (name === "w:numId") open.numId = value;
    const mark = this.#inRun ? MARKS[name] : undefined;
    if (mark !== undefined) open.texts.push(mark);
  }
}

const TABLE_TAGS = new Set(["w:tbl", "w:tr", "w:tc"]);
const MARKS: Record<string, string> = { "w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-" };

const decoded = (bytes: Uint8Array | null): string => (bytes === null ? "" : new TextDecoder().decode(bytes));

/** True if an archive is a Word document. */
export function isWordArchive(zip: Archive): boolean {
  return zip.has("word/document.xml") && zip.has("[Content_Types].xml");
}

/** The paragraphs of a .docx. Throws ArchiveRefused where the archive is no Word document, broken, encrypted, or too large. */
export function readWord(bytes: Uint8Array): WordParagraph[] {
  const zip = new Archive(bytes);
  if (!isWordArchive(zip)) throw new ArchiveRefused("not-an-archive");
  const body = decoded(zip.read("word/document.xml", BODY_MOST));
  const numbering = new Numbering(decoded(zip.read("word/numbering.xml", PARTS_MOST)));
  const reader = new Reader(numbering, styleNumbers(decoded(zip.read("word/styles.xml", PARTS_MOST))));
  if (!walkXml(body, reader)) throw new ArchiveRefused("broken");
  return reader.paragraphs;
}
