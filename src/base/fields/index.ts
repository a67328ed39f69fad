/**
 * Every field of a record is declared once, here in its kind, and in a module's schema.ts in its meaning.
 * From the one declaration come the parser of the input, the form, the table column, the sheet column
 * and the note whether it is personal data. Pure: runs alike in the browser and on the server.
 */
import { z } from "zod";
import type { Label } from "../words.ts";

/** One choice of a code list. */
export interface Choice {
  readonly code: string;
  readonly label: Label;
}

export type FieldKind =
  "text" | "long-text" | "date" | "integer" | "decimal" | "choice" | "choices" | "yes-no" | "agency" | "link";

/** One declared field; T is its value as stored and sent (dates are YYYY-MM-DD). */
export interface Field<T> {
  readonly kind: FieldKind;
  readonly label: Label;
  readonly help?: Label;
  readonly required: boolean;
  /** Whether it tells about a natural person (Law 91/2025): kept out of logs, exports and city views unless allowed. */
  readonly personal: boolean;
  /** Shown as a column of the list. */
  readonly listed: boolean;
  readonly choices?: readonly Choice[];
  /** For figures: what one is ("người", "hộ", "đồng"). */
  readonly unit?: Label;
  /** A number that is no amount, such as a year: shown without a mark between thousands. */
  readonly plain?: boolean;
  readonly parse: z.ZodType<T>;
}

interface Common {
  readonly choices?: readonly Choice[];
  readonly label: Label;
  readonly help?: Label;
  readonly required?: boolean;
  readonly personal?: boolean;
  readonly listed?: boolean;
  readonly unit?: Label;
  readonly plain?: boolean;
}

type Value<O extends Common, T> = O extends { required: true } ? T : T | null;

const messages = {
  required: "required",
  date: "date",
} as const;

function made<T, O extends Common>(kind: FieldKind, options: O, parse: z.ZodType<T>): Field<Value<O, T>> {
  const whole = options.required
    ? parse
    : z.preprocess((v) => (v === "" || v === undefined ? null : v), parse.nullable());
  return {
    kind,
    label: options.label,
    ...(options.help && { help: options.help }),
    required: options.required ?? false,
    personal: options.personal ?? false,
    listed: options.listed ?? false,
    ...(options.unit && { unit: options.unit }),
    ...(options.plain && { plain: true }),
    ...(options.choices && { choices: options.choices }),
    parse: whole as unknown as z.ZodType<Value<O, T>>,
  };
}

const day = z.iso.date(messages.date);

/** One line of text, trimmed and in NFC; `max` in characters (300 unless told). */
export function text<const O extends Common & { max?: number }>(options: O): Field<Value<O, string>> {
  const parse = z
    .string()
    .transform((s) => s.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(options.required ? 1 : 0, messages.required)
        .max(options.max ?? 300),
    );
  return made("text", options, parse as unknown as z.ZodType<string>);
}

/** Several lines of text; `max` in characters (20,000 unless told). */
export function longText<const O extends Common & { max?: number }>(options: O): Field<Value<O, string>> {
  const parse = z
    .string()
    .transform((s) => s.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(options.required ? 1 : 0, messages.required)
        .max(options.max ?? 20_000),
    );
  return made("long-text", options, parse as unknown as z.ZodType<string>);
}

/** A calendar day, YYYY-MM-DD. */
export function date<const O extends Common>(options: O): Field<Value<O, string>> {
  return made("date", options, day as z.ZodType<string>);
}

/** A whole number; figures are counted, so never negative unless `min` says so. */
export function integer<const O extends Common & { min?: number; max?: number }>(
  options: O,
): Field<Value<O, number>> {
  return made(
    "integer",
    options,
    z
      .int()
      .min(options.min ?? 0)
      .max(options.max ?? 1_000_000_000),
  );
}

/** A decimal figure. */
export function decimal<const O extends Common & { min?: number; max?: number }>(
  options: O,
): Field<Value<O, number>> {
  return made(
    "decimal",
    options,
    z
      .number()
      .min(options.min ?? 0)
      .max(options.max ?? 1e15),
  );
}

/** One code of a list. */
export function choice<const C extends readonly Choice[], const O extends Common>(
  choices: C,
  options: O,
): Field<Value<O, C[number]["code"]>> {
  const codes = choices.map((c) => c.code) as [C[number]["code"], ...C[number]["code"][]];
  return made("choice", { ...options, choices }, z.enum(codes) as unknown as z.ZodType<C[number]["code"]>);
}

/** Yes or no. */
export function yesNo<const O extends Common>(options: O): Field<Value<O, boolean>> {
  return made("yes-no", options, z.boolean());
}

/** An agency, by its number. */
export function agency<const O extends Common>(options: O): Field<Value<O, number>> {
  return made("agency", options, z.int().positive());
}

/** The declared fields of a record. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What a record with these fields looks like. */
export type RowOf<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** What may be sent to create one: fields that may be empty may be left out. */
export type InputOf<F extends Fields> = {
  [K in keyof F as null extends RowOf<F>[K] ? never : K]: RowOf<F>[K];
} & {
  [K in keyof F as null extends RowOf<F>[K] ? K : never]?: RowOf<F>[K];
};

/** The parser of a whole new record; fields that are not required may be absent and become null. */
export function inputOf(fields: Fields): z.ZodObject<z.ZodRawShape> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(fields))
    shape[name] = field.required ? field.parse : field.parse.optional().transform((v) => v ?? null);
  return z.strictObject(shape);
}

/** The parser of a change: any of the fields, and nothing else. */
export function changeOf(fields: Fields): z.ZodObject<z.ZodRawShape> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(fields)) shape[name] = field.parse.optional();
  return z.strictObject(shape);
}

/** The shape of an answered record, for trimming what goes out. */
export function outputOf<F extends Fields>(fields: F): Record<keyof F & string, z.ZodType> {
  const shape: Record<string, z.ZodType> = {};
  const plain: Record<FieldKind, z.ZodType> = {
    text: z.string(),
    "long-text": z.string(),
    date: z.string(),
    integer: z.number(),
    decimal: z.number(),
    choice: z.string(),
    choices: z.array(z.string()),
    "yes-no": z.boolean(),
    agency: z.number(),
    link: z.string(),
  };
  for (const [name, field] of Object.entries(fields))
    shape[name] = field.required ? plain[field.kind] : plain[field.kind].nullable();
  return shape as Record<keyof F & string, z.ZodType>;
}
