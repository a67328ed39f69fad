/** For the city: which clauses of its plan the units took up, clause by clause and unit by unit. */
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Progress, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { SidePanel } from "#base/ui/side-panel.tsx";
import { numberShown } from "#base/ui/typed.ts";
import { Table } from "../plain-table.tsx";
import type { Chosen } from "../tabs.tsx";
import css from "./own.module.css";
import type { Overview, UnitAnswer } from "./types.ts";
import { ownWords as words } from "./words.ts";

const share = (row: { taken: number; asked: number }): string => `${row.taken}/${row.asked}`;

function Clauses({ rows }: { rows: Overview["clauses"] }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  return (
    <Table
      label={say(words.byClause)}
      head={[
        { key: "clause", text: say(words.clause) },
        { key: "taken", text: say(words.takenCol) },
        { key: "left", text: say(words.leftOutCol), end: true },
      ]}
      rows={rows.map((row) => ({
        key: String(row.id),
        cells: [
          <button
            key="clause"
            type="button"
            className={css.link}
            onClick={() => change({ clause: String(row.id) })}
          >
            <strong>{row.path}</strong> <span lang="vi">{row.title}</span>
          </button>,
          row.taken === 0 ? (
            <span key="none" className={css.soon}>
              {say(words.noOne)} (0/{row.asked})
            </span>
          ) : (
            <Progress key="bar" done={row.taken} total={row.asked} label={row.path} text={share(row)} />
          ),
          numberShown(row.leftOut),
        ],
      }))}
    />
  );
}

function Units({ rows }: { rows: Overview["units"] }): ReactNode {
  const say = useSay();
  return (
    <Table
      label={say(words.byUnit)}
      head={[
        { key: "unit", text: say(words.unit) },
        { key: "plan", text: say(words.planCol) },
        { key: "taken", text: say(words.takenCol) },
        { key: "left", text: say(words.leftOutCol), end: true },
      ]}
      rows={rows.map((row) => ({
        key: row.code,
        cells: [
          row.name,
          row.ownPlanId === null ? (
            <span key="none" className={css.soon}>
              {say(words.noPlan)}
            </span>
          ) : (
            <Go key="plan" href={`/plan/own/${row.ownPlanId}/editions`}>
              {say(words.readIt)}
            </Go>
          ),
          <Progress key="bar" done={row.taken} total={row.asked} label={row.name} text={share(row)} />,
          numberShown(row.leftOut),
        ],
      }))}
    />
  );
}

function Answers(props: { chosen: Chosen; clause: Overview["clauses"][number] }): ReactNode {
  const say = useSay();
  const { chosen, clause } = props;
  const [, change] = useAddress();
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-taken-up", chosen.plan.id, chosen.year, clause.id],
    queryFn: async ({ signal }) => {
      const query = { year: chosen.year, clause: clause.id };
      const path = `/api/plan/documents/${chosen.plan.id}/taken-up/units`;
      return (await request<{ rows: readonly UnitAnswer[] }>(path, { query, signal })).rows;
    },
  });
  return (
    <SidePanel name={say(words.unitsOf, { path: clause.path })} onClose={() => change({ clause: null })}>
      <p lang="vi" className={css.text}>
        {clause.title}
      </p>
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting />}
      <ul className={css.answers}>
        {data?.map((row) => (
          <li key={row.code}>
            <span>
              {row.ownPlanId === null ? (
                row.name
              ) : (
                <Go href={`/plan/own/${row.ownPlanId}/editions`}>{row.name}</Go>
              )}
            </span>
            <span className={row.answer === "taken" ? css.good : css.soon}>{say(words[row.answer])}</span>
            {row.leftOut !== null && (
              <p lang="vi" className={css.quiet}>
                {row.leftOut}
              </p>
            )}
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

function Sums({ data }: { data: Overview }): ReactNode {
  const say = useSay();
  const none = data.clauses.filter((c) => c.taken === 0).length;
  const planned = data.units.filter((u) => u.ownPlanId !== null).length;
  return (
    <div className={css.sums}>
      <p className={none > 0 ? css.soon : css.good}>
        {say(words.sumClauses, { n: none, total: data.clauses.length })}
      </p>
      <p>{say(words.sumUnits, { n: planned, total: data.units.length })}</p>
    </div>
  );
}

function Body({ chosen, data }: { chosen: Chosen; data: Overview }): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const byUnit = address["by"] === "unit";
  const only = address["only"] === "none";
  const clauses = data.clauses.filter((c) => !only || c.taken === 0);
  const units = data.units.filter((u) => !only || u.ownPlanId === null);
  const picked = data.clauses.find((c) => String(c.id) === address["clause"]);
  const shown = byUnit ? units.length : clauses.length;
  return (
    <>
      <Sums data={data} />
      <div className={`${css.tools} no-print`}>
        <SegmentedControl
          size="sm"
          aria-label={say(words.view)}
          value={byUnit ? "unit" : "clause"}
          onChange={(to) => change({ by: to === "unit" ? "unit" : null, clause: null })}
          data={[
            { value: "clause", label: say(words.byClause) },
            { value: "unit", label: say(words.byUnit) },
          ]}
        />
        <SegmentedControl
          size="sm"
          aria-label={say(words.filter)}
          value={only ? "none" : "all"}
          onChange={(to) => change({ only: to === "none" ? "none" : null })}
          data={[
            { value: "all", label: say(words.all) },
            { value: "none", label: say(byUnit ? words.onlyNoPlan : words.onlyNone) },
          ]}
        />
      </div>
      <Card>
        {shown === 0 && <p className={css.nothing}>{say(words.nothing)}</p>}
        {shown > 0 && (byUnit ? <Units rows={units} /> : <Clauses rows={clauses} />)}
      </Card>
      {picked && <Answers chosen={chosen} clause={picked} />}
    </>
  );
}

/** The city's view of the chosen plan and year. */
export function TakenUp({ chosen }: { chosen: Chosen }): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-taken-up", chosen.plan.id, chosen.year],
    queryFn: ({ signal }) =>
      request<Overview>(`/api/plan/documents/${chosen.plan.id}/taken-up`, {
        query: { year: chosen.year },
        signal,
      }),
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  if (data.clauses.length === 0) return <p>{say(words.noneAsked, { year: chosen.year })}</p>;
  return <Body chosen={chosen} data={data} />;
}
