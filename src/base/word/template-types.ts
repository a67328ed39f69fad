/** What an office's own template can hold, and the report that is poured into it. */

import type { Label } from "#base/words.ts";
import type { AdministrativeDocument, Block, TableBlock } from "./write-types.ts";

/** Paragraphs and tables for a tag that stands alone in its paragraph. */
export interface TemplateBlocks {
  readonly blocks: readonly Block[];
}

/** A string or number is written; a list repeats what stands between {#tag} and {/tag}; anything else is a condition. */
export type TemplateValue =
  string | number | boolean | null | undefined | TemplateBlocks | readonly TemplateValues[];

/** Values by tag name; case, diacritics, spaces and underscores do not matter. */
export interface TemplateValues {
  readonly [tag: string]: TemplateValue;
}

/** A tag that a kind of document knows, for checking a template and for telling its author. */
export interface TagSpec {
  readonly name: string;
  readonly about: Label;
  /** A loop or condition: what may stand inside besides the tags around it. */
  readonly inside?: readonly TagSpec[];
  /** Usable as {tag}; a list without text of its own is only {#tag}. */
  readonly printable?: boolean;
  /** Fills whole paragraphs or tables: must stand alone in its paragraph. */
  readonly alone?: boolean;
  /** Without one of the tags that share this word, something would be lost in print. */
  readonly carries?: string;
}

/** A tag found in a template. */
export interface TemplateTag {
  readonly name: string;
  readonly raw: string;
  readonly kind: "value" | "open" | "close";
  /** The loops around it, outermost first. */
  readonly path: readonly string[];
}

/** A template is usable when `errors` is empty; `warnings` say what would not be printed. */
export interface TemplateCheck {
  readonly usable: boolean;
  readonly errors: readonly Label[];
  readonly warnings: readonly Label[];
}

/** A part of a report under one heading. */
export interface ReportSection {
  /** "I.", "1.", "a)"; printed before the title. */
  readonly number: string;
  readonly title: string;
  /** 1 by default. */
  readonly level?: 1 | 2 | 3;
  readonly paragraphs: readonly { readonly text: string }[];
  readonly tables: readonly Omit<TableBlock, "kind">[];
}

/** A report: the frame of an administrative document, an opening, and sections. */
export interface ReportDocument extends Omit<AdministrativeDocument, "content"> {
  /** One string a paragraph. */
  readonly opening: string | readonly string[];
  readonly sections: readonly ReportSection[];
}
