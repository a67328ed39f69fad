import { describe, expect, it } from "vitest";
import { contrast, dark, light, tokenCss, type Palette } from "./tokens.ts";

const grounds = ["ground", "surface", "sunken"] as const;
const inks = ["ink", "muted", "nest", "nestDeep", "warm", "danger", "soon", "good"] as const;
const tinted = [
  ["nest", "tintNest"],
  ["warm", "tintWarm"],
  ["danger", "tintDanger"],
  ["soon", "tintSoon"],
  ["good", "tintGood"],
  ["ink", "tintNest"],
  ["muted", "tintNest"],
  ["ink", "tintWarm"],
  ["ink", "tintDanger"],
  ["ink", "tintSoon"],
  ["onNest", "nest"],
  ["onNest", "nestDeep"],
  ["onDanger", "danger"],
] as const;

function tooFaint(palette: Palette): string[] {
  const pairs: (readonly [keyof Palette, keyof Palette])[] = [
    ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
    ...tinted,
  ];
  return pairs
    .filter(([ink, ground]) => contrast(palette[ink], palette[ground]) < 4.5)
    .map(([ink, ground]) => `${ink} on ${ground}: ${contrast(palette[ink], palette[ground]).toFixed(2)}`);
}

describe("tokens", () => {
  it("keep text readable by day and by night, 4.5:1", () => {
    expect(tooFaint(light)).toEqual([]);
    expect(tooFaint(dark)).toEqual([]);
  });

  it("keep the edge of a field visible, 3:1", () => {
    for (const palette of [light, dark])
      for (const ground of grounds) expect(contrast(palette.edge, palette[ground])).toBeGreaterThanOrEqual(3);
  });

  it("know black on white", () => {
    expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
  });

  it("print both schemes for either kind of page", () => {
    expect(tokenCss("attribute")).toContain("--on-nest:");
    expect(tokenCss("system")).toContain("prefers-color-scheme:dark");
  });
});
