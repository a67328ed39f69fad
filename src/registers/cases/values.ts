/** How the values of a case or of a thing in it are kept: typed columns, facts, and one sealed object. Pure. */
import type { CaseField } from "./schema/index.ts";

/** What a thing of a case is: the beginning of its fields' ids. */
export type Prefix = "harmed" | "doer" | "child" | "behaviour" | "mediation" | "measure" | "sanction";

/** Values by the names of their fields ("fullName"); null and absent are the same. */
export type Values = Readonly<Record<string, unknown>>;

/** One line of `cases.detail`, without its thing. */
export interface Fact {
  readonly field: string;
  readonly code: string | null;
  readonly day: string | null;
  readonly number: number | null;
}

/** What is kept where. */
export interface Kept {
  /** By the names of the columns. */
  readonly columns: Readonly<Record<string, unknown>>;
  readonly facts: readonly Fact[];
  readonly sealed: Values;
}

/** Name of a field → its column in the typed table. */
export type ColumnNames = Readonly<Record<string, string>>;

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

const none = { code: null, day: null, number: null } as const;

function factsOf({ id, field }: CaseField, value: unknown): Fact[] {
  if (isNothing(value)) return [];
  const at = { ...none, field: id };
  if (field.kind === "choices") return (value as string[]).map((code) => ({ ...at, code }));
  if (field.kind === "yes-no") return [{ ...at, code: value === true ? "yes" : "no" }];
  if (field.kind === "date") return [{ ...at, day: value as string }];
  if (typeof value === "number") return [{ ...at, number: value }];
  return [{ ...at, code: String(value) }];
}

function valueOf({ field }: CaseField, facts: readonly Fact[]): unknown {
  const [first] = facts;
  if (!first) return null;
  if (field.kind === "choices") return facts.map((fact) => fact.code);
  if (field.kind === "yes-no") return first.code === "yes";
  return first.day ?? first.number ?? first.code;
}

/** Says where each of these values is kept; values without a field are left out. */
export function keepValues(fields: readonly CaseField[], names: ColumnNames, values: Values): Kept {
  const columns: Record<string, unknown> = {};
  const facts: Fact[] = [];
  const sealed: Record<string, unknown> = {};
  for (const field of fields) {
    if (!Object.hasOwn(values, field.name)) continue;
    const value = values[field.name];
    const column = names[field.name];
    if (field.kept === "sealed") sealed[field.name] = isNothing(value) ? null : value;
    else if (column === undefined) facts.push(...factsOf(field, value));
    else columns[column] = isNothing(value) ? null : value;
  }
  return { columns, facts, sealed };
}

/** The values of these fields, put together again; what is not there is null. */
export function restoreValues(fields: readonly CaseField[], names: ColumnNames, kept: Kept): Values {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const column = names[field.name];
    if (field.kept === "sealed") values[field.name] = kept.sealed[field.name] ?? null;
    else if (column === undefined)
      values[field.name] = valueOf(
        field,
        kept.facts.filter((fact) => fact.field === field.id),
      );
    else values[field.name] = kept.columns[column] ?? null;
  }
  return values;
}
