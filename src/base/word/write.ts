/** Writes an administrative document in the layout of Decree 30/2020/NĐ-CP, Appendix I. */

import type { FileChild, ISectionOptions } from "docx";
import { pack, section } from "./write-file.ts";
import {
  addresseeParagraphs,
  annexHead,
  baseParagraphs,
  beforeFoot,
  foot,
  head,
  kindAndAbstract,
} from "./write-frame.ts";
import {
  addresseeLines,
  attachedLine,
  baseLines,
  cleanText,
  dateLine,
  endMarked,
  numberLine,
  recipientLines,
} from "./write-lines.ts";
import { blockParts, LANDSCAPE_WIDTH, TEXT_WIDTH } from "./write-tables.ts";
import type { AdministrativeDocument, Annex, Block } from "./write-types.ts";

/**
 * The document as a .docx: A4, Times New Roman, page numbers at the top from the second page, annexes with numbers of
 * their own. A draft has no number and, with a date of year and month only, no day.
 */
export async function administrativeDocument(document: AdministrativeDocument): Promise<Uint8Array> {
  const sections = [section(mainParts(document), { mark: document.mark }), ...annexSections(document)];
  return pack(sections, {
    title: cleanText([document.kind, document.abstract].filter((part) => part !== "").join(" ")),
    author: cleanText(document.body),
    createdAt: document.createdAt,
  });
}

function mainParts(document: AdministrativeDocument): FileChild[] {
  const isLetter = document.kind === "";
  const addressees = addresseeLines(document.addressees ?? []);
  const { signer } = document;
  return [
    head({
      parentBody: document.parentBody ? [document.parentBody.toLocaleUpperCase("vi")] : [],
      body: document.body.toLocaleUpperCase("vi"),
      numberLine: numberLine(document.number, document.symbol),
      dateLine: dateLine(document.place, document.date),
      ...(isLetter && { subject: subjectLine(document.abstract) }),
      draftNote: document.draftNote ? [document.draftNote] : [],
    }),
    ...(isLetter ? [] : kindAndAbstract(document.kind.toLocaleUpperCase("vi"), document.abstract)),
    ...addresseeParagraphs(addressees),
    ...baseParagraphs(baseLines(document.bases ?? [])),
    ...blockParts(withEndMark(document.content)),
    beforeFoot(),
    foot({
      recipients: recipientLines(document.recipients, addressees.length > 0),
      authority: signer.authority ? [signer.authority] : [],
      position: signer.position.toLocaleUpperCase("vi"),
      name: signer.name,
    }),
  ];
}

const subjectLine = (abstract: string): string => (/^V\/v/iu.test(abstract) ? abstract : `V/v ${abstract}`);

/** "./." after the last paragraph, where the body ends with one. */
function withEndMark(blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1);
  if (last?.kind !== "paragraph" || typeof last.text !== "string") return [...blocks];
  return [...blocks.slice(0, -1), { ...last, text: endMarked(last.text) }];
}

type Attachable = Pick<
  AdministrativeDocument,
  "kind" | "number" | "symbol" | "date" | "body" | "annexes" | "mark"
>;

/** One section an annex, so that each counts its pages from 1. */
export function annexSections(document: Attachable): ISectionOptions[] {
  const annexes = document.annexes ?? [];
  return annexes.map((annex, index) => {
    const landscape = annex.landscape ?? false;
    const parts = annexParts(annex, { document, index, count: annexes.length });
    return section(parts, { landscape, mark: document.mark });
  });
}

function annexParts(annex: Annex, at: { document: Attachable; index: number; count: number }): FileChild[] {
  const width = annex.landscape ? LANDSCAPE_WIDTH : TEXT_WIDTH;
  const attached = (annex.attachedTo ?? attachedLine(at.document)).replace(/^\(|\)$/gu, "");
  const words = { index: at.index, count: at.count, title: annex.title, attached, width };
  return [...annexHead(words), ...blockParts(annex.content, width)];
}
