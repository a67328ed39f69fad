/** For tests that open a written .docx again: its parts, its lines, and whether its XML holds together. */

import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { strFromU8, unzipSync } from "fflate";

/** What an office would type in Word: one paragraph a line; a row of cells where a line is a list. */
export async function template(
  lines: readonly (string | readonly (readonly string[])[])[],
): Promise<Uint8Array> {
  const cell = (text: string): TableCell =>
    new TableCell({ children: text.split("\n").map((t) => new Paragraph(t)) });
  const children = lines.map((line) =>
    typeof line === "string"
      ? new Paragraph(line)
      : new Table({ rows: line.map((cells) => new TableRow({ children: cells.map(cell) })) }),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** One part of a .docx as text; "" when it is not there. */
export function partOf(docx: Uint8Array, name: string): string {
  const part = unzipSync(docx)[name];
  return part ? strFromU8(part) : "";
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text of each paragraph, tables included, in reading order. */
export function paragraphTexts(documentXml: string): string[] {
  return documentXml
    .split("</w:p>")
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/gu)]
        .map((found) =>
          (found[1] ?? "").replaceAll(/&(\w+);/gu, (all, name: string) => ENTITIES[name] ?? all),
        )
        .join(""),
    )
    .filter((text) => text !== "");
}

const TAG = /<(\?xml[^>]*\?|\/?[\w:]+(?:\s+[\w:]+="[^"<]*")*\s*\/?)>/gu;
const LOOSE_SIGN = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/iu;

/** Whether every element is closed in its turn and no sign is out of place. */
export function wellFormed(xml: string): boolean {
  const open: string[] = [];
  const isLoose = LOOSE_SIGN.test(xml.replaceAll(TAG, ""));
  const tags = [...xml.matchAll(TAG)].map((found) => found[1] ?? "");
  const nested = tags
    .filter((tag) => !tag.startsWith("?") && !tag.endsWith("/"))
    .every((tag) => {
      const name = /[\w:]+/u.exec(tag)?.[0] ?? "";
      return tag.startsWith("/") ? open.pop() === name : open.push(name) > 0;
    });
  return !isLoose && nested && open.length === 0;
}
