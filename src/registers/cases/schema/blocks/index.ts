/** The six blocks of a case, as Decree 58/2026 names them; what stands in them is our proposal, to be changed as data. Pure. */
import type { Label } from "#base/words.ts";
import { asRequired, type Block, type CaseField, type Viewer } from "../field.ts";
import { words } from "../words.ts";
import { measureFields, sanctionFields } from "./dealing.ts";
import { behaviourFields, caseFields, mediationFields } from "./event.ts";
import { childFields, doerFields, harmedFields } from "./people.ts";

export const blockLabels: Readonly<Record<Block, Label>> = {
  1: words.block1,
  2: words.block2,
  3: words.block3,
  4: words.block4,
  5: words.block5,
  6: words.block6,
};

/** Every field of a case, block by block. */
export const allFields: readonly CaseField[] = [
  ...harmedFields,
  ...doerFields,
  ...behaviourFields,
  ...caseFields,
  ...childFields,
  ...mediationFields,
  ...measureFields,
  ...sanctionFields,
];

const byId = new Map(allFields.map((field) => [field.id, field]));

/** The field of an id ("harmed.fullName"), or undefined. */
export const fieldOf = (id: string): CaseField | undefined => byId.get(id);

/** The fields that begin alike: "harmed", "doer", "child", "behaviour", "case", "mediation", "measure", "sanction". */
export const fieldsUnder = (prefix: string): readonly CaseField[] =>
  allFields.filter((field) => field.id.startsWith(`${prefix}.`));

/** What the city changed about a field; null leaves what is declared. */
export interface FieldSetting {
  readonly field: string;
  readonly label: Label | null;
  readonly hidden: boolean;
  readonly required: boolean | null;
  readonly seenBy: readonly Viewer[] | null;
}

/**
 * A field as the city set it. A narrow field may be narrowed further and never widened; hidden fields are nobody's.
 * Without a setting it is as declared.
 */
export function settledField(field: CaseField, setting: FieldSetting | undefined): CaseField {
  if (!setting) return field;
  const asked = setting.seenBy ?? field.seenBy;
  const seenBy = field.narrow ? asked.filter((viewer) => field.seenBy.includes(viewer)) : asked;
  return {
    ...field,
    seenBy: setting.hidden ? [] : seenBy,
    field: {
      ...asRequired(field.field, setting.required ?? field.field.required),
      label: setting.label ?? field.field.label,
    },
  };
}

/** The pack of a viewer: the ids of what they may be shown for their purpose. */
export const packOf = (viewer: Viewer, fields: readonly CaseField[] = allFields): string[] =>
  fields.filter((field) => field.seenBy.includes(viewer)).map((field) => field.id);
