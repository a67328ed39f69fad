/** Unit by unit: who is late, who has not acknowledged. */
import { Table } from "./plain-table.tsx";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { SegmentedControl, TextInput } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
import "#base/ui/styles/forms.ts";
import { Card, Progress, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown, numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { unitsShown } from "../rules/shown.ts";
import css from "./plan.module.css";
import { Remind } from "./remind.tsx";
import { NoPlan, PlanHead, useChosen, type Chosen } from "./tabs.tsx";
import { tasksHref } from "./tree-rows.ts";
import type { Counts } from "./types.ts";
import { screenWords as words } from "./words.ts";

interface UnitRow extends Counts {
  readonly unitId: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly remindedAt: string | null;
}

type Which = "all" | "given" | "overdue";

const columns = [
  ["total", words.allCol, undefined],
  ["given", words.totalNew, "given"],
  ["doing", words.totalDoing, "doing"],
  ["done", words.totalDone, "done"],
  ["overdue", words.totalOverdue, "overdue"],
] as const;

function Rows({ rows, chosen }: { rows: readonly UnitRow[]; chosen: Chosen }): ReactNode {
  const say = useSay();
  const may = useMay("task.read");
  const { where } = chosen;
  const number = (row: UnitRow, key: (typeof columns)[number][0], status: string | undefined): ReactNode => {
    const n = row[key];
    const late = key === "overdue" && n > 0;
    if (!may || n === 0) return numberShown(n);
    return (
      <Go href={tasksHref({ ...where, agency: row.unitId, status })} className={late ? css.late : undefined}>
        {numberShown(n)}
      </Go>
    );
  };
  return (
    <Table
      label={say(words.units)}
      head={[
        { key: "name", text: say(words.unitCol) },
        { key: "bar", text: say(words.progressCol) },
        ...columns.map(([key, label]) => ({ key, text: say(label), end: true })),
        { key: "reminded", text: say(words.remindedCol) },
      ]}
      rows={rows.map((row) => ({
        key: row.code,
        cells: [
          row.name,
          <Progress key="bar" done={row.done} total={row.total} label={row.name} />,
          ...columns.map(([key, , status]) => number(row, key, status)),
          row.remindedAt && instantShown(row.remindedAt),
        ],
      }))}
    />
  );
}

function Tools(props: { text: string; onText: (text: string) => void; which: Which; n: number }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  return (
    <div className={`${css.tools} no-print`}>
      <TextInput
        type="search"
        aria-label={say(words.findUnit)}
        placeholder={say(words.findUnit)}
        value={props.text}
        onChange={(event) => props.onText(event.currentTarget.value)}
      />
      <SegmentedControl
        size="sm"
        aria-label={say(words.showUnits)}
        value={props.which}
        onChange={(to) => change({ show: to === "all" ? null : to })}
        data={[
          { value: "all", label: say(words.allUnits) },
          { value: "given", label: say(words.onlyNew) },
          { value: "overdue", label: say(words.onlyOverdue) },
        ]}
      />
      <span className={css.quiet}>{say(words.unitsN, { n: props.n })}</span>
    </div>
  );
}

function Units({ chosen }: { chosen: Chosen }): ReactNode {
  const [address, change] = useAddress();
  const asks = useMay("task.remind");
  const asked = address["show"];
  const which: Which = asked === "given" || asked === "overdue" ? asked : "all";
  const { where } = chosen;
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-units", where],
    queryFn: ({ signal }) =>
      request<{ rows: readonly UnitRow[] }>(`/api/plan/documents/${where.document}/units`, {
        query: chosen.query,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  const rows = unitsShown(data.rows, { show: which, q: address["q"] });
  const isNarrowed = Object.keys(chosen.filter).length > 0;
  return (
    <>
      <Tools text={address["q"] ?? ""} onText={(q) => change({ q })} which={which} n={rows.length} />
      {/* A reminder speaks of all tasks of a unit, not of those that a filter leaves. */}
      {asks && which !== "all" && !isNarrowed && (
        <Remind
          key={which}
          document={where.document}
          year={where.year}
          about={which}
          units={rows.map((r) => r.unitId)}
          tasks={rows.reduce((sum, r) => sum + r[which], 0)}
        />
      )}
      <Card>
        <Rows rows={rows} chosen={chosen} />
      </Card>
    </>
  );
}

/** The screen at /plan/units. */
export default function PlanUnits(): ReactNode {
  const { chosen, query } = useChosen();
  return (
    <>
      <PlanHead view="units" hint={words.unitsHint} chosen={chosen} />
      {query.error && !query.data && <ProblemNote error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={10} />}
      {query.data && !chosen && <NoPlan />}
      {chosen && <Units chosen={chosen} />}
    </>
  );
}
