/** Values of a case as a paper or a sheet tells them, in Vietnamese. Pure. */
import type { Field } from "#base/fields/index.ts";
import { formatDay, formatNumber } from "#base/vi/index.ts";

type NameOfUnit = (id: number) => string;
type Told = (value: unknown, field: Field<unknown>, nameOfUnit: NameOfUnit) => string;

/** The word of a code, among the choices of its field. */
export const wordOf = (field: Field<unknown>, code: unknown): string =>
  field.choices?.find((one) => one.code === code)?.label.vi ?? String(code);

const figure: Told = (value, field) =>
  [field.plain ? String(value) : formatNumber(Number(value)), field.unit?.vi].filter(Boolean).join(" ");

const told: Partial<Record<Field<unknown>["kind"], Told>> = {
  date: (value) => formatDay(String(value)),
  integer: figure,
  decimal: figure,
  choice: (value, field) => wordOf(field, value),
  choices: (value, field) => (value as unknown[]).map((code) => wordOf(field, code)).join("; "),
  "yes-no": (value) => (value ? "Có" : "Không"),
  agency: (value, _, nameOfUnit) => nameOfUnit(Number(value)),
};

/** Whether anything is told. */
export const isTold = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** A value in words, by the kind of its field. */
export const toldValue: Told = (value, field, nameOfUnit) =>
  told[field.kind]?.(value, field, nameOfUnit) ?? String(value);
