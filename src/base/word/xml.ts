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

function visitTag(inner: string, visitor: XmlVisitor): void {
  const closes = inner.startsWith("/");
  const empty = inner.endsWith("/");
  const bare = inner.slice(closes ? 1 : 0, empty ? -1 : undefined);
  const blank = bare.search(/\s/u);
  const name = blank === -1 ? bare : bare.slice(0, blank);
  visitor.tag({
    name,
    kind: closes ? "close" : empty ? "empty" : "open",
    attributes: blank === -1 ? "" : bare.slice(blank),
  });
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

/** Calls the visitor for every tag and text of an XML file. Never throws on malformed input: it ends early. */
export function walkXml(xml: string, visitor: XmlVisitor): void {
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
    const close = xml.indexOf(">", open);
    if (close === -1) break;
    visitTag(xml.slice(open + 1, close), visitor);
    at = close + 1;
  }
}
