/** Between what is typed in a form and what is stored: one way to show, one way to check. Pure. */
import type { z } from "zod";
import type { Field, Fields } from "../../fields/index.ts";
import { fill, type Label } from "../../words.ts";
import { dateShown, dateTyped, numberTyped } from "../typed.ts";
import { words } from "./words.ts";

/** What stands in a form: text as typed, lists of codes, yes/no, numbers of agencies. */
export type Typed = Record<string, unknown>;

/** What is wrong at one field. */
export interface FieldError {
  readonly path: string;
  readonly message: Label;
}

const asTyped = (value: number): string => String(value).replace(".", ",");

/** A stored value as it stands in its field. */
export function typedOf(field: Field<unknown>, stored: unknown): unknown {
  if (field.kind === "choices") return Array.isArray(stored) ? stored : [];
  if (stored === null || stored === undefined) return isPicked(field) ? null : "";
  if (field.kind === "date") return dateShown(stored as string);
  return typeof stored === "number" && !isPicked(field) ? asTyped(stored) : stored;
}

const isPicked = (field: Field<unknown>): boolean => field.kind === "yes-no" || field.kind === "agency";

/** A whole record as it stands in its form. */
export function formOf(fields: Fields, row: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, typedOf(field, row[name])]));
}

type Read = { readonly value: unknown } | { readonly error: Label };

const readers: Partial<Readonly<Record<Field<unknown>["kind"], (text: string) => Read>>> = {
  date: (text) => read(dateTyped(text), words.noDay),
  decimal: (text) => read(numberTyped(text), words.noNumber),
  integer: (text) => {
    const value = numberTyped(text);
    return read(
      value,
      value === null ? words.noNumber : words.noWhole,
      value === null || Number.isInteger(value),
    );
  },
};

function read(value: unknown, error: Label, sound = true): Read {
  return value === null || !sound ? { error } : { value };
}

function storedOf(field: Field<unknown>, typed: unknown): Read {
  if (typeof typed !== "string") return { value: typed ?? null };
  if (typed.trim() === "") return { value: null };
  return readers[field.kind]?.(typed.trim()) ?? { value: typed };
}

function tooBig(issue: z.core.$ZodIssueTooBig): Label {
  const sentence = issue.origin === "string" ? words.tooLong : words.tooBig;
  return fill(sentence, { limit: asTyped(Number(issue.maximum)) });
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): Label {
  if (issue.origin === "string") return words.mustFill;
  return fill(words.tooSmall, { limit: asTyped(Number(issue.minimum)) });
}

function messageOf(issue: z.core.$ZodIssue | undefined): Label {
  if (issue?.code === "too_small") return tooSmall(issue);
  if (issue?.code === "too_big") return tooBig(issue);
  return issue?.message === "required" ? words.mustFill : words.notSo;
}

function checkedField(field: Field<unknown>, typed: unknown): Read {
  const stored = storedOf(field, typed);
  if ("error" in stored) return stored;
  if (stored.value === null) return field.required ? { error: words.mustFill } : { value: null };
  const parsed = field.parse.safeParse(stored.value);
  return parsed.success ? { value: parsed.data } : { error: messageOf(parsed.error.issues[0]) };
}

/** The values to send, or what is wrong at which field, in the order of the form. */
export function checked(
  fields: Fields,
  typed: Typed,
): { readonly values: Record<string, unknown>; readonly errors: readonly FieldError[] } {
  const values: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const [path, field] of Object.entries(fields)) {
    const result = checkedField(field, typed[path]);
    if ("error" in result) errors.push({ path, message: result.error });
    else values[path] = result.value;
  }
  return { values, errors };
}

/** Only what differs from the stored record: a change sends no more than was changed. */
export function changesOf(
  values: Readonly<Record<string, unknown>>,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !same(value, row[name])));
}
