import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, cellsOf, stepOf, towards, type Place } from "./cells.ts";

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
