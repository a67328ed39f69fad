/** Cells around points on the ground: projected, divided by nearness, numbered in five steps. Pure. */
import { Delaunay } from "d3-delaunay";
import { geoMercator } from "d3-geo";

/** A place on the map. */
export interface Place {
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
}

/** A cell ready to be drawn, in the units of the view box. */
export interface Drawn {
  readonly id: number;
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly neighbours: readonly number[];
}

/** All cells, and how far one reaches from its point: what lies farther is nobody's. */
export interface Cells {
  readonly cells: readonly Drawn[];
  readonly reach: number;
}

/** The view box in which cells are drawn. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Room for the outermost cells, which reach no farther than a twelfth of the width. */
const margin = 60;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Draws a cell around each place, north upwards. Fewer than three places have no cells. */
export function cellsOf(places: readonly Place[], box: Box): Cells {
  if (places.length < 3) return { cells: [], reach: 0 };
  const coordinates = places.map((p): [number, number] => [p.lon, p.lat]);
  const projection = geoMercator().fitExtent(
    [
      [margin, margin],
      [box.width - margin, box.height - margin],
    ],
    { type: "MultiPoint", coordinates },
  );
  const points = coordinates.map((c): [number, number] => projection(c) ?? [0, 0]);
  const delaunay = Delaunay.from(points);
  const voronoi = delaunay.voronoi([0, 0, box.width, box.height]);
  const cells = places.map((place, at): Drawn => {
    const [x, y] = points[at] ?? [0, 0];
    const neighbours = [...delaunay.neighbors(at)].flatMap((n) => places[n]?.id ?? []);
    return { id: place.id, path: voronoi.renderCell(at) ?? "", x, y, neighbours };
  });
  const gaps = points.map(([x, y], at) =>
    median(
      [...delaunay.neighbors(at)].map((n) =>
        Math.hypot(x - (points[n]?.[0] ?? x), y - (points[n]?.[1] ?? y)),
      ),
    ),
  );
  return { cells, reach: Math.min(Math.max(...gaps), box.width / 12) };
}

/** How many steps the hue has. */
export const steps = 5;

/**
 * The upper bounds of all steps but the last, so that each holds about as many values; where there are no more different
 * values than steps, each has its own.
 */
export function boundsOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= steps) return distinct.slice(1);
  const fifths = [1, 2, 3, 4].map((k) => sorted[Math.floor((k * sorted.length) / steps)] ?? 0);
  return [...new Set(fifths)].filter((bound) => bound > (sorted[0] ?? 0));
}

/** What each step holds, from the least: its place in the hue (0–4), its lowest and its highest value. */
export function rangesOf(
  values: readonly number[],
  bounds: readonly number[],
): readonly { readonly hue: number; readonly from: number; readonly to: number }[] {
  const byStep = Map.groupBy(
    values.toSorted((a, b) => a - b),
    (value) => stepOf(value, bounds),
  );
  return [...byStep].map(([step, own]) => ({
    hue: hueOf(step, bounds),
    from: own[0] ?? 0,
    to: own.at(-1) ?? 0,
  }));
}

/** The hue of a step: few steps are spread over the whole of it. */
export function hueOf(step: number, bounds: readonly number[]): number {
  return bounds.length === 0 ? 0 : Math.round((step * (steps - 1)) / bounds.length);
}

/** The step of a value, 0 to 4. */
export function stepOf(value: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => value >= bound).length;
}

/** The cell that an arrow key leads to: the neighbour that lies most in that direction. */
export function towards(from: Drawn, key: string, all: readonly Drawn[]): Drawn | undefined {
  const aims: Record<string, [number, number]> = {
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
  };
  const aim = aims[key];
  if (!aim) return undefined;
  const lean = (cell: Drawn): number => {
    const [dx, dy] = [cell.x - from.x, cell.y - from.y];
    return (dx * aim[0] + dy * aim[1]) / (Math.hypot(dx, dy) || 1);
  };
  return all
    .filter((cell) => from.neighbours.includes(cell.id) && lean(cell) > 0.3)
    .toSorted((a, b) => lean(b) - lean(a))[0];
}
