/** From parts to a .docx: page, margins, page numbers, language, properties; the same input gives the same bytes. */

import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx";
import type { FileChild, ISectionOptions } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";
import { now } from "#base/clock.ts";
import { cleanText } from "./write-lines.ts";
import { BODY_SIZE, FONT } from "./write-paragraphs.ts";
import { escapeXml, withRaw } from "./write-raw.ts";

/** A4 in twips. */
const A4 = { width: 11906, height: 16838 };
/** Top and bottom 20 mm, left 30 mm, right 15 mm: within Decree 30/2020/NĐ-CP, Appendix I, part I.3. */
const PORTRAIT_MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 851, header: 567, footer: 567 };
const LANDSCAPE_MARGIN = { ...PORTRAIT_MARGIN, left: 1134, right: 1134 };

/** The page number stands in the middle of the top margin, 13 pt, not on the first page. */
function pageNumbers(): { default: Header; first: Header } {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 26 })],
  });
  return {
    default: new Header({ children: [number] }),
    first: new Header({ children: [new Paragraph({})] }),
  };
}

/** The same words at the foot of every page, the first one too. */
function marked(mark: string): { default: Footer; first: Footer } {
  const foot = (): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: cleanText(mark), font: FONT, size: 18, italics: true })],
        }),
      ],
    });
  return { default: foot(), first: foot() };
}

/** One run of pages that counts from 1. */
export function section(
  children: FileChild[],
  { landscape = false, mark }: { readonly landscape?: boolean; readonly mark?: string | undefined } = {},
): ISectionOptions {
  return {
    ...(mark !== undefined && { footers: marked(mark) }),
    properties: {
      titlePage: true,
      page: {
        size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: landscape ? LANDSCAPE_MARGIN : PORTRAIT_MARGIN,
        pageNumbers: { start: 1 },
      },
    },
    headers: pageNumbers(),
    children,
  };
}

const heading = { run: { font: FONT, size: BODY_SIZE, bold: true, color: "000000" } };

/** What the file says about itself. */
export interface FileFacts {
  readonly title: string;
  readonly author: string;
  readonly createdAt?: Date | undefined;
}

/** Packs sections into a .docx. */
export async function pack(sections: ISectionOptions[], facts: FileFacts): Promise<Uint8Array> {
  const parts = unzipSync(await Packer.toBuffer(documentOf(sections, facts)));
  const xml = withRaw(strFromU8(parts[DOCUMENT] ?? new Uint8Array()), partsOf(sections));
  return zipParts({ ...parts, [DOCUMENT]: strToU8(xml), [CORE_PROPERTIES]: coreProperties(facts) });
}

const partsOf = (sections: readonly ISectionOptions[]): readonly FileChild[] =>
  sections.flatMap(({ children }) => children);

/** The XML of a document's body with the page settings that close it, without making a file of it. */
export async function bodyOf(sections: ISectionOptions[]): Promise<string> {
  const packed = await Packer.toBuffer(documentOf(sections, { title: "", author: "" }));
  const part = unzipSync(packed, { filter: ({ name }) => name === DOCUMENT })[DOCUMENT];
  const xml = withRaw(strFromU8(part ?? new Uint8Array()), partsOf(sections));
  return xml.slice(xml.indexOf("<w:body>") + "<w:body>".length, xml.lastIndexOf("</w:body>"));
}

const DOCUMENT = "word/document.xml";

function documentOf(sections: ISectionOptions[], facts: FileFacts): Document {
  return new Document({
    title: facts.title,
    creator: facts.author,
    lastModifiedBy: facts.author,
    styles: {
      default: {
        document: {
          run: { font: FONT, size: BODY_SIZE, language: { value: "vi-VN", eastAsia: "vi-VN" } },
        },
        heading1: heading,
        heading2: heading,
        heading3: { run: { ...heading.run, italics: true } },
      },
    },
    sections,
  });
}

/** Zip entries carry this time, so that equal documents are equal files. */
const ZIP_TIME = new Date(1980, 0, 2);

/** Zips parts with a fixed time, the content types first as Word expects. */
export function zipParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(parts).sort((a, b) => Number(b === CONTENT_TYPES) - Number(a === CONTENT_TYPES));
  const files: Zippable = {};
  for (const name of names) files[name] = [parts[name] ?? new Uint8Array(), { mtime: ZIP_TIME }];
  return zipSync(files, { level: 6 });
}

const CONTENT_TYPES = "[Content_Types].xml";

/** The part of a .docx that tells its title and author. */
export const CORE_PROPERTIES = "docProps/core.xml";

/** What the file says about itself, as that part. */
export function coreProperties({ title, author, createdAt }: FileFacts): Uint8Array {
  const stamp = (createdAt ?? now()).toISOString().replace(/\.\d+Z$/u, "Z");
  const [name, by] = [escapeXml(cleanText(title)), escapeXml(cleanText(author))];
  const at = (what: string): string =>
    `<dcterms:${what} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${what}>`;
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${name}</dc:title><dc:creator>${by}</dc:creator><cp:lastModifiedBy>${by}</cp:lastModifiedBy><cp:revision>1</cp:revision>${at("created")}${at("modified")}</cp:coreProperties>`,
  );
}
