/** How loops behave in an office's template: as a person would expect who wrote the tags on lines of their own. */

import { LoopPlugin, TemplateExtension, officeMarkup, xml } from "easy-template-x";
import type { ScopeData, Tag, TemplateContext, XmlGeneralNode, XmlNode } from "easy-template-x";

const MARK = "toam-emptied";
const ONLY_LOOP_TAGS = /^\s*(?:\{[#/][^{}]*\}\s*)+$/u;

function textOf(node: XmlNode): string {
  if (xml.query.isTextNode(node)) return node.textContent ?? "";
  return (node.childNodes ?? []).map(textOf).join("");
}

const attributesOf = (node: XmlNode): Record<string, string> | undefined =>
  "attributes" in node ? node.attributes : undefined;

function mark(paragraph: XmlNode): void {
  const general = paragraph as XmlGeneralNode;
  general.attributes = { ...general.attributes, [MARK]: "1" };
}

function paragraphOf(tag: Tag | undefined): XmlNode | null {
  return tag && "xmlTextNode" in tag ? officeMarkup.query.containingParagraphNode(tag.xmlTextNode) : null;
}

/**
 * Repeats whole paragraphs when the two tags stand on lines of their own, or when one line is nothing but the loop.
 * Tags in different cells of a table repeat rows; tags inside a line repeat words.
 */
export class ParagraphLoops extends LoopPlugin {
  // oxlint-disable-next-line max-params -- the library's signature
  override async containerTagReplacements(
    tags: Tag[],
    data: ScopeData,
    context: TemplateContext,
  ): Promise<void> {
    repeatWholeParagraphs(tags[0], tags.at(-1));
    await super.containerTagReplacements(tags, data, context);
  }
}

function repeatWholeParagraphs(open: Tag | undefined, close: Tag | undefined): void {
  const [first, last] = [paragraphOf(open), paragraphOf(close)];
  if (!open || !close || !first || !last) return;
  const isOneLine = first === last;
  if (first.parentNode !== last.parentNode || (isOneLine && !wraps(textOf(first), open, close))) return;
  open.options ??= { loopOver: "paragraph" };
  if (!isOneLine) [first, last].filter((line) => ONLY_LOOP_TAGS.test(textOf(line))).forEach(mark);
}

function wraps(text: string, open: Tag, close: Tag): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith(open.rawText) && trimmed.endsWith(close.rawText);
}

/** Takes out the lines that held nothing but loop tags; a cell of a table keeps one paragraph, as Word requires. */
export class DropEmptied extends TemplateExtension {
  override async execute(_data: ScopeData, context: TemplateContext): Promise<void> {
    const root = await context.currentPart.xmlRoot();
    walk(root);
  }
}

function walk(node: XmlNode): void {
  for (const child of (node.childNodes ?? []).slice()) {
    walk(child);
    const attributes = attributesOf(child);
    if (attributes?.[MARK] === undefined) continue;
    delete attributes[MARK];
    if (textOf(child).trim() === "" && !holdsMore(child) && !isOnlyParagraphOfCell(child))
      xml.modify.remove(child);
  }
  if (node.nodeName === "w:tc") closeCell(node);
}

const KEPT = new Set(["w:sectPr", "w:drawing", "w:pict", "w:object"]);

/** A page's settings or a picture may hang on a line that held only a tag. */
function holdsMore(node: XmlNode): boolean {
  return KEPT.has(node.nodeName) || (node.childNodes ?? []).some(holdsMore);
}

function isOnlyParagraphOfCell(paragraph: XmlNode): boolean {
  const parent = paragraph.parentNode;
  if (parent?.nodeName !== "w:tc") return false;
  return (parent.childNodes ?? []).filter((node) => node.nodeName === "w:p").length === 1;
}

/** Word refuses a cell that does not end with a paragraph. */
function closeCell(cell: XmlNode): void {
  const last = cell.childNodes?.at(-1);
  if (last?.nodeName !== "w:p") xml.modify.appendChild(cell, xml.create.generalNode("w:p"));
}
