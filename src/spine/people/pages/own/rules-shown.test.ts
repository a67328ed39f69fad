import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passwordFaults } from "../../rules/password.ts";
import { rulesShown } from "./rules-shown.ts";

const owner = { userName: "badinh", secondStep: false };

describe("the rules ticked off while typing", () => {
  it("are all open before anything is typed", () => {
    expect(rulesShown("", owner).some((rule) => rule.met)).toBe(false);
  });

  it("ask for four kinds only where no second step stands beside the password", () => {
    expect(rulesShown("", owner)).toHaveLength(5);
    expect(rulesShown("", { ...owner, secondStep: true })).toHaveLength(4);
  });

  it("are all met exactly when the server would find no fault", () => {
    const typed = fc.oneof(
      fc.string({ minLength: 1, maxLength: 140 }),
      fc.constantFrom("Mua-xuan-2026-ve", "BADINH-mot-hai-3", "matkhau", "Aa1-Aa1-Aa1-Aa1"),
    );
    fc.assert(
      fc.property(typed, fc.boolean(), (password, secondStep) => {
        const known = { ...owner, secondStep };
        const allMet = rulesShown(password, known).every((rule) => rule.met !== false);
        expect(allMet).toBe(passwordFaults(password, known).length === 0);
      }),
    );
  });
});
