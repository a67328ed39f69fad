/** XML written by hand, carried through the writing library, whose objects cost too much for tables of thousands of cells. */

import { randomBytes } from "node:crypto";
import { Paragraph, type FileChild } from "docx";

/** Not to be guessed: what a person writes is never taken for XML. */
const MARK = `toam-raw-${randomBytes(16).toString("hex")}`;
const [OPEN, CLOSE] = ["<w:p>", "</w:p>"] as const;

/** Stands in the document as a marked paragraph, which {@link withRaw} replaces by the XML. */
export class RawXml extends Paragraph {
  readonly xml: string;
  constructor(xml: string) {
    super(MARK);
    this.xml = xml;
  }
}

/** The XML of a document made of these parts, with the hand-written XML in its place. */
export function withRaw(xml: string, parts: readonly FileChild[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { xml: own } of parts.filter((part) => part instanceof RawXml)) {
    const at = xml.indexOf(MARK, from);
    pieces.push(xml.slice(from, xml.lastIndexOf(OPEN, at)), own);
    from = xml.indexOf(CLOSE, at) + CLOSE.length;
  }
  return [...pieces, xml.slice(from)].join("");
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML holds it. */
export function escapeXml(text: string): string {
  return /[&<>"]/u.test(text) ? text.replaceAll(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign) : text;
}
