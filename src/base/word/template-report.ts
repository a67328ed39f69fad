/** The report made through a template: its tags, its default template, and pouring a report into one. */

import type { FileChild } from "docx";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { fillTemplate } from "./template-fill.ts";
import type { ReportDocument, ReportSection, TemplateValues } from "./template-types.ts";
import { bodyOf, CORE_PROPERTIES, coreProperties, pack, section, zipParts } from "./write-file.ts";
import { beforeFoot, foot, head, kindAndAbstract } from "./write-frame.ts";
import {
  addresseeLines,
  baseLines,
  cleanText,
  dateWords,
  documentNumber,
  endMarked,
  recipientLines,
} from "./write-lines.ts";
import { bodyParagraph, headingParagraph, line } from "./write-paragraphs.ts";
import type { Block, Cell, CellContent } from "./write-types.ts";
import { annexSections } from "./write.ts";

const OPENING_LEFT = 1900;

let ourTemplate: Promise<Uint8Array> | undefined;

/** Our own template, in the layout of Decree 30/2020/NĐ-CP: an office downloads it, changes it in Word, uploads it. */
export function defaultReportTemplate(): Promise<Uint8Array> {
  return (ourTemplate ??= pack([section(templateParts())], {
    title: "{tên loại} {trích yếu}",
    author: "{cơ quan}",
    createdAt: new Date(Date.UTC(2020, 2, 5)),
  }));
}

const condition = (tag: string): string[] => [`{#${tag}}`, `{${tag}}`, `{/${tag}}`];
const list = (tag: string): string[] => [`{#${tag}}`, "{dòng}", `{/${tag}}`];

function templateParts(): FileChild[] {
  return [
    head({
      parentBody: condition("cơ quan chủ quản"),
      body: "{cơ quan}",
      numberLine: "Số: {số}/{ký hiệu}",
      dateLine: "{địa danh}, {ngày tháng}",
      draftNote: condition("dự thảo"),
      ruleLength: 1500,
    }),
    ...kindAndAbstract("{tên loại}", "{trích yếu}"),
    ...list("kính gửi").map((text) =>
      line(text, {}, { indent: { left: OPENING_LEFT }, spacing: { before: 60, after: 0 } }),
    ),
    ...list("căn cứ").map((text) => bodyParagraph(text, { italics: true })),
    ...list("mở đầu").map((text) => bodyParagraph(text)),
    line("{#mục}"),
    ...([1, 2, 3] as const).flatMap((level) => [
      line(`{#cấp ${level}}`),
      headingParagraph(level, "{tiêu đề}"),
      line(`{/cấp ${level}}`),
    ]),
    ...["{#đoạn}", "{nội dung}", "{/đoạn}"].map((text) => bodyParagraph(text)),
    line("{bảng}"),
    line("{/mục}"),
    beforeFoot(),
    foot({
      recipients: list("nơi nhận"),
      authority: condition("thẩm quyền ký"),
      position: "{chức vụ}",
      name: "{người ký}",
    }),
  ];
}

/** The report as tag values; what `reportTags` describes. */
function reportValues(report: ReportDocument): TemplateValues {
  const { signer } = report;
  const addressees = addresseeLines(report.addressees ?? []);
  const sections = withEndMark(report.sections);
  return {
    "cơ quan chủ quản": report.parentBody?.toLocaleUpperCase("vi") ?? "",
    "cơ quan": report.body.toLocaleUpperCase("vi"),
    số: documentNumber(report.number) || " ".repeat(8),
    "ký hiệu": report.symbol,
    "địa danh": report.place,
    "ngày tháng": dateWords(report.date),
    "dự thảo": report.draftNote ?? "",
    "tên loại": report.kind.toLocaleUpperCase("vi"),
    "trích yếu": report.abstract,
    "kính gửi": lines(addressees),
    "căn cứ": lines(baseLines(report.bases ?? [])),
    "mở đầu": lines(typeof report.opening === "string" ? [report.opening] : report.opening),
    mục: sections.map(sectionValues),
    "nội dung báo cáo": { blocks: sections.flatMap(sectionBlocks) },
    "thẩm quyền ký": signer.authority ?? "",
    "chức vụ": signer.position.toLocaleUpperCase("vi"),
    "người ký": signer.name,
    "nơi nhận": lines(recipientLines(report.recipients, addressees.length > 0)),
  };
}

/** A line feed opens a new paragraph: a break inside a justified one would tear its words apart. */
const textLines = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => cleanText(text).split("\n")).filter((text) => text.trim() !== "");

const lines = (texts: readonly string[]): TemplateValues[] =>
  textLines(texts).map((text) => ({ dòng: text }));

const headingOf = (part: ReportSection): string =>
  [part.number, part.title].filter((text) => text !== "").join(" ");

function sectionValues(part: ReportSection): TemplateValues {
  const level = part.level ?? 1;
  return {
    "tiêu đề": headingOf(part),
    "số mục": part.number,
    "tên mục": part.title,
    "cấp 1": level === 1,
    "cấp 2": level === 2,
    "cấp 3": level === 3,
    đoạn: textLines(part.paragraphs.map(({ text }) => text)).map((text) => ({ "nội dung": text })),
    bảng: { blocks: part.tables.map((table) => ({ kind: "table", ...table })) },
    "từng bảng": part.tables.map((table) => ({
      "tên bảng": table.title ?? "",
      hàng: table.rows.map((row) => rowValues("cells" in row ? row.cells : row)),
    })),
  };
}

/** {c1}, {c2} … for an office that draws a table of its own. */
function rowValues(cells: readonly Cell[]): TemplateValues {
  const text = (cell: Cell): CellContent => (cell !== null && typeof cell === "object" ? cell.text : cell);
  return Object.fromEntries(cells.map((cell, i) => [`c${i + 1}`, text(cell)]));
}

function sectionBlocks(part: ReportSection): Block[] {
  return [
    { kind: "heading", level: part.level ?? 1, text: part.title, number: part.number },
    ...part.paragraphs.map(({ text }): Block => ({ kind: "paragraph", text })),
    ...part.tables.map((table): Block => ({ kind: "table", ...table })),
  ];
}

/** "./." after the report's last words, unless a table stands last. */
function withEndMark(sections: readonly ReportSection[]): ReportSection[] {
  const last = sections.at(-1);
  const words = last?.paragraphs.at(-1);
  if (!last || !words || last.tables.length > 0) return [...sections];
  const paragraphs = [...last.paragraphs.slice(0, -1), { text: endMarked(words.text) }];
  return [...sections.slice(0, -1), { ...last, paragraphs }];
}

/**
 * The report as a .docx, through the office's template or ours. Annexes follow in sections of their own.
 * @throws Problem when the template is not a usable .docx
 */
export async function reportDocument(report: ReportDocument, templateDocx?: Uint8Array): Promise<Uint8Array> {
  const template = templateDocx ?? (await defaultReportTemplate());
  const filled = await fillTemplate(template, reportValues(report));
  const annexes = annexSections(report);
  const annexXml = annexes.length > 0 ? await bodyOf(annexes) : "";
  const facts = {
    title: `${report.kind} ${report.abstract}`,
    author: report.body,
    createdAt: report.createdAt,
  };
  return joined(filled, annexXml, coreProperties(facts));
}

const PAGE_SETTINGS = /<w:sectPr\b(?:(?!<w:sectPr\b)[\s\S])*?<\/w:sectPr>|<w:sectPr\b[^>]*\/>/gu;
const BORROWED = /<w:(?:header|footer)Reference\b[^>]*\/>/gu;

/** Appends the annexes' pages and takes over the file's properties; page numbers come from the template's own header. */
function joined(filled: Uint8Array, annexXml: string, core: Uint8Array): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(filled);
  if (parts[CORE_PROPERTIES]) parts[CORE_PROPERTIES] = core;
  if (annexXml !== "") {
    const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    parts["word/document.xml"] = strToU8(withPages(xml, annexXml));
  }
  return zipParts(parts);
}

function withPages(xml: string, annexXml: string): string {
  const end = xml.lastIndexOf("</w:body>");
  const own = [...xml.slice(0, end).matchAll(PAGE_SETTINGS)].at(-1);
  const settings = own?.[0] ?? "";
  const start = own?.index ?? end;
  const isLast = own !== undefined && xml.slice(own.index + settings.length, end).trim() === "";
  if (!isLast) return `${xml.slice(0, end)}${annexXml.replaceAll(BORROWED, "")}${xml.slice(end)}`;
  const closing = `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${settings}</w:pPr></w:p>`;
  return xml.slice(0, start) + closing + annexXml.replaceAll(BORROWED, "") + xml.slice(end);
}
