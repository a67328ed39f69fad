/** Fills a .docx template: values, conditions, loops over paragraphs and table rows, and whole blocks. */

import { strFromU8, unzipSync } from "fflate";
import { TemplateHandler, createDefaultPlugins } from "easy-template-x";
import type { ScopeDataArgs, TemplateContent, TemplateData } from "easy-template-x";
import { openWord } from "./template-open.ts";
import { DropEmptied, ParagraphLoops } from "./template-loops.ts";
import type { TemplateBlocks, TemplateValue, TemplateValues } from "./template-types.ts";
import { pack, section, zipParts } from "./write-file.ts";
import { cleanText, figure } from "./write-lines.ts";
import { blockParts } from "./write-tables.ts";

/** One spelling for tags that differ only in case, diacritics, spaces or underscores. */
export function foldTag(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replaceAll(/[\s_-]+/gu, " ")
    .trim();
}

/** The body of a packed document as XML, without the page settings that close it. */
export function bodyXml(docx: Uint8Array): string {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
  return xml.slice(xml.indexOf("<w:body>") + "<w:body>".length, xml.lastIndexOf("</w:body>"));
}

async function blocksXml({ blocks }: TemplateBlocks): Promise<string> {
  const packed = await pack([section(blockParts(blocks))], { title: "", author: "", createdAt: new Date(0) });
  const xml = bodyXml(packed);
  return xml.slice(0, xml.lastIndexOf("<w:sectPr"));
}

const isList = (value: TemplateValue): value is readonly TemplateValues[] => Array.isArray(value);
const isBlocks = (value: TemplateValue): value is TemplateBlocks =>
  typeof value === "object" && value !== null && "blocks" in value;

type Content = TemplateContent | TemplateData[] | undefined;

async function content(value: TemplateValue): Promise<Content> {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number") return figure(value);
  if (isList(value)) return Promise.all(value.map(folded));
  if (isBlocks(value)) {
    if (value.blocks.length === 0)
      return { _type: "rawXml", xml: "", replaceParagraph: true } as TemplateContent;
    return { _type: "rawXml", xml: await blocksXml(value), replaceParagraph: true } as TemplateContent;
  }
  return value ?? undefined;
}

async function folded(values: TemplateValues): Promise<TemplateData> {
  const data: Record<string, Content> = Object.create(null) as Record<string, Content>;
  for (const [tag, value] of Object.entries(values)) data[foldTag(tag)] = await content(value);
  return data as TemplateData;
}

const own = (data: unknown, key: string): unknown =>
  typeof data === "object" && data !== null && Object.hasOwn(data, key)
    ? (data as Record<string, unknown>)[key]
    : undefined;

/** Looks inside the innermost loop first, then outward; nothing but own data is ever found. */
function resolve({ strPath, data }: ScopeDataArgs): TemplateContent | TemplateData[] {
  const key = foldTag(strPath.at(-1) ?? "");
  for (let depth = strPath.length - 1; depth >= 0; depth -= 1) {
    const scope = strPath.slice(0, depth).reduce<unknown>((at, step) => own(at, foldTag(step)), data);
    const found = own(scope, key);
    if (found !== undefined) return found as TemplateContent;
  }
  return "";
}

/**
 * The template with its tags replaced. A tag without a value prints nothing.
 * @throws Problem when the file is not a usable .docx; an Error of the template library when its tags are broken, which
 * `checkTemplate` tells beforehand
 */
export async function fillTemplate(templateDocx: Uint8Array, values: TemplateValues): Promise<Uint8Array> {
  const parts = openWord(templateDocx);
  const handler = new TemplateHandler({
    plugins: [
      ...createDefaultPlugins().filter((plugin) => plugin.contentType !== "loop"),
      new ParagraphLoops(),
    ],
    scopeDataResolver: resolve,
    maxXmlDepth: 60,
    extensions: { afterCompilation: [new DropEmptied()] },
  });
  const filled = await handler.process(Buffer.from(zipParts(parts)), await folded(values));
  return zipParts(unzipSync(filled));
}
