/** Walks XML as a stream of tags and texts: enough for Word's own files, in linear time, with no entity expansion. */

export interface XmlTag {
  /** With its prefix, as written: "w:p". */
  name: string;
  /** "open" and "close" of an element; "empty" is both at once. */
  kind: "open" | "close" | "empty";
  attributes: string;
}

export interface XmlVisitor {
  tag(tag: XmlTag): void;
  text(text: string): void;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with the five predefined and the numeric entities resolved; others stay as they are. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,4});/giu, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** Value of an attribute by its name as written ("w:val"), or null. */
export function attribute(tag: XmlTag, name: string): string | null {
  const at = tag.attributes.indexOf(`${name}=`);
  if (at === -1) return null;
  const quote = tag.attributes[at + name.length + 1] ?? '"';
  const end = tag.attributes.indexOf(quote, at + name.length + 2);
  return end === -1 ? null : unescapeXml(tag.attributes.slice(at + name.length + 2, end));
}

function tagOf(inner: string): XmlTag {
  const closes = inner.startsWith("/");
  const empty = inner.endsWith("/");
  const bare = inner.slice(closes ? 1 : 0, empty ? -1 : undefined);
  const blank = bare.search(/\s/u);
  return {
    name: blank === -1 ? bare : bare.slice(0, blank),
    kind: closes ? "close" : empty ? "empty" : "open",
    attributes: blank === -1 ? "" : bare.slice(blank),
  };
}

/** Place of the ">" that ends the tag opened at `open`, past those inside quotes; -1 if there is none. */
function tagEnd(xml: string, open: number): number {
  let quote = "";
  for (let at = open + 1; at < xml.length; at += 1) {
    const letter = xml[at] ?? "";
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === ">") return at;
    else if (letter === '"' || letter === "'") quote = letter;
  }
  return -1;
}

/** Elements that are open, to see whether each is closed in its turn. */
class Nesting {
  readonly #open: string[] = [];
  #sound = true;

  take({ name, kind }: XmlTag): void {
    if (kind === "open") this.#open.push(name);
    if (kind === "close" && this.#open.pop() !== name) this.#sound = false;
  }

  /** True if every element was closed in its turn. */
  get whole(): boolean {
    return this.#sound && this.#open.length === 0;
  }
}

/** End of what begins with "<" at `at`; comments, CDATA and declarations are passed over. */
function skipTo(xml: string, at: number): number {
  const ends: ReadonlyArray<readonly [string, string]> = [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<?", "?>"],
    ["<!", ">"],
  ];
  const found = ends.find(([start]) => xml.startsWith(start, at));
  if (!found) return -1;
  const end = xml.indexOf(found[1], at);
  return end === -1 ? xml.length : end + found[1].length;
}

/**
 * Calls the visitor for every tag and text of an XML file. Never throws on malformed input: it ends early. Answers
 * whether the file was whole: every tag ended, every element closed in its turn.
 */
export function walkXml(xml: string, visitor: XmlVisitor): boolean {
  const nesting = new Nesting();
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    if (open === -1) break;
    if (open > at) visitor.text(unescapeXml(xml.slice(at, open)));
    const skipped = skipTo(xml, open);
    if (skipped !== -1) {
      if (xml.startsWith("<![CDATA[", open)) visitor.text(xml.slice(open + 9, skipped - 3));
      at = skipped;
      continue;
    }
    const close = tagEnd(xml, open);
    if (close === -1) return false;
    const tag = tagOf(xml.slice(open + 1, close));
    nesting.take(tag);
    visitor.tag(tag);
    at = close + 1;
  }
  return nesting.whole;
}
