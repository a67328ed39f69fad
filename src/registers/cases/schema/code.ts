/**
 * Code lists with what the law, and the sureness of our reading, says of each code. What is shipped here is only the seed:
 * the city corrects and dates codes in `cases.code`, and rules are given the lists as they stand there. Pure.
 */
import type { Choice } from "#base/fields/index.ts";
import type { Label } from "#base/words.ts";

/** How sure a fact is: read in its own words, from an excerpt, general knowledge, inferred. */
export type Confidence = "V" | "E" | "M" | "I";

/** One code: from which day to which (the first on which it no longer holds), by what source. */
export interface Code<C extends string = string, M = unknown> {
  readonly code: C;
  readonly label: Label;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly confidence: Confidence;
  /** What a rule needs to know of it; its shape is the list's own. */
  readonly more: M;
}

/** A list of codes as it is shipped. */
export interface CodeList<C extends string = string, M = unknown> {
  readonly name: string;
  readonly label: Label;
  /** The program acts by these codes: their words may be changed, codes neither added nor ended. */
  readonly closed: boolean;
  readonly codes: readonly Code<C, M>[];
}

/** Every list by its name, as rules are given them: from the table, or as shipped. */
export type Codes = Readonly<Record<string, readonly Code[]>>;

interface Head {
  readonly name: string;
  readonly label: Label;
  readonly closed?: boolean;
  readonly source: string;
  readonly confidence: Confidence;
  readonly validFrom?: string;
}

/** A code's own source where it is not the list's. */
type Known = Partial<Pick<Code, "source" | "confidence" | "validFrom" | "validTo">>;
type Row<C, M> = readonly [code: C, vi: string, en: string, more?: M, known?: Known];

/** The day from which a code holds where no law dates it. */
const ALWAYS = "2020-01-01";

/** A list from rows of code, Vietnamese and English. */
export function listOf<C extends string, M = null>(head: Head, rows: readonly Row<C, M>[]): CodeList<C, M> {
  return {
    name: head.name,
    label: head.label,
    closed: head.closed ?? false,
    codes: rows.map(([code, vi, en, more, known]) => ({
      code,
      label: { vi, en },
      validFrom: head.validFrom ?? ALWAYS,
      validTo: null,
      source: head.source,
      confidence: head.confidence,
      more: more ?? (null as M),
      ...known,
    })),
  };
}

/** The codes that hold on a day (YYYY-MM-DD); days before the first law are classified by it. */
export function codesOn<C extends Code>(codes: readonly C[], day: string): C[] {
  const first = codes.reduce((least, c) => (c.validFrom < least ? c.validFrom : least), "9999-12-31");
  const asked = day < first ? first : day;
  return codes.filter((c) => c.validFrom <= asked && (c.validTo === null || asked < c.validTo));
}

/** The code as it holds on a day, or null. */
export const codeOn = <C extends Code>(codes: readonly C[], code: string, day: string): C | null =>
  codesOn(codes, day).find((c) => c.code === code) ?? null;

/** As the choices of a field. */
export const choicesOf = (codes: readonly Code[]): Choice[] =>
  codes.map(({ code, label }) => ({ code, label }));

/** Unknown is always a value: said, and not left out. */
export const UNKNOWN = "unknown";
