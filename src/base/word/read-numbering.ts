/** Word's automatic numbers: which text ("1.", "a)", "-") stands before a paragraph that carries only a number's id. */
import { attribute, walkXml, type XmlTag } from "./xml.ts";

interface Level {
  start: number;
  format: string;
  text: string;
}

interface NumberList {
  abstract: string;
  overrides: Map<number, number>;
}

const fresh = (): Level => ({ start: 1, format: "decimal", text: "" });

const ROMAN: ReadonlyArray<readonly [number, string]> = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(value: number): string {
  let rest = Math.min(value, 399);
  let out = "";
  for (const [size, letters] of ROMAN) {
    while (rest >= size) {
      out += letters;
      rest -= size;
    }
  }
  return out;
}

const letters = (value: number): string =>
  String.fromCodePoint(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26) || 1);

const FORMATS: Record<string, (value: number) => string> = {
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  decimalZero: (value) => String(value).padStart(2, "0"),
};

/** A bullet by depth, where Word draws one with a symbol font. */
const drawn = (text: string, depth: number): string =>
  /^[-–—+•*]$/u.test(text) ? text : depth === 0 ? "-" : "+";

class Definitions {
  readonly abstract = new Map<string, Map<number, Level>>();
  readonly lists = new Map<string, NumberList>();
  #levels = new Map<number, Level>();
  #level = fresh();
  #depth = 0;
  #list: NumberList = { abstract: "", overrides: new Map() };

  tag(tag: XmlTag): void {
    if (tag.kind === "close") return;
    this.#structure(tag);
    const value = attribute(tag, "w:val") ?? "";
    if (tag.name === "w:start") this.#level.start = Number(value) || 0;
    if (tag.name === "w:numFmt") this.#level.format = value;
    if (tag.name === "w:lvlText") this.#level.text = value;
    if (tag.name === "w:abstractNumId") this.#list.abstract = value;
    if (tag.name === "w:startOverride") this.#list.overrides.set(this.#depth, Number(value) || 0);
  }

  #structure(tag: XmlTag): void {
    if (tag.name === "w:abstractNum") {
      this.#levels = new Map();
      this.abstract.set(attribute(tag, "w:abstractNumId") ?? "", this.#levels);
    }
    if (tag.name === "w:lvl") {
      this.#level = fresh();
      this.#levels.set(Number(attribute(tag, "w:ilvl") ?? 0), this.#level);
    }
    if (tag.name === "w:num") {
      this.#levels = new Map();
      this.#list = { abstract: "", overrides: new Map() };
      this.lists.set(attribute(tag, "w:numId") ?? "", this.#list);
    }
    if (tag.name === "w:lvlOverride") this.#depth = Number(attribute(tag, "w:ilvl") ?? 0);
  }
}

/** Counts automatic numbers through a document. */
export class Numbering {
  readonly #known = new Definitions();
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  /** `xml`: word/numbering.xml, or "" where the document has none. */
  constructor(xml: string) {
    walkXml(xml, { tag: (tag) => this.#known.tag(tag), text: () => undefined });
  }

  /** The text before the next paragraph of that list and depth; "" where there is none. */
  next(numId: string, depth: number): string {
    const list = this.#known.lists.get(numId);
    const levels = this.#known.abstract.get(list?.abstract ?? "");
    const level = levels?.get(depth);
    if (!list || !levels || !level || level.format === "none") return "";
    if (level.format === "bullet") return drawn(level.text, depth);
    const counts = this.#count({ list, levels, numId, depth });
    return level.text.replace(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const of = levels.get(at) ?? fresh();
      return (FORMATS[of.format] ?? String)(counts[at] ?? of.start);
    });
  }

  /** Lists that share one definition count on together, unless one begins anew. */
  #count(at: { list: NumberList; levels: Map<number, Level>; numId: string; depth: number }): number[] {
    const counts = this.#counts.get(at.list.abstract) ?? [];
    this.#counts.set(at.list.abstract, counts);
    const override = at.list.overrides.get(at.depth);
    const key = `${at.numId}/${at.depth}`;
    if (override !== undefined && !this.#begun.has(key)) counts[at.depth] = override;
    else
      counts[at.depth] =
        counts[at.depth] === undefined ? (at.levels.get(at.depth)?.start ?? 1) : (counts[at.depth] ?? 0) + 1;
    this.#begun.add(key);
    counts.length = at.depth + 1;
    return counts;
  }
}

/** Numbering that a paragraph style carries: style id → list and depth. From word/styles.xml. */
export function styleNumbers(xml: string): Map<string, { numId: string; depth: number }> {
  const out = new Map<string, { numId: string; depth: number }>();
  let style = "";
  let depth = 0;
  walkXml(xml, {
    text: () => undefined,
    tag: (tag) => {
      if (tag.name === "w:style" && tag.kind === "open") {
        style = attribute(tag, "w:styleId") ?? "";
        depth = 0;
      }
      if (tag.name === "w:ilvl") depth = Number(attribute(tag, "w:val") ?? 0);
      const numId = tag.name === "w:numId" ? attribute(tag, "w:val") : null;
      if (numId !== null && style !== "") out.set(style, { numId, depth });
    },
  });
  return out;
}
