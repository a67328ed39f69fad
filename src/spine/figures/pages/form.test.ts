import { expect, it } from "vitest";
import { definitionInput, indicatorInput } from "#spine/indicators/schema.ts";
import { bodyOf, definitionFields, figureFields, rowOf } from "./form.ts";

const words = (text: string) => ({ vi: text, en: `${text} (en)` });
const definition = {
  code: "prevention.visits",
  block: "prevention",
  partOf: null,
  suppressBelow: null,
  version: 1,
  validFrom: "2026-01-01",
  validTo: null,
  label: words("Lượt thăm"),
  unit: words("lượt"),
  definition: words("Số lượt thăm hộ"),
  source: words("Kế hoạch"),
  confidence: "I",
  origin: "typed",
  decimals: 0,
  withoutRecords: "ask",
} as const;

it("sends what the server takes: a definition as it stands goes back as it came", () => {
  const row = rowOf(definition);
  expect(Object.keys(definitionFields).filter((path) => !(path in row))).toEqual(["validFrom"]);
  const sent = definitionInput.parse(bodyOf({ ...row, validFrom: "2027-01-01" }));
  expect(sent).toMatchObject({ label: definition.label, source: definition.source, validFrom: "2027-01-01" });
});

it("has a field for everything that a new figure is asked", () => {
  const names = new Set(Object.keys(figureFields([], [])).map((path) => path.split(".")[0]));
  expect([...names].sort()).toEqual(Object.keys(indicatorInput.shape).sort());
});
