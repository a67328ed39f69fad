/** One thing of a case as a form: only the fields that the reader's part shows; only what was changed is sent, with what it was. */
import type { ReactNode } from "react";
import type { Field, Fields } from "#base/fields/index.ts";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { AgencyPicker } from "#spine/agencies/web.ts";
import type { CaseField } from "../schema/index.ts";
import { isSame } from "../rules/merge.ts";
import { under, useCatalogue, type Catalogue } from "./catalogue.tsx";
import { FramedText } from "./frames.tsx";
import type { Prefix } from "../values.ts";

/** A change of one field as it is sent. */
export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** A code that stands and may no longer be given is kept among the choices: a form that is saved takes nothing away. */
function withPresent({ field }: CaseField, read: CaseField | undefined, value: unknown): Field<unknown> {
  const present = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
  const missing = present.filter((code) => !field.choices?.some((one) => one.code === code));
  const kept = read?.field.choices?.filter((one) => missing.includes(one.code)) ?? [];
  return field.choices && kept.length > 0 ? { ...field, choices: [...field.choices, ...kept] } : field;
}

/** The fields of a kind of thing that may be written: those that are asked, and what is filled in already. */
function writableFields(
  { read, asked }: Catalogue,
  of: {
    readonly prefix: string;
    readonly visible: ReadonlySet<string>;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Fields {
  const may = under(asked, of.prefix).filter(
    (one) => of.visible.has(one.id) && !one.derived && (one.asked || isFilled(of.values[one.name])),
  );
  const byId = new Map(read.map((one) => [one.id, one]));
  return Object.fromEntries(
    may.map((one) => [one.name, withPresent(one, byId.get(one.id), of.values[one.name])]),
  );
}

/** `replaced`: declarations that stand in the place of others, such as the narrowed list of acts. */
export function ThingForm(props: {
  prefix: Prefix | "case";
  visible: ReadonlySet<string>;
  values: Readonly<Record<string, unknown>>;
  /** A field that is asked elsewhere. */
  without?: string;
  replaced?: Readonly<Record<string, Field<unknown>>>;
  onSave: (changes: Changes) => Promise<void>;
  onCancel: () => void;
}): ReactNode {
  const { values, replaced = {} } = props;
  const catalogue = useCatalogue();
  const fields: Fields = Object.fromEntries(
    Object.entries(writableFields(catalogue, props))
      .filter(([name]) => name !== props.without)
      .map(([name, field]) => [name, replaced[name] ?? field]),
  );
  const save = async (typed: Record<string, unknown>): Promise<void> => {
    const changed = Object.entries(typed).filter(([name, to]) => !isSame(values[name], to));
    await props.onSave(
      Object.fromEntries(changed.map(([name, to]) => [name, { from: values[name] ?? null, to: to ?? null }])),
    );
  };
  return (
    <RecordForm
      fields={fields}
      row={values}
      draft={null}
      pickers={{ agency: AgencyPicker, "long-text": FramedText }}
      onSubmit={save}
      onCancel={props.onCancel}
    />
  );
}
