/** The city's figures; each opens the units that it is made of, and those open their records. */
import { useQuery } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import { Card, Figure, StatusBadge, Waiting, type Cell } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { Beside, SidePanel } from "#base/ui/side-panel.tsx";
import { numberShown } from "#base/ui/typed.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { figureHref, keyOf, stateLooks } from "../codes.ts";
import { CityBeside, UnitBeside } from "./beside.tsx";
import css from "./city.module.css";
import type { CityFigure, Consolidation, Standing } from "./types.ts";
import { cityWords as words } from "./words.ts";

interface UnitFigure extends Standing {
  readonly figure: Cell;
  readonly counted: boolean;
  readonly estimate: Cell | null;
  readonly supplement: Cell | null;
  readonly note: string | null;
}

/** Value first, largest to smallest, then the kinds of nothing. */
function inOrder(rows: readonly UnitFigure[]): readonly UnitFigure[] {
  const weight = (row: UnitFigure): number => (row.counted ? 1e16 : 0) + (row.figure.value ?? -1);
  return rows.toSorted((a, b) => weight(b) - weight(a));
}

function Units({ data, figure }: { data: Consolidation; figure: CityFigure }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const include = address["include"] === "submitted" ? "submitted" : "approved";
  const { indicator, dims } = figure;
  const { id, from, to } = data.cycle;
  const {
    data: drill,
    error,
    refetch,
  } = useQuery({
    queryKey: ["city-figure", id, include, indicator, dims],
    queryFn: ({ signal }) =>
      request<{ rows: readonly UnitFigure[] }>(`/api/reports/cycles/${id}/figures`, {
        query: { include, indicator, dims },
        signal,
      }),
  });
  if (error) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!drill) return <Waiting />;
  return (
    <>
      <p>
        <Go href={figureHref({ indicator, dims, from, to })}>{say(words.records)}</Go>
      </p>
      <table className={css.plain} aria-label={say(words.byUnit)}>
        <thead>
          <tr>
            <th scope="col">{say(words.unit)}</th>
            <th scope="col">{say(words.state)}</th>
            <th scope="col" data-align="end">
              {say(words.value)}
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(drill.rows).map((row) => (
            <tr key={row.submissionId}>
              <th scope="row">
                <Go href={`/reports/submissions/${row.submissionId}`}>{row.unit.name}</Go>
              </th>
              <td>
                <StatusBadge look={stateLooks[row.state]} />
              </td>
              <td data-align="end">
                {row.counted ? (
                  <Go href={figureHref({ indicator, dims, from, to, unit: row.unit.id })}>
                    <Figure cell={row.figure} spell />
                  </Go>
                ) : (
                  <span className={css.quiet}>{say(words.notCounted)}</span>
                )}
                {figure.yearEnd && <UnitBeside {...row} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface LineProps {
  readonly row: CityFigure;
  readonly open: boolean;
  readonly onOpen: () => void;
}

function Line({ row, open, onOpen }: LineProps): ReactNode {
  const say = useSay();
  return (
    <tr data-open={open || undefined}>
      <th scope="row">
        {say(row.label)} <span className={css.quiet}>({say(row.unit)})</span>
        {row.part && (
          <span className={css.quiet} lang="vi">
            {" · "}
            {row.part}
          </span>
        )}
      </th>
      <td data-align="end" data-label={say(words.total)}>
        <button type="button" className={css.number} onClick={onOpen} aria-expanded={open}>
          <Figure cell={row.figure} spell />
        </button>
      </td>
      <td data-align="end" data-label={say(words.reported)}>
        {numberShown(row.reported)}
      </td>
      <td data-align="end" data-label={say(words.missing)} className={row.missing > 0 ? css.soon : undefined}>
        {numberShown(row.missing)}
      </td>
      <td data-align="end" data-label={say(words.notApplicable)}>
        {numberShown(row.notApplicable)}
      </td>
    </tr>
  );
}

/** The table of all figures. */
export function CityFigures({ data }: { data: Consolidation }): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const chosen = data.figures.find((f) => keyOf(f) === address["open"]);
  return (
    <Beside open={chosen !== undefined}>
      <div>
        <p className={css.quiet}>{say(words.recorded)}</p>
        <Card className={css.sheet}>
          <PlainTable label={say(words.figures)}>
            <thead>
              <tr>
                <th scope="col">{say(words.figure)}</th>
                <th scope="col" data-align="end">
                  {say(words.total)}
                </th>
                <th scope="col" data-align="end">
                  {say(words.reported)}
                </th>
                <th scope="col" data-align="end">
                  {say(words.missing)}
                </th>
                <th scope="col" data-align="end">
                  {say(words.notApplicable)}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.figures.map((row) => (
                <Fragment key={keyOf(row)}>
                  <Line
                    row={row}
                    open={row === chosen}
                    onOpen={() => change({ open: row === chosen ? null : keyOf(row) })}
                  />
                  <CityBeside row={row} span={5} />
                </Fragment>
              ))}
            </tbody>
          </PlainTable>
        </Card>
      </div>
      {chosen && (
        <SidePanel
          name={[say(chosen.label), chosen.part].filter(Boolean).join(" · ")}
          onClose={() => change({ open: null })}
        >
          <Units data={data} figure={chosen} />
        </SidePanel>
      )}
    </Beside>
  );
}
