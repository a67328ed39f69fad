/** Lists a template's tags and says, in sentences for its author, what is wrong with them. */

import { strFromU8 } from "fflate";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import type { Label } from "#base/words.ts";
import { fillTemplate, foldTag } from "./template-fill.ts";
import { openWord } from "./template-open.ts";
import { reportTags } from "./template-tags.ts";
import type { TagSpec, TemplateCheck, TemplateTag, TemplateValue, TemplateValues } from "./template-types.ts";

const WORDS = {
  unknown: {
    vi: "Không có thẻ nào tên “{tag}”.",
    en: "There is no tag named “{tag}”.",
  },
  meant: {
    vi: "Không có thẻ nào tên “{tag}”. Có phải “{near}” không?",
    en: "There is no tag named “{tag}”. Did you mean “{near}”?",
  },
  misplaced: {
    vi: "Thẻ “{tag}” chỉ dùng được giữa {#{loop}} và {/{loop}}.",
    en: "The tag “{tag}” works only between {#{loop}} and {/{loop}}.",
  },
  unclosed: {
    vi: "Thẻ {#{tag}} chưa được đóng bằng {/{tag}}.",
    en: "The tag {#{tag}} is never closed by {/{tag}}.",
  },
  unopened: {
    vi: "Thẻ {/{tag}} đóng nhưng chưa được mở bằng {#{tag}}.",
    en: "The tag {/{tag}} closes what {#{tag}} never opened.",
  },
  crossed: {
    vi: "Thẻ {/{tag}} đóng sai chỗ: trước đó còn {#{open}} chưa đóng.",
    en: "The tag {/{tag}} closes in the wrong place: {#{open}} is still open.",
  },
  brace: {
    vi: "Dấu ngoặc nhọn thiếu cặp ở dòng “{text}”.",
    en: "A curly bracket has no partner in the line “{text}”.",
  },
  empty: { vi: "Có thẻ rỗng ở dòng “{text}”.", en: "An empty tag in the line “{text}”." },
  notLoop: {
    vi: "Thẻ “{tag}” không lặp được: viết {{tag}}, không viết {#{tag}}.",
    en: "The tag “{tag}” cannot repeat: write {{tag}}, not {#{tag}}.",
  },
  onlyLoop: {
    vi: "Thẻ “{tag}” là danh sách: viết {#{tag}} … {/{tag}}.",
    en: "The tag “{tag}” is a list: write {#{tag}} … {/{tag}}.",
  },
  alone: {
    vi: "Thẻ {{tag}} phải đứng một mình trên một dòng, vì cả dòng được thay bằng bảng hoặc nhiều đoạn.",
    en: "The tag {{tag}} must stand alone on its line, for the whole line is replaced.",
  },
  missing: {
    vi: "Mẫu không có thẻ nào cho {what}; phần ấy sẽ không được in ra.",
    en: "The template has no tag for “{what}”; that part will not be printed.",
  },
} as const satisfies Record<string, Label>;

interface Line {
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replaceAll(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);

/** The text of each paragraph of body, headers and footers. */
function paragraphs(parts: Readonly<Record<string, Uint8Array>>): Line[] {
  const names = Object.keys(parts)
    .filter((name) => /^word\/(?:document|header\d*|footer\d*)\.xml$/u.test(name))
    .sort();
  return names.flatMap((name) => {
    const xml = strFromU8(parts[name] ?? new Uint8Array());
    return xml.split("</w:p>").map((paragraph) => ({
      text: [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/gu)]
        .map((m) => unescape(m[1] ?? ""))
        .join(""),
    }));
  });
}

const KINDS = { "#": "open", "/": "close" } as const;

interface Found extends TemplateTag {
  readonly line: string;
}

interface Scan {
  readonly tags: Found[];
  readonly errors: Label[];
  readonly open: string[];
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).trim();

function scanLine(text: string, scan: Scan): void {
  for (const match of text.matchAll(/\{([^{}]*)\}/gu))
    takeTag({ raw: match[0], inner: match[1] ?? "", line: text }, scan);
  if (/[{}]/u.test(text.replaceAll(/\{[^{}]*\}/gu, "")))
    scan.errors.push(fill(WORDS.brace, { text: short(text) }));
}

function takeTag({ raw, inner, line }: { raw: string; inner: string; line: string }, scan: Scan): void {
  const sign = inner.trim().slice(0, 1);
  const kind = sign === "#" || sign === "/" ? KINDS[sign] : "value";
  const name = inner
    .replace(/^\s*[#/]/u, "")
    .replace(/\[.*\]\s*$/u, "")
    .trim();
  if (name === "" && kind !== "close") {
    scan.errors.push(fill(WORDS.empty, { text: short(line) }));
    return;
  }
  if (kind === "close") closeTag(name, scan);
  scan.tags.push({ name, raw, kind, path: [...scan.open], line });
  if (kind === "open") scan.open.push(name);
}

function closeTag(name: string, scan: Scan): void {
  const open = scan.open.at(-1);
  if (open === undefined) {
    scan.errors.push(fill(WORDS.unopened, { tag: name }));
    return;
  }
  if (name !== "" && foldTag(open) !== foldTag(name))
    scan.errors.push(fill(WORDS.crossed, { tag: name, open }));
  scan.open.pop();
}

function scanTemplate(parts: Readonly<Record<string, Uint8Array>>): Scan {
  const scan: Scan = { tags: [], errors: [], open: [] };
  for (const { text } of paragraphs(parts)) scanLine(text, scan);
  for (const tag of scan.open) scan.errors.push(fill(WORDS.unclosed, { tag }));
  return scan;
}

/**
 * Every tag of a template in reading order.
 * @throws Problem when the file is not a usable .docx
 */
export function templateTags(templateDocx: Uint8Array): TemplateTag[] {
  return scanTemplate(openWord(templateDocx)).tags.map(({ name, raw, kind, path }) => ({
    name,
    raw,
    kind,
    path,
  }));
}

/** What a tag may refer to where it stands: the tags of its loop, and those of the loops around it. */
function visible(path: readonly string[], specs: readonly TagSpec[]): TagSpec[] {
  let level = specs;
  const seen = [...specs];
  for (const step of path) {
    const at = seen.find((spec) => foldTag(spec.name) === foldTag(step));
    level = at?.inside ?? [];
    seen.unshift(...level);
  }
  return seen;
}

function everywhere(specs: readonly TagSpec[], loop = ""): { spec: TagSpec; loop: string }[] {
  return specs.flatMap((spec) => [{ spec, loop }, ...everywhere(spec.inside ?? [], spec.name)]);
}

function judge(tag: Found, specs: readonly TagSpec[]): Label[] {
  if (tag.kind === "close") return [];
  const spec = visible(tag.path, specs).find((known) => foldTag(known.name) === foldTag(tag.name));
  if (!spec) return [strange(tag.name, specs)];
  if (tag.kind === "open" && spec.inside === undefined) return [fill(WORDS.notLoop, { tag: tag.name })];
  if (tag.kind === "value" && spec.printable === false) return [fill(WORDS.onlyLoop, { tag: tag.name })];
  const isAlone = tag.line.trim() === tag.raw.trim();
  return spec.alone && !isAlone ? [fill(WORDS.alone, { tag: tag.name })] : [];
}

function strange(name: string, specs: readonly TagSpec[]): Label {
  const all = everywhere(specs);
  const elsewhere = all.find(({ spec }) => foldTag(spec.name) === foldTag(name));
  if (elsewhere) return fill(WORDS.misplaced, { tag: name, loop: elsewhere.loop });
  const near = all
    .map(({ spec }) => ({ name: spec.name, away: distance(foldTag(spec.name), foldTag(name)) }))
    .sort((a, b) => a.away - b.away)
    .at(0);
  const isNear = near !== undefined && near.away <= Math.max(1, Math.floor(name.length / 3));
  return isNear ? fill(WORDS.meant, { tag: name, near: near.name }) : fill(WORDS.unknown, { tag: name });
}

/** How many letters must be changed to turn one word into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function missing(tags: readonly Found[], specs: readonly TagSpec[]): Label[] {
  const used = new Set(tags.map((tag) => foldTag(tag.name)));
  const carried = new Map<string, boolean>();
  for (const { name, carries } of specs) {
    if (carries) carried.set(carries, (carried.get(carries) ?? false) || used.has(foldTag(name)));
  }
  return [...carried].filter(([, has]) => !has).map(([what]) => fill(WORDS.missing, { what }));
}

/** Something for every tag, so that a template can be tried. */
function samples(specs: readonly TagSpec[]): TemplateValues {
  return Object.fromEntries(specs.map((spec) => [spec.name, sample(spec)]));
}

function sample({ inside, printable, alone }: TagSpec): TemplateValue {
  if (alone) return { blocks: [{ kind: "paragraph", text: "x" }] };
  if (inside === undefined || printable !== false) return "x";
  return inside.length === 0 ? true : [samples(inside), samples(inside)];
}

/**
 * Judges a template before it is kept: refusals of the file, broken or unknown tags, what would not be printed; a
 * template without errors is also tried. Never throws for a bad file; the reasons stand in `errors`.
 */
export async function checkTemplate(
  templateDocx: Uint8Array,
  specs: readonly TagSpec[] = reportTags,
): Promise<TemplateCheck> {
  try {
    const { tags, errors } = scanTemplate(openWord(templateDocx));
    const all = [...errors, ...tags.flatMap((tag) => judge(tag, specs))];
    if (all.length === 0) await fillTemplate(templateDocx, samples(specs));
    return { usable: all.length === 0, errors: all, warnings: missing(tags, specs) };
  } catch (error) {
    if (!(error instanceof Problem) || !error.details.detail) throw error;
    return { usable: false, errors: [error.details.detail], warnings: [] };
  }
}
