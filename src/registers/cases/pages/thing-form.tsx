/** One thing of a case as a form: only the fields that the reader's part shows; only what was changed is sent, with what it was. */
import type { ReactNode } from "react";
import type { Field, Fields } from "#base/fields/index.ts";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { AgencyPicker } from "#spine/agencies/web.ts";
import { fieldsUnder, type CaseField } from "../schema/index.ts";
import { isSame } from "../rules/merge.ts";
import type { Prefix } from "../values.ts";

/** A change of one field as it is sent. */
export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** The fields of a kind of thing that may be written. */
export function writableFields(prefix: Prefix | "case", visible: ReadonlySet<string>): readonly CaseField[] {
  return fieldsUnder(prefix).filter((field) => visible.has(field.id) && !field.derived);
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
  const fields: Fields = Object.fromEntries(
    writableFields(props.prefix, props.visible)
      .filter((one) => one.name !== props.without)
      .map((one) => [one.name, replaced[one.name] ?? one.field]),
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
      pickers={{ agency: AgencyPicker }}
      onSubmit={save}
      onCancel={props.onCancel}
    />
  );
}
