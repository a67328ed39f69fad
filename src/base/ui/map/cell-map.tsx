/**
 * A map of cells around points: five steps of one hue, the value at the pointer and under the keys. The numbers stand
 * in a table beneath, which the screen gives: the map alone is never the only way to a figure.
 */
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useSay } from "../language.ts";
import { numberShown } from "../typed.ts";
import type { Words } from "../../words.ts";
import { boundsOf, cellsOf, hueOf, rangesOf, stepOf, towards, type Drawn, type Place } from "./cells.ts";
import css from "./cell-map.module.css";

const words = {
  keys: { vi: "Phím mũi tên đi từ ô này sang ô kề.", en: "Arrow keys go from cell to cell." },
  nothing: { vi: "chưa có số liệu", en: "no figure" },
} as const satisfies Words;

/** A place with its name and its figure; null where there is none. */
export interface Valued extends Place {
  readonly name: string;
  readonly value: number | null;
}

interface CellMapProps {
  readonly label: string;
  /** What one of the figures is: "người". */
  readonly unit: string;
  readonly places: readonly Valued[];
  readonly onOpen?: (id: number) => void;
  readonly open?: number | undefined;
}

const box = { width: 720, height: 720 };

function Legend({ values, unit }: { values: readonly number[]; unit: string }): ReactNode {
  const ranges = rangesOf(values, boundsOf(values));
  return (
    <ul className={css.legend}>
      {ranges.map(({ hue, from, to }) => (
        <li key={hue}>
          <span className={css.swatch} data-step={hue} aria-hidden="true" />{" "}
          {from === to ? numberShown(from) : `${numberShown(from)} – ${numberShown(to)}`}
        </li>
      ))}
      <li className={css.unit}>{unit}</li>
    </ul>
  );
}

interface CellProps {
  readonly cell: Drawn;
  readonly name: string;
  readonly step: number | undefined;
  readonly here: boolean;
  readonly open: boolean;
}

function Cell({ cell, name, step, here, open }: CellProps): ReactNode {
  return (
    <path
      d={cell.path}
      className={css.cell}
      data-id={cell.id}
      data-step={step}
      data-here={here || undefined}
      role="button"
      aria-pressed={open}
      tabIndex={here ? 0 : -1}
      aria-label={name}
    />
  );
}

function Tip({ at, name, value }: { at: Drawn; name: string; value: string }): ReactNode {
  return (
    <div
      className={css.tip}
      data-left={at.x > box.width / 2 || undefined}
      style={{ left: `${(at.x / box.width) * 100}%`, top: `${(at.y / box.height) * 100}%` }}
    >
      <strong>{name}</strong>
      <span>{value}</span>
    </div>
  );
}

function scaleOf(places: readonly Valued[]): { values: readonly number[]; bounds: readonly number[] } {
  const values = places.flatMap((p) => p.value ?? []);
  return { values, bounds: boundsOf(values) };
}

/** The whole map with its scale. */
export function CellMap(props: CellMapProps): ReactNode {
  const say = useSay();
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const { cells, reach } = useMemo(() => cellsOf(props.places, box), [props.places]);
  const known = useMemo(() => new Map(props.places.map((p) => [p.id, p])), [props.places]);
  const { values, bounds } = useMemo(() => scaleOf(props.places), [props.places]);
  const [at, go] = useState(cells[0]?.id ?? 0);
  const [pointed, point] = useState<number | null>(null);
  const idOf = (target: EventTarget): number | null => {
    const text = (target as Element).closest("[data-id]")?.getAttribute("data-id");
    return text ? Number(text) : null;
  };
  const valueOf = (place: Valued | undefined): string =>
    place?.value === null || !place ? say(words.nothing) : `${numberShown(place.value)} ${props.unit}`;
  const press = (event: KeyboardEvent): void => {
    const here = cells.find((cell) => cell.id === at);
    if (event.key === "Enter" || event.key === " ") props.onOpen?.(at);
    const next = here && towards(here, event.key, cells);
    if (!next && event.key !== " ") return;
    event.preventDefault();
    if (!next) return;
    go(next.id);
    point(next.id);
    svg.current?.querySelector<SVGPathElement>(`[data-id="${next.id}"]`)?.focus();
  };
  const open = (target: EventTarget): void => {
    const chosen = idOf(target);
    if (chosen === null) return;
    go(chosen);
    props.onOpen?.(chosen);
  };
  const tip = pointed === null ? undefined : known.get(pointed);
  const mark = cells.find((cell) => cell.id === pointed);
  const opened = cells.find((cell) => cell.id === props.open);
  return (
    <figure className={css.figure}>
      <div className={css.frame}>
        <svg
          ref={svg}
          viewBox={`0 0 ${box.width} ${box.height}`}
          role="group"
          aria-label={`${props.label}. ${say(words.keys)}`}
          onKeyDown={press}
          onClick={(event) => open(event.target)}
          onPointerMove={(event) => point(idOf(event.target))}
          onPointerLeave={() => point(null)}
          onFocus={(event) => point(idOf(event.target))}
          onBlur={() => point(null)}
        >
          <clipPath id={id}>
            {cells.map((cell) => (
              <circle key={cell.id} cx={cell.x} cy={cell.y} r={reach} />
            ))}
          </clipPath>
          <g clipPath={`url(#${id})`}>
            {cells.map((cell) => {
              const place = known.get(cell.id);
              const value = place?.value ?? null;
              return (
                <Cell
                  key={cell.id}
                  cell={cell}
                  name={`${place?.name ?? ""}: ${valueOf(place)}`}
                  step={value === null ? undefined : hueOf(stepOf(value, bounds), bounds)}
                  here={cell.id === at}
                  open={cell.id === props.open}
                />
              );
            })}
            {/* Drawn last, so that no neighbour covers the line. */}
            {opened && <path d={opened.path} className={css.ring} data-open="" />}
            {mark && <path d={mark.path} className={css.ring} />}
          </g>
        </svg>
        {tip && mark && <Tip at={mark} name={tip.name} value={valueOf(tip)} />}
      </div>
      {values.length > 0 && <Legend values={values} unit={props.unit} />}
    </figure>
  );
}
