/** How good the reports of a cycle are, by unit: complete, in time, consistent, beside one another; totals by kind of unit. */
import { IconReport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Empty, PageTitle, Progress, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress, usePath, type Search } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import { kindWords } from "#spine/agencies/web.ts";
import {
  cellsPercent,
  qualityShows,
  rulesPercent,
  type CellsTold,
  type QualityRow,
  type QualityShow,
  type QualityTotal,
} from "../rules/quality.ts";
import type { Consistency } from "../rules/findings.ts";
import { qualityWords as sheetWords } from "../words.ts";
import { stateLooks } from "./codes.ts";
import { qualityWords as words } from "./quality-words.ts";
import css from "./reports.module.css";
import type { Cycle } from "./types.ts";

const kinds: Readonly<Record<string, Label>> = kindWords;
const kindLabel = (kind: string): Label => kinds[kind] ?? { vi: kind, en: kind };
const kindChoices = Object.entries(kinds).map(([code, label]) => ({ code, label }));

const shows: Readonly<Record<QualityShow, Label>> = {
  all: words.all,
  missing: words.missing,
  late: words.late,
  warned: words.warned,
  explained: words.explained,
};

function Cells({ cells, label }: { cells: CellsTold; label: string }): ReactNode {
  const say = useSay();
  const percent = cellsPercent(cells);
  const told = cells.required - cells.missing;
  return (
    <span className={css.stack}>
      <Progress done={percent} total={100} label={label} text={`${percent} %`} />
      <span className={css.quiet}>
        {say(words.told, { told: numberShown(told), required: numberShown(cells.required) })} ·{" "}
        {say(words.kinds, {
          value: numberShown(cells.value),
          zero: numberShown(cells.zero),
          not: numberShown(cells.notApplicable),
        })}
      </span>
    </span>
  );
}

function Days({ row }: { row: QualityRow }): ReactNode {
  const say = useSay();
  const n = numberShown(Math.abs(row.days));
  if (row.firstOn === null)
    return row.days > 0 ? (
      <span className={css.late}>{say(words.overdueN, { n })}</span>
    ) : (
      <span className={css.quiet}>{say(words.leftN, { n })}</span>
    );
  return (
    <span className={css.stack}>
      <span className={row.days > 0 ? css.late : css.good}>
        {row.days === 0 ? say(words.onDay) : say(row.days > 0 ? words.lateN : words.earlyN, { n })}
      </span>
      <span className={css.quiet}>{say(words.firstOn, { on: dateShown(row.firstOn) })}</span>
    </span>
  );
}

function Rules({ rules }: { rules: Consistency }): ReactNode {
  const say = useSay();
  if (rules.apply === 0) return <span className={css.quiet}>{say(words.noRule)}</span>;
  return (
    <span className={css.stack}>
      <span>
        {rulesPercent(rules)} %{" "}
        <span className={css.quiet}>{say(words.kept, { kept: rules.kept, apply: rules.apply })}</span>
      </span>
      {rules.broken > 0 && <span className={css.soon}>{say(words.brokenN, { n: rules.broken })}</span>}
    </span>
  );
}

function Missing({ n }: { n: number }): ReactNode {
  return n === 0 ? "0" : <span className={css.soon}>{numberShown(n)}</span>;
}

const columns: readonly Column<QualityRow>[] = [
  { key: "unit", label: sheetWords.unit, sorts: true, width: 190, show: ({ unit }) => unit.name },
  {
    key: "kind",
    label: sheetWords.kind,
    spare: true,
    filter: { kind: "choice", choices: kindChoices },
    show: ({ unit }) => <KindName kind={unit.kind} />,
  },
  {
    key: "state",
    label: sheetWords.state,
    width: 130,
    show: ({ state }) => <StatusBadge look={stateLooks[state]} />,
  },
  {
    key: "cells",
    label: sheetWords.cells,
    sorts: true,
    width: 250,
    show: ({ cells, unit }) => <Cells cells={cells} label={unit.name} />,
  },
  {
    key: "missing",
    label: sheetWords.missing,
    sorts: true,
    align: "end",
    show: ({ cells }) => <Missing n={cells.missing} />,
  },
  { key: "days", label: words.time, sorts: true, width: 150, show: (row) => <Days row={row} /> },
  {
    key: "rules",
    label: sheetWords.rules,
    sorts: true,
    width: 160,
    show: ({ rules }) => <Rules rules={rules} />,
  },
  {
    key: "explained",
    label: words.exceptions,
    sorts: true,
    align: "end",
    show: ({ rules }) => numberShown(rules.explained),
  },
];

function KindName({ kind }: { kind: string }): ReactNode {
  return useSay()(kindLabel(kind));
}

interface Totals {
  readonly totals: readonly QualityTotal[];
  readonly counts: Readonly<Record<QualityShow, number>>;
}

function TotalLine({ total }: { total: QualityTotal }): ReactNode {
  const say = useSay();
  const name = say(total.kind === null ? sheetWords.allUnits : kindLabel(total.kind));
  const { cells, rules } = total;
  const num = (label: string, value: ReactNode): ReactNode => (
    <td data-align="end" data-label={label}>
      {value}
    </td>
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      {num(say(words.units), numberShown(total.units))}
      {num(say(sheetWords.cells), `${cellsPercent(cells)} %`)}
      {num(say(sheetWords.value), numberShown(cells.value))}
      {num(say(sheetWords.zero), numberShown(cells.zero))}
      {num(say(sheetWords.notApplicable), numberShown(cells.notApplicable))}
      {num(say(sheetWords.missing), numberShown(cells.missing))}
      {num(say(words.inTime), `${numberShown(total.onTime)}/${numberShown(total.handed)}`)}
      {num(say(sheetWords.rules), rules.apply === 0 ? "–" : `${rulesPercent(rules)} %`)}
      {num(say(words.exceptions), numberShown(rules.explained))}
    </tr>
  );
}

function TotalsTable({ totals }: { totals: readonly QualityTotal[] }): ReactNode {
  const say = useSay();
  const heads = [
    words.units,
    sheetWords.cells,
    sheetWords.value,
    sheetWords.zero,
    sheetWords.notApplicable,
    sheetWords.missing,
    words.inTime,
    sheetWords.rules,
    words.exceptions,
  ];
  return (
    <Card className={css.above}>
      <PlainTable compact label={say(words.totals)}>
        <thead>
          <tr>
            <th scope="col">{say(sheetWords.kind)}</th>
            {heads.map((head) => (
              <th key={head.en} scope="col" data-align="end">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {totals.map((total) => (
            <TotalLine key={total.kind ?? ""} total={total} />
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}

function Shows({ counts }: { counts: Totals["counts"] }): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const chosen = address["show"] ?? "all";
  return (
    <div className={`${css.tools} no-print`}>
      <div className={css.filters} role="group" aria-label={say(words.filter)}>
        {qualityShows.map((show) => (
          <button
            key={show}
            type="button"
            className={css.filter}
            aria-pressed={chosen === show}
            onClick={() => change({ show: show === "all" ? null : show })}
          >
            {say(shows[show])} <span className={css.n}>{numberShown(counts[show])}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

/** What narrows the list narrows its totals. */
function narrowed({ show, kind, q }: Search): Record<string, string> {
  const pairs = Object.entries({ show, kind, q }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(pairs) as Record<string, string>;
}

function Body({ cycle }: { cycle: Cycle }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const url = `/api/reports/cycles/${cycle.id}/quality`;
  const query = narrowed(address);
  const { data, error } = useQuery({
    queryKey: ["report-quality", cycle.id, query],
    queryFn: ({ signal }) => request<Totals>(`${url}/totals`, { query, signal }),
    placeholderData: (before) => before,
  });
  return (
    <>
      {error && !data && <ProblemNote error={error} />}
      {data && <Shows counts={data.counts} />}
      {data && data.totals.length > 1 && <TotalsTable totals={data.totals} />}
      <DataTable<QualityRow>
        name="report-quality"
        label={sheetWords.quality}
        url={url}
        columns={columns}
        rowKey={(row) => String(row.submissionId)}
        href={(row) => `/reports/submissions/${row.submissionId}`}
        empty={<Empty icon={IconReport} title={say(words.nobody)} next={say(words.nobodyNext)} />}
      />
      <p className={css.foot}>{say(words.note)}</p>
    </>
  );
}

/** The screen at /reports/cycles/$id/quality. */
export default function QualityPage(): ReactNode {
  const say = useSay();
  const id = Number(usePath()["id"]);
  const { data, error, refetch } = useQuery({
    queryKey: ["report-cycle", id],
    queryFn: ({ signal }) => request<Cycle>(`/api/reports/cycles/${id}`, { signal }),
  });
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  return (
    <>
      <PageTitle
        title={say(sheetWords.quality)}
        hint={say(words.hint, { due: dateShown(data.dueOn) })}
        trail={
          <>
            <Go href="/reports">{say(words.menu)}</Go> ›{" "}
            <Go href={`/reports/cycles/${data.id}`}>{data.name}</Go>
          </>
        }
      />
      <Body cycle={data} />
    </>
  );
}
