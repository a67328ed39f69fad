/** Fills a .docx template: values, conditions, loops over paragraphs and table rows, and whole blocks. */

import { Paragraph } from "docx";
import { unzipSync } from "fflate";
import { TemplateHandler, TemplateSyntaxError, createDefaultPlugins } from "easy-template-x";
import type { ScopeDataArgs, TemplateContent, TemplateData } from "easy-template-x";
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import { openWord } from "./template-open.ts";
import { DropEmptied, ParagraphLoops } from "./template-loops.ts";
import type { TemplateBlocks, TemplateValue, TemplateValues } from "./template-types.ts";
import { bodyOf, section, zipParts } from "./write-file.ts";
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

const MARKER = "toam-part";
const MARKERS = new RegExp(`<w:p>(?:(?!<w:p>).)*?${MARKER}.*?</w:p>`, "su");

/** The XML of every group of blocks, written in one go, for making a document costs more than what is in it. */
async function blocksXml(groups: readonly TemplateBlocks[]): Promise<string[]> {
  if (groups.length === 0) return [];
  const children = groups.flatMap(({ blocks }) => [...blockParts(blocks), new Paragraph(MARKER)]);
  const xml = await bodyOf([section(children)]);
  return xml.split(MARKERS).slice(0, groups.length);
}

const isList = (value: TemplateValue): value is readonly TemplateValues[] => Array.isArray(value);
const isBlocks = (value: TemplateValue): value is TemplateBlocks =>
  typeof value === "object" && value !== null && "blocks" in value;

type Content = TemplateContent | TemplateData[] | undefined;

/** What the library replaces a whole paragraph by; the XML is put in once all of it is written. */
interface RawXml {
  readonly _type: "rawXml";
  xml: string;
  readonly replaceParagraph: true;
}

/** Groups of blocks met on the way, each with the place that waits for its XML. */
type Waiting = { readonly blocks: TemplateBlocks; readonly place: RawXml }[];

function content(value: TemplateValue, waiting: Waiting): Content {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number") return figure(value);
  if (isList(value)) return value.map((item) => folded(item, waiting));
  if (!isBlocks(value)) return value ?? undefined;
  const place: RawXml = { _type: "rawXml", xml: "", replaceParagraph: true };
  if (value.blocks.length > 0) waiting.push({ blocks: value, place });
  return place as unknown as TemplateContent;
}

function folded(values: TemplateValues, waiting: Waiting): TemplateData {
  const data: Record<string, Content> = Object.create(null) as Record<string, Content>;
  for (const [tag, value] of Object.entries(values)) data[foldTag(tag)] = content(value, waiting);
  return data as TemplateData;
}

async function dataOf(values: TemplateValues): Promise<TemplateData> {
  const waiting: Waiting = [];
  const data = folded(values, waiting);
  const written = await blocksXml(waiting.map(({ blocks }) => blocks));
  waiting.forEach(({ place }, i) => {
    place.xml = written[i] ?? "";
  });
  return data;
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

const FAULTS = {
  torn: {
    vi: "Thẻ lặp mở và đóng không cùng chỗ: có thẻ ở trong bảng còn thẻ kia ở ngoài, hoặc ở hai bảng khác nhau.",
    en: "A loop opens and closes in different places: one tag stands in a table and the other outside, or in another.",
  },
  control: {
    vi: "Có thẻ lặp nằm trong khung điều khiển nội dung (content control) của Word; hãy đưa thẻ ra ngoài khung.",
    en: "A loop tag stands inside a Word content control; move it out.",
  },
  broken: {
    vi: "Các thẻ của mẫu bị hỏng nên không điền được; hãy dùng chức năng kiểm tra mẫu.",
    en: "The template's tags are broken and it cannot be filled; check the template.",
  },
} as const satisfies Record<string, Label>;

function faultOf(error: unknown): Problem {
  if (!(error instanceof TemplateSyntaxError)) throw error;
  const { message } = error;
  const fault = message.includes("content control")
    ? "control"
    : message.includes("same container")
      ? "torn"
      : "broken";
  return new Problem("invalid", { detail: FAULTS[fault] });
}

/**
 * The template with its tags replaced. A tag without a value prints nothing.
 * @throws Problem `unsupported` or `too-large` when the file is not a usable .docx, `invalid` when its tags are broken;
 * `checkTemplate` tells both beforehand
 */
export async function fillTemplate(templateDocx: Uint8Array, values: TemplateValues): Promise<Uint8Array> {
  const parts = openWord(templateDocx);
  const data = await dataOf(values);
  const handler = new TemplateHandler({
    plugins: [
      ...createDefaultPlugins().filter((plugin) => plugin.contentType !== "loop"),
      new ParagraphLoops(),
    ],
    scopeDataResolver: resolve,
    maxXmlDepth: 60,
    extensions: { afterCompilation: [new DropEmptied()] },
  });
  try {
    const filled = await handler.process(Buffer.from(zipParts(parts)), data);
    return zipParts(unzipSync(filled));
  } catch (error) {
    throw faultOf(error);
  }
}
