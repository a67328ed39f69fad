/** The plan on the map: what is late, not acknowledged or done, ward by ward, and the same figures as a table. */
import "#base/ui/styles/forms.ts";
import { NativeSelect } from "@mantine/core";
import { IconMap2 } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { Card, Empty, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { CellMap, type Valued } from "#base/ui/map/cell-map.tsx";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import { mapShown, measureOf, valueOn, type MapMeasure } from "../rules/shown.ts";
import css from "./map/map.module.css";
import { mapWords as words } from "./map/words.ts";
import { Table } from "./plain-table.tsx";
import { NoPlan, PlanHead, useChosen, type Chosen } from "./tabs.tsx";
import { tasksHref } from "./tree-rows.ts";
import type { Counts } from "./types.ts";
import { screenWords } from "./words.ts";

interface UnitRow extends Counts {
  readonly unitId: number;
  readonly name: string;
}

/** Where a ward lies, as the directory of agencies publishes it. */
interface Point {
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
}

interface Measure {
  readonly code: MapMeasure;
  readonly label: Label;
  readonly unit: Label;
  /** The state under which the tasks of a ward are listed. */
  readonly status: string | undefined;
}

const measures = {
  overdue: { code: "overdue", label: words.overdue, unit: words.tasksUnit, status: "overdue" },
  given: { code: "given", label: words.given, unit: words.tasksUnit, status: "given" },
  done: { code: "done", label: words.done, unit: words.percentUnit, status: undefined },
} as const satisfies Record<MapMeasure, Measure>;

function useRows(chosen: Chosen) {
  const { id } = chosen.plan;
  const units = useQuery({
    queryKey: ["plan-units", chosen.where],
    queryFn: ({ signal }) =>
      request<{ rows: readonly UnitRow[] }>(`/api/plan/documents/${id}/units`, {
        query: chosen.query,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const points = useQuery({
    queryKey: ["agencies", "map", undefined],
    queryFn: ({ signal }) => request<{ rows: readonly Point[] }>("/api/agencies/map", { signal }),
  });
  return { units, points };
}

function Figures(props: { rows: readonly UnitRow[]; measure: Measure; chosen: Chosen }): ReactNode {
  const say = useSay();
  const may = useMay("task.read");
  const { measure, chosen } = props;
  const sorted = mapShown(props.rows, measure.code);
  const where = { ...chosen.where, status: measure.status };
  return (
    <div className={css.tall}>
      <Table
        label={say(words.label, { what: say(measure.label) })}
        head={[
          { key: "name", text: say(screenWords.unitCol) },
          { key: "value", text: `${say(measure.label)} (${say(measure.unit)})`, end: true },
        ]}
        rows={sorted.map((row) => {
          const value = valueOn(measure.code, row);
          const told = value === null ? "—" : numberShown(value);
          const href = tasksHref({ ...where, agency: row.unitId });
          return { key: String(row.unitId), cells: [row.name, may ? <Go href={href}>{told}</Go> : told] };
        })}
      />
    </div>
  );
}

function Shown({ chosen, code }: { chosen: Chosen; code: MapMeasure }): ReactNode {
  const say = useSay();
  const go = useGo();
  const may = useMay("task.read");
  const measure: Measure = measures[code];
  const { units, points } = useRows(chosen);
  const places = useMemo(() => {
    const at = new Map((points.data?.rows ?? []).map((p) => [p.id, p]));
    return (units.data?.rows ?? []).flatMap((row): Valued[] => {
      const point = at.get(row.unitId);
      return point
        ? [
            {
              id: point.id,
              lat: point.lat,
              lon: point.lon,
              name: row.name,
              value: valueOn(measure.code, row),
            },
          ]
        : [];
    });
  }, [units.data, points.data, measure]);
  const error = units.error ?? points.error;
  if (error && !(units.data && points.data))
    return <ProblemNote error={error} again={() => void units.refetch().then(() => points.refetch())} />;
  if (!units.data || !points.data) return <Waiting lines={10} />;
  if (places.length === 0)
    return <Empty icon={IconMap2} title={say(words.none)} next={say(words.noneNext)} />;
  const shown = new Set(places.map((p) => p.id));
  const open = (agency: number): void => {
    const where = { ...chosen.where, status: measure.status, agency };
    if (may) go(tasksHref(where));
  };
  return (
    <div className={css.two}>
      <Card className={css.sheet}>
        <CellMap
          label={say(words.label, { what: say(measure.label) })}
          unit={say(measure.unit)}
          places={places}
          onOpen={open}
        />
      </Card>
      <Card className={css.sheet}>
        <Figures
          rows={units.data.rows.filter((r) => shown.has(r.unitId))}
          measure={measure}
          chosen={chosen}
        />
      </Card>
    </div>
  );
}

/** The screen at /plan/map. */
export default function PlanMap(): ReactNode {
  const say = useSay();
  const { chosen, query } = useChosen();
  const [address, change] = useAddress();
  const code = measureOf(address["show"]);
  return (
    <>
      <PlanHead view="map" hint={words.hint} chosen={chosen} />
      {query.error && !query.data && <ProblemNote error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={10} />}
      {query.data && !chosen && <NoPlan />}
      {chosen && (
        <>
          <NativeSelect
            className={`${css.choose} no-print`}
            label={say(words.show)}
            value={code}
            data={Object.entries(measures).map(([value, m]) => ({ value, label: say(m.label) }))}
            onChange={(event) => change({ show: event.currentTarget.value })}
          />
          <Shown chosen={chosen} code={code} />
        </>
      )}
    </>
  );
}
