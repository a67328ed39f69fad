import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, cellsOf, hueOf, rangesOf, stepOf, towards, type Place } from "./cells.ts";

const box = { width: 600, height: 600 };
/** A square of nine places around Hanoi, numbered from the south-west, row by row. */
const nine: Place[] = [20.9, 21, 21.1].flatMap((lat, row) =>
  [105.7, 105.8, 105.9].map((lon, column) => ({ id: row * 3 + column + 1, lat, lon })),
);

describe("cells around points", () => {
  test("north is up, east is right, each place has one cell", () => {
    const { cells, reach } = cellsOf(nine, box);
    const [southWest, , southEast] = cells;
    const north = cells[7];
    expect(cells).toHaveLength(9);
    expect(cells.every((cell) => cell.path.startsWith("M"))).toBe(true);
    expect(southEast!.x).toBeGreaterThan(southWest!.x);
    expect(north!.y).toBeLessThan(southWest!.y);
    expect(reach).toBeGreaterThan(0);
  });

  test("arrow keys go to the neighbour in that direction, and nowhere at the edge", () => {
    const { cells } = cellsOf(nine, box);
    const middle = cells[4]!;
    expect(towards(middle, "ArrowUp", cells)?.id).toBe(8);
    expect(towards(middle, "ArrowRight", cells)?.id).toBe(6);
    expect(towards(cells[6]!, "ArrowUp", cells)).toBeUndefined();
  });

  test("one or two places have no cells", () => {
    expect(cellsOf(nine.slice(0, 2), box).cells).toEqual([]);
  });
});

describe("five steps", () => {
  test("few different values have a step each, spread over the hue; the legend says what each holds", () => {
    const values = [...Array.from({ length: 100 }, () => 0), 1, 1, 3];
    const bounds = boundsOf(values);
    expect(values.map((v) => hueOf(stepOf(v, bounds), bounds)).slice(-4)).toEqual([0, 2, 2, 4]);
    expect(rangesOf(values, bounds)).toEqual([
      { hue: 0, from: 0, to: 0 },
      { hue: 2, from: 1, to: 1 },
      { hue: 4, from: 3, to: 3 },
    ]);
  });

  test("where all are alike there is one step", () => {
    expect(boundsOf([7, 7, 7])).toEqual([]);
    expect(rangesOf([7, 7, 7], [])).toEqual([{ hue: 0, from: 7, to: 7 }]);
  });

  test("no value lies in two ranges, and every value in one", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 130 }), (values) => {
        const ranges = rangesOf(values, boundsOf(values));
        for (const value of values)
          expect(ranges.filter((r) => r.from <= value && value <= r.to)).toHaveLength(1);
        expect(new Set(ranges.map((r) => r.hue)).size).toBe(ranges.length);
      }),
    );
  });

  test("the least value has the first step, the greatest the last, and more is never less", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 5 }), (values) => {
        const bounds = boundsOf(values);
        const sorted = values.toSorted((a, b) => a - b).map((v) => stepOf(v, bounds));
        expect(sorted[0]).toBe(0);
        expect(sorted.at(-1)).toBe(4);
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }),
    );
  });
});
