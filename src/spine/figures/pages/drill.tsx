/** From a total to its units, and from a unit to the records that were counted. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Figure, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown, numberShown } from "#base/ui/typed.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import css from "./figures.module.css";
import { usePeriod } from "./parts.tsx";
import type { ByUnit, Records } from "./types.ts";
import { figureWords as words } from "./words.ts";

type UnitRow = ByUnit["rows"][number];

function useAsked() {
  const { period } = usePeriod();
  const [address] = useAddress();
  return { from: period.from, to: period.to, dims: address["dims"] ?? "" };
}

/** Largest first, then zeros, then the other kinds of nothing. */
function inOrder(rows: readonly UnitRow[]): readonly UnitRow[] {
  const weight = ({ figure }: UnitRow): number => (figure.state === "zero" ? 0 : (figure.value ?? -1));
  return rows.toSorted((a, b) => weight(b) - weight(a));
}

function Line({
  row,
  chosen,
  isComputed,
}: {
  row: UnitRow;
  chosen: boolean;
  isComputed: boolean;
}): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const figure = <Figure cell={row.figure} spell />;
  return (
    <tr data-open={chosen || undefined}>
      <th scope="row">{row.unit.name}</th>
      <td data-align="end" data-label={say(words.value)}>
        {isComputed ? (
          <button
            type="button"
            className={css.number}
            aria-pressed={chosen}
            onClick={() => change({ unit: chosen ? null : String(row.unit.id) })}
          >
            {figure}
          </button>
        ) : (
          figure
        )}
      </td>
      <td className={css.quiet} data-label={say(words.by)}>
        {row.at && [row.byName ?? say(words.computed), instantShown(row.at)].join(" · ")}
        {row.note && <span> · {row.note}</span>}
      </td>
    </tr>
  );
}

function Found({ data }: { data: Records }): ReactNode {
  const say = useSay();
  return (
    <Card className={css.sheet}>
      {data.rows.length === 0 && <p className={css.quiet}>{say(words.noRecords)}</p>}
      <ul className={css.records}>
        {data.rows.map((r) => (
          <li key={r.code}>
            <Go href={r.href}>{r.title}</Go> <span className={css.quiet}>{r.code}</span>
          </li>
        ))}
      </ul>
      {data.cut && <p className={css.quiet}>{say(words.cut)}</p>}
      {data.hidden > 0 && (
        <p className={css.soon}>{say(words.hiddenRecords, { n: numberShown(data.hidden) })}</p>
      )}
    </Card>
  );
}

function RecordList({ code, units }: { code: string; units: readonly UnitRow[] }): ReactNode {
  const say = useSay();
  const asked = useAsked();
  const [address, change] = useAddress();
  const unitId = address["unit"];
  const { data, error, refetch } = useQuery({
    queryKey: ["figure-records", code, asked, unitId],
    queryFn: ({ signal }) =>
      request<Records>(`/api/indicators/${code}/records`, { query: { ...asked, unitId }, signal }),
  });
  const unit = units.find((u) => String(u.unit.id) === unitId)?.unit.name;
  return (
    <section className={css.block} aria-live="polite">
      <div className={css.blockHead}>
        <h2>{unit ? say(words.recordsOf, { unit }) : say(words.records)}</h2>
        {unitId && (
          <button type="button" className={css.number} onClick={() => change({ unit: null })}>
            {say(words.allUnits)}
          </button>
        )}
      </div>
      {error && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={4} />}
      {data && <Found data={data} />}
    </section>
  );
}

/** What each unit says, largest first. */
function UnitTable({ rows, isComputed }: { rows: readonly UnitRow[]; isComputed: boolean }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  return (
    <Card>
      <PlainTable className={css.names} label={say(words.byUnit)}>
        <thead>
          <tr>
            <th scope="col">{say(words.unit)}</th>
            <th scope="col" data-align="end">
              {say(words.value)}
            </th>
            <th scope="col">{say(words.by)}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(rows).map((row) => (
            <Line
              key={row.unit.id}
              row={row}
              chosen={String(row.unit.id) === address["unit"]}
              isComputed={isComputed}
            />
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}

/** Units, and beneath a computed figure its records. */
export function Drill({ code, isComputed }: { code: string; isComputed: boolean }): ReactNode {
  const say = useSay();
  const asked = useAsked();
  const { data, error, refetch } = useQuery({
    queryKey: ["figure-units", code, asked],
    queryFn: ({ signal }) => request<ByUnit>(`/api/indicators/${code}/units`, { query: asked, signal }),
  });
  if (error) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <>
      {isComputed ? (
        <RecordList code={code} units={data.rows} />
      ) : (
        <p className={css.quiet}>{say(words.typedNoRecords)}</p>
      )}
      {data.rows.length + data.hidden > 0 && (
        <section className={css.block}>
          <h2>{say(words.byUnit)}</h2>
          {data.rows.length > 0 && <UnitTable rows={data.rows} isComputed={isComputed} />}
          {data.hidden > 0 && (
            <p className={css.soon}>{say(words.hiddenUnits, { n: numberShown(data.hidden) })}</p>
          )}
        </section>
      )}
    </>
  );
}
