/** What the city's report tells outside. Figures are counted by hand in the comments. */
import { expect, test } from "vitest";
import type { Figure } from "#spine/indicators/index.ts";
import type { CityReport, KeptDefinition } from "../city.ts";
import { publicReport } from "./city.ts";

const said = { vi: "", en: "" };
const definition = (code: string, partOf: string | null): KeptDefinition => ({
  code,
  partOf,
  label: said,
  unit: said,
  definition: said,
  source: said,
  version: 1,
  definitionId: 1,
  confidence: "V",
  origin: "typed",
  decimals: 0,
  suppressBelow: 5,
});
const value = (n: number): Figure => ({ state: "value", value: n });
const unit = (code: string, cells: Record<string, Figure>): CityReport["units"][number] => ({
  id: 1,
  code,
  name: code,
  state: "approved",
  round: 1,
  late: false,
  submittedOn: null,
  counted: true,
  cells,
});
const cycle = { code: "C", name: "C", year: 2026, from: "2025-11-15", to: "2026-11-14", dueOn: "2026-11-15" };

test("a small part of a part cannot be told from the figures above it", () => {
  // In A the only part of "home" is "kitchen" with 3: a shown "home" of 3 would tell it.
  const report: CityReport = {
    format: 1,
    cycle,
    body: { code: "U", name: "U", kind: "city" },
    abstract: "",
    opening: "",
    bases: [],
    recipients: [],
    template: { code: "T", number: 1 },
    demo: false,
    cutOff: null,
    figures: [],
    sections: [],
    definitions: [definition("all", null), definition("home", "all"), definition("kitchen", "home")].map(
      (d) => (d.code === "kitchen" ? d : { ...d, suppressBelow: null }),
    ),
    units: [
      unit("A", { "all|": value(40), "home|": value(3), "kitchen|": value(3) }),
      ...["B", "C"].map((code) =>
        unit(code, { "all|": value(40), "home|": value(20), "kitchen|": value(20) }),
      ),
    ],
  };
  const [a] = publicReport(report).units;
  expect(Object.values(a?.cells ?? {}).map((cell) => cell.state)).toEqual(Array(3).fill("suppressed"));
});
