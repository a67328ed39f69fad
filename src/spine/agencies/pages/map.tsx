/** The wards and communes as cells around their published points, and the same figures as a table beneath. */
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { Card, Empty, Waiting } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { CellMap } from "#base/ui/map/cell-map.tsx";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { Beside, SidePanel } from "#base/ui/side-panel.tsx";
import { numberShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import type { MapAnswer } from "../answers.ts";
import { fieldWords } from "../words.ts";
import css from "./agencies.module.css";
import { DayChoice, useDay } from "./day.tsx";
import { Head, UnitLink } from "./parts.tsx";
import { UnitView } from "./unit-view.tsx";
import { words } from "./words.ts";

type Point = MapAnswer["rows"][number];

interface Measure {
  readonly label: Label;
  readonly unit: Label;
  readonly of: (point: Point) => number | null;
}

const km2: Label = { vi: "km²", en: "km²" };

const measures = {
  population: { label: fieldWords.population, unit: words.people, of: (p) => p.population },
  density: {
    label: words.density,
    unit: words.perKm2,
    of: (p) => (p.population !== null && p.areaKm2 ? Math.round(p.population / p.areaKm2) : null),
  },
  area: { label: fieldWords.areaKm2, unit: km2, of: (p) => p.areaKm2 },
  hamlets: { label: words.hamletsCount, unit: words.hamletsUnit, of: (p) => p.hamlets },
} as const satisfies Record<string, Measure>;

type MeasureCode = keyof typeof measures;

function Figures({ places, measure }: { places: readonly Point[]; measure: Measure }): ReactNode {
  const say = useSay();
  const sorted = places.toSorted((a, b) => (measure.of(b) ?? -1) - (measure.of(a) ?? -1));
  return (
    <div className={css.tall}>
      <table className={css.grid} aria-label={say(words.mapLabel, { what: say(measure.label) })}>
        <thead>
          <tr>
            <th scope="col">{say(fieldWords.name)}</th>
            <th scope="col" data-align="end">
              {say(measure.label)} ({say(measure.unit)})
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((place) => {
            const value = measure.of(place);
            return (
              <tr key={place.id}>
                <th scope="row">
                  <UnitLink unit={place} />
                </th>
                <td data-align="end">{value === null ? "—" : numberShown(value)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function useMeasure(): [Measure, MeasureCode, (code: string) => void] {
  const [search, change] = useAddress();
  const asked = search["show"] as MeasureCode | undefined;
  const code = asked && asked in measures ? asked : "population";
  return [measures[code], code, (next) => change({ show: next === "population" ? null : next })];
}

interface ShownProps {
  readonly data: MapAnswer;
  readonly measure: Measure;
  readonly open: string | undefined;
  readonly onOpen: (id: number) => void;
}

function Shown({ data, measure, open, onOpen }: ShownProps): ReactNode {
  const say = useSay();
  const places = useMemo(
    () => data.rows.map((point) => ({ ...point, value: measure.of(point) })),
    [data, measure],
  );
  const unplaced = say(words.unplaced, { n: data.unplaced.length });
  if (places.length === 0) return <Empty title={say(words.mapNone)} next={unplaced} />;
  return (
    <>
      <div className={css.two}>
        <Card className={css.sheet}>
          <CellMap
            label={say(words.mapLabel, { what: say(measure.label) })}
            unit={say(measure.unit)}
            places={places}
            open={open ? Number(open) : undefined}
            onOpen={onOpen}
          />
        </Card>
        <Card className={css.sheet}>
          <Figures places={data.rows} measure={measure} />
        </Card>
      </div>
      {data.unplaced.length > 0 && <p className={css.quiet}>{unplaced}</p>}
    </>
  );
}

/** The screen at /agencies/map. */
export default function AgencyMap(): ReactNode {
  const say = useSay();
  const date = useDay();
  const [search, change] = useAddress();
  const [measure, code, choose] = useMeasure();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["agencies", "map", date],
    queryFn: ({ signal }) => request<MapAnswer>("/api/agencies/map", { query: { date }, signal }),
  });
  const open = search["open"];
  return (
    <Beside open={Boolean(open)}>
      <Head tab="map" hint={words.mapHint} />
      <div className={css.stack} data-wide="">
        <DayChoice>
          <NativeSelect
            label={say(words.mapShow)}
            data={Object.entries(measures).map(([value, m]) => ({ value, label: say(m.label) }))}
            value={code}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        </DayChoice>
        {error && <ProblemNote error={error} again={() => void refetch()} />}
        {isPending && <Waiting lines={10} />}
        {data && (
          <Shown data={data} measure={measure} open={open} onOpen={(id) => change({ open: String(id) })} />
        )}
      </div>
      {open && (
        <SidePanel name={say(words.title)} page={`/agencies/${open}`} onClose={() => change({ open: null })}>
          <UnitView id={open} beside />
        </SidePanel>
      )}
    </Beside>
  );
}
