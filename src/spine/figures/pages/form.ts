/** The fields of a figure's definition, and how what is typed becomes what is sent. Pure. */
import { choice, date, integer, longText, text, type Choice, type Fields } from "#base/fields/index.ts";
import type { Definition } from "./types.ts";
import { figureWords as words } from "./words.ts";

const confidences: readonly Choice[] = [
  { code: "V", label: words.confidenceV },
  { code: "E", label: words.confidenceE },
  { code: "M", label: words.confidenceM },
  { code: "I", label: words.confidenceI },
];

/** Named as the server names them, so that its refusals stand at their fields. */
export const definitionFields: Fields = {
  "label.vi": text({ label: words.labelVi, required: true, max: 300 }),
  "label.en": text({ label: words.labelEn, required: true, max: 300 }),
  "unit.vi": text({ label: words.unitVi, required: true, max: 300 }),
  "unit.en": text({ label: words.unitEn, required: true, max: 300 }),
  "definition.vi": longText({ label: words.definitionVi, required: true, max: 2000 }),
  "definition.en": longText({ label: words.definitionEn, required: true, max: 2000 }),
  "source.vi": longText({ label: words.sourceVi, required: true, max: 2000 }),
  "source.en": longText({ label: words.sourceEn, required: true, max: 2000 }),
  confidence: choice(confidences, { label: words.confidence, required: true }),
  decimals: integer({ label: words.decimals, required: true, max: 6 }),
  validFrom: date({ label: words.validFrom, help: words.validFromHelp, required: true }),
};

/** A new figure: where it stands, and its first definition. */
export function figureFields(blocks: readonly Choice[], figures: readonly Choice[]): Fields {
  return {
    block: choice(blocks, { label: words.block, required: true }),
    code: text({ label: words.code, help: words.codeHelp, required: true, max: 80 }),
    ...definitionFields,
    partOf: choice(figures, { label: words.partOf }),
    suppressBelow: integer({ label: words.suppressBelow, help: words.suppressHelp, min: 2, max: 100 }),
  };
}

/** "label.vi" and "label.en" become one label of two languages; the rest stays. */
export function bodyOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const [name = "", language] = path.split(".");
    body[name] = language === undefined ? value : { ...(body[name] as object), [language]: value };
  }
  return body;
}

/** A stored definition as it stands in the form. */
export function rowOf(definition: Definition): Record<string, unknown> {
  const { label, unit, source, confidence, decimals } = definition;
  const inTwo = { label, unit, definition: definition.definition, source };
  const flat = Object.entries(inTwo).flatMap(([name, { vi, en }]) => [
    [`${name}.vi`, vi],
    [`${name}.en`, en],
  ]);
  return { ...(Object.fromEntries(flat) as Record<string, string>), confidence, decimals };
}
