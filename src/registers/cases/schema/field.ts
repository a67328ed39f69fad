/** Fields of a case: each declared once, with how it is kept, on what ground, and whose part of a case shows it. Pure. */
import { z } from "zod";
import { choice, type Field } from "#base/fields/index.ts";
import type { Label } from "#base/words.ts";
import { choicesOf, type Code, type CodeList } from "./code.ts";
import { partCodes, type LegalBasis, type Part } from "./codes/parts.ts";

/** What is told of whom or what. */
export type Subject = "person" | "case" | "behaviour" | "mediation" | "measure" | "sanction";

/** The six blocks of Decree 58/2026, by their number. */
export type Block = 1 | 2 | 3 | 4 | 5 | 6;

/** Who may be shown a field: a part of those taking part, or the harmed person's representative. */
export type Viewer = Part | "representative";

/** How a field is declared. */
export interface Declared {
  readonly field: Field<unknown>;
  /** A clear column for figures, or sealed with the record's key. */
  readonly kept: "typed" | "sealed";
  readonly seenBy: readonly Viewer[];
  /** The code list that its codes are of. */
  readonly list?: string;
  /** Health, sex life, violations: sensitive data of Decree 356/2025 Art. 4. Sealed fields about violence are so anyway. */
  readonly sensitive?: boolean;
  readonly basis?: LegalBasis;
  /** Worked out of others, never typed in. */
  readonly derived?: boolean;
  /** Shown to whom it names and nobody else: no setting of the city widens it, no representative ever sees it. */
  readonly narrow?: boolean;
}

/** A field of a case as the rest of the register uses it. */
export interface CaseField extends Required<Omit<Declared, "list">> {
  /** "harmed.fullName". */
  readonly id: string;
  /** "fullName". */
  readonly name: string;
  readonly block: Block;
  readonly of: Subject;
  readonly list: string | null;
  /** Added by the city. */
  readonly own: boolean;
  /** Whether a form asks it: what is not asked (any more) is shown where it was filled in. */
  readonly asked: boolean;
}

/** The fields that share a block and a beginning ("harmed"). */
export function fieldsOfBlock(
  at: { readonly block: Block; readonly prefix: string; readonly of: Subject },
  declared: Readonly<Record<string, Declared>>,
): CaseField[] {
  return Object.entries(declared).map(([name, one]) => ({
    sensitive: false,
    basis: "state-duty",
    derived: false,
    narrow: false,
    ...one,
    list: one.list ?? null,
    id: `${at.prefix}.${name}`,
    name,
    block: at.block,
    of: at.of,
    own: false,
    asked: true,
  }));
}

interface Options {
  readonly label?: Label;
  readonly help?: Label;
  readonly required?: boolean;
}

/** Codes are added and ended by the city, so what is parsed is the shape of one; rules ask the table whether it is there. */
const codeShape = z.string().regex(/^[\p{L}\d.-]{1,40}$/u);

/** One code of a list. */
export function oneOf(list: CodeList, options: Options = {}): Pick<Declared, "field" | "list"> {
  const made = choice(choicesOf(list.codes), { label: list.label, ...options });
  const parse = options.required
    ? codeShape
    : z.preprocess((v) => (v === "" || v === undefined ? null : v), codeShape.nullable());
  return { field: { ...made, parse }, list: list.name };
}

/** Several codes of a list, each once. */
export function someOf(list: CodeList, options: Options = {}): Pick<Declared, "field" | "list"> {
  const made = choice(choicesOf(list.codes), { label: list.label, ...options });
  const several = z
    .array(codeShape)
    .max(list.codes.length + 20)
    .refine((codes) => new Set(codes).size === codes.length);
  const parse = options.required
    ? several.refine((codes) => codes.length > 0, "required")
    : z.preprocess((v) => v ?? null, several.nullable());
  return { field: { ...made, kind: "choices", parse }, list: list.name };
}

/** The field with its value asked for, or left open. */
export function asRequired(field: Field<unknown>, required: boolean): Field<unknown> {
  if (field.required === required) return field;
  const isThere = (v: unknown): boolean => v !== null && v !== "" && !(Array.isArray(v) && v.length === 0);
  const parse = required
    ? field.parse.refine(isThere, "required")
    : z.preprocess((v) => (v === "" || v === undefined ? null : v), field.parse.nullable());
  return { ...field, required, parse };
}

/** Codes that stand in no list on a day: the codes of a value that are to be refused. */
export function unknownCodes(value: unknown, present: readonly Code[]): string[] {
  const said = (Array.isArray(value) ? value : [value]).filter((v): v is string => typeof v === "string");
  return said.filter((code) => !present.some((c) => c.code === code));
}

/** Every part. */
export const everyPart: readonly Part[] = partCodes;
