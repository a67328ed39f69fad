import { describe, expect, it } from "vitest";
import { chosenPeriod } from "./periods.ts";

describe("the period of figures", () => {
  it("is the plan's report unless the address says otherwise", () => {
    expect(chosenPeriod({}, 2026).period).toMatchObject({ from: "2025-11-15", to: "2026-11-14" });
    expect(chosenPeriod({ from: "x", to: "y" }, 2026).period.from).toBe("2025-11-15");
  });
  it("keeps one that it does not offer", () => {
    const { period, offered } = chosenPeriod({ from: "2024-01-01", to: "2024-06-30" }, 2026);
    expect(period.label.vi).toBe("01/01/2024 – 30/06/2024");
    expect(offered).toContain(period);
  });
});
