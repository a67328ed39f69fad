/** The plan as a tree of clauses: how far each is, who leads, who is late, who has not begun. */
import { Button } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconFilterOff, IconListTree } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { Card, DueChip, Empty, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import { tellFolded } from "./filter/folded.ts";
import { NoPlan, PlanHead, useChosen, type Chosen, type Where } from "./tabs.tsx";
import { keptOf, treeRows, type ShownRow, type TreeFilter } from "../rules/tree-shown.ts";
import { Standing, Totals, Who } from "./tree-parts.tsx";
import css from "./tree.module.css";
import type { PlanProgress, Task, TreeClause } from "./types.ts";
import { screenWords as words } from "./words.ts";

const filters: readonly (readonly [TreeFilter, Label])[] = [
  ["all", words.filterAll],
  ["mine", words.filterMine],
  ["overdue", words.filterOverdue],
  ["nobody", words.filterNobody],
];

function Line(props: {
  row: ShownRow<TreeClause>;
  where: Where;
  folded: boolean;
  turn: (id: number) => void;
}): ReactNode {
  const say = useSay();
  const { row, where, folded, turn } = props;
  const { clause, depth, parent } = row;
  const path = clause.path || say(words.noPath);
  const Mark = folded ? IconChevronRight : IconChevronDown;
  const openOnes = clause.counts.done + clause.counts.notDone < clause.counts.total;
  return (
    <tr data-kind={clause.kind} data-depth={depth}>
      <th scope="row">
        <span className={css.name} style={{ paddingInlineStart: depth * 20 }}>
          {parent ? (
            <button
              type="button"
              className={css.turn}
              aria-expanded={!folded}
              aria-label={say(folded ? words.unfold : words.fold, { path })}
              onClick={() => turn(clause.id)}
            >
              <Mark size={16} stroke={2} />
            </button>
          ) : (
            <span className={css.turn} />
          )}
          <span className={css.path}>{path}</span>
          <span className={css.words} lang="vi" title={clause.title}>
            {clause.title}
          </span>
        </span>
      </th>
      <td>
        <Standing row={row} where={where} />
      </td>
      <td>
        <Who row={row} where={where} />
      </td>
      <td>{openOnes && <DueChip due={clause.own.dueOn} legal={false} />}</td>
    </tr>
  );
}

function useMine(where: Where, wanted: boolean): ReadonlySet<number> | null {
  const { data } = useQuery({
    queryKey: ["plan-mine", where],
    enabled: wanted,
    queryFn: ({ signal }) =>
      request<{ rows: readonly Task[] }>("/api/tasks", {
        query: { ...where, mine: "true", limit: 200 },
        signal,
      }),
  });
  return useMemo(() => (data ? new Set(data.rows.flatMap((t) => t.clause.id ?? [])) : null), [data]);
}

function Filters({
  filter,
  all,
  turnAll,
}: {
  filter: TreeFilter;
  all: boolean;
  turnAll: () => void;
}): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const mayTasks = useMay("task.read");
  const shown = filters.filter(([key]) => key !== "mine" || mayTasks);
  return (
    <div className={`${css.filters} no-print`} role="group" aria-label={say(words.filters)}>
      {shown.map(([key, label]) => (
        <button
          key={key}
          type="button"
          className={css.filter}
          aria-pressed={filter === key}
          onClick={() => change({ show: key === "all" ? null : key })}
        >
          {say(label)}
        </button>
      ))}
      <Button size="compact-sm" variant="subtle" className={css.foldAll} onClick={turnAll}>
        {say(all ? words.foldAll : words.unfoldAll)}
      </Button>
    </div>
  );
}

/** The filter leaves nothing. */
function NothingFits(): ReactNode {
  const say = useSay();
  return (
    <Card>
      <Empty icon={IconFilterOff} title={say(words.nothingSo)} next={say(words.nothingSoNext)} />
    </Card>
  );
}

function NoTasks({ chosen }: { chosen: Chosen }): ReactNode {
  const say = useSay();
  const { plan, year } = chosen;
  return (
    <Card>
      <Empty
        icon={IconListTree}
        title={say(words.noTasksYear, { year })}
        next={say(words.noTasksYearNext, { year })}
        acts={
          plan.can.includes("plan.publish") && (
            <Button component={Go} href={`/plan/documents/${plan.id}/publish?year=${year}`}>
              {say(words.toPublish, { year })}
            </Button>
          )
        }
      />
    </Card>
  );
}

function Clauses({ progress, where }: { progress: PlanProgress; where: Where }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const asked = address["show"];
  const filter = filters.find(([key]) => key === asked)?.[0] ?? "all";
  const mine = useMine(where, filter === "mine");
  const [folded, fold] = useState<ReadonlySet<number>>(new Set());
  const kept = useMemo(
    () => keptOf(progress.clauses, filter, mine ?? new Set()),
    [progress.clauses, filter, mine],
  );
  const rows = useMemo(() => treeRows(kept, folded), [kept, folded]);
  const turn = (id: number): void =>
    fold((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  // The file of the view leaves out the same rows.
  useEffect(() => {
    tellFolded(folded);
    return () => tellFolded(new Set());
  }, [folded]);
  const turnAll = (): void => fold(folded.size > 0 ? new Set() : new Set(kept.map((c) => c.id)));
  const waiting = filter === "mine" && mine === null;
  return (
    <>
      <Filters filter={filter} all={folded.size === 0} turnAll={turnAll} />
      {waiting && <Waiting lines={8} />}
      {!waiting && rows.length === 0 && <NothingFits />}
      {rows.length > 0 && (
        <Card>
          <table className={css.tree}>
            <thead>
              <tr>
                <th scope="col">{say(words.clauseCol)}</th>
                <th scope="col">{say(words.progressCol)}</th>
                <th scope="col">{say(words.whoCol)}</th>
                <th scope="col">{say(words.dueCol)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line
                  key={row.clause.id}
                  row={row}
                  where={where}
                  folded={folded.has(row.clause.id)}
                  turn={turn}
                />
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </>
  );
}

function Standings({ chosen }: { chosen: Chosen }): ReactNode {
  const { where } = chosen;
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-progress", where],
    queryFn: ({ signal }) =>
      request<PlanProgress>(`/api/plan/documents/${where.document}/progress`, {
        query: chosen.query,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  const isNarrowed = Object.keys(chosen.filter).length > 0;
  if (data.total.total === 0) return isNarrowed ? <NothingFits /> : <NoTasks chosen={chosen} />;
  return (
    <>
      <Totals total={data.total} where={where} />
      <Clauses progress={data} where={where} />
    </>
  );
}

/** The screen at /plan. */
export default function PlanTree(): ReactNode {
  const { chosen, query } = useChosen();
  return (
    <div data-wide="">
      <PlanHead view="tree" hint={words.planHint} chosen={chosen} />
      {query.error && !query.data && <ProblemNote error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={10} />}
      {query.data && !chosen && <NoPlan />}
      {chosen && <Standings chosen={chosen} />}
    </div>
  );
}
