/** Every unit against every clause: one sign a task, so that holes and lateness are seen at once. */
import "#base/ui/styles/forms.ts";
import { Checkbox, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, type ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { useAddress, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { Matrix, type MatrixCell } from "#base/ui/matrix.tsx";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import { matrixShown } from "../rules/shown.ts";
import type { TaskStatus } from "../schema.ts";
import { taskLooks } from "./codes.ts";
import css from "./plan.module.css";
import { NoPlan, PlanHead, useChosen, type Chosen } from "./tabs.tsx";
import { tasksHref } from "./tree-rows.ts";
import type { Task } from "./types.ts";
import { screenWords as words } from "./words.ts";

interface MatrixAnswer {
  readonly year: number;
  readonly letters: Readonly<Record<string, string>>;
  readonly clauses: readonly { readonly id: number; readonly path: string; readonly title: string }[];
  readonly units: readonly {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly kind: string;
    readonly cells: string;
    readonly leads: string;
  }[];
}

const signs: Readonly<Record<TaskStatus, string>> = {
  given: "○",
  received: "◔",
  doing: "◑",
  done: "✓",
  "not-done": "✕",
};

const together = (a: Label, b: Label): Label => ({ vi: `${a.vi}, ${b.vi}`, en: `${a.en}, ${b.en}` });

/** The look of a task's cell, once for each kind that there is: 10,000 cells share twenty objects. */
function looks(): (status: TaskStatus, late: boolean, lead: boolean) => MatrixCell {
  const made = new Map<string, MatrixCell>();
  return (status, late, lead) => {
    const key = `${status}${late}${lead}`;
    const known = made.get(key);
    if (known) return known;
    const { label: plain, tone } = taskLooks[status];
    const withLead = lead ? together(plain, words.cellLead) : plain;
    const label = late ? together(withLead, words.cellLate) : withLead;
    const sign = `${signs[status]}${late ? "!" : ""}${lead ? "•" : ""}`;
    const cell: MatrixCell = { sign, tone: late ? "warm" : status === "given" ? "calm" : tone, label };
    made.set(key, cell);
    return cell;
  };
}

function Legend(): ReactNode {
  const say = useSay();
  const statuses = Object.entries(signs) as [TaskStatus, string][];
  return (
    <p className={css.legend}>
      {statuses.map(([status, sign]) => (
        <span key={status}>
          <strong aria-hidden="true">{sign}</strong> {say(taskLooks[status].label)}
        </span>
      ))}
      <span>
        <strong aria-hidden="true">!</strong> {say(words.cellLate)}
      </span>
      <span>
        <strong aria-hidden="true">•</strong> {say(words.cellLead)}
      </span>
    </p>
  );
}

/** Opens the task of a unit in a clause. */
function useOpenCell(chosen: Chosen): (unit: string, clause: string) => void {
  const go = useGo();
  return (unit, clause) => {
    const query = { ...chosen.where, agency: unit, clause };
    void request<{ rows: readonly Task[] }>("/api/tasks", { query: { ...query, limit: 1 } })
      .then(({ rows }) => go(rows[0] ? `/tasks/${rows[0].code}` : tasksHref(query)))
      .catch(() => go(tasksHref(query)));
  };
}

function Grid({ data, chosen }: { data: MatrixAnswer; chosen: Chosen }): ReactNode {
  const say = useSay();
  const may = useMay("task.read");
  const [address, change] = useAddress();
  const open = useOpenCell(chosen);
  const statusOf = useMemo(
    () => new Map(Object.entries(data.letters).map(([status, letter]) => [letter, status as TaskStatus])),
    [data.letters],
  );
  const at = useMemo(() => new Map(data.clauses.map((c, n) => [String(c.id), n])), [data.clauses]);
  const byId = useMemo(() => new Map(data.units.map((u) => [String(u.id), u])), [data.units]);
  const look = useMemo(() => looks(), []);
  const units = matrixShown(data.units, { show: address["show"], q: address["q"] });
  const cell = useCallback(
    (unit: string, clause: string): MatrixCell | null => {
      const row = byId.get(unit);
      const place = at.get(clause) ?? -1;
      const letter = row?.cells.charAt(place) ?? ".";
      const status = statusOf.get(letter.toLowerCase());
      if (!row || !status) return null;
      return look(status, letter !== letter.toLowerCase(), row.leads.charAt(place) === "1");
    },
    [byId, at, statusOf, look],
  );
  const columns = useMemo(
    () => data.clauses.map((c) => ({ id: String(c.id), label: c.path || "…", title: c.title })),
    [data.clauses],
  );
  const heads = useMemo(
    () => new Map(data.units.map((u) => [u.id, { id: String(u.id), label: u.name, title: u.name }])),
    [data.units],
  );
  return (
    <>
      <div className={`${css.tools} no-print`}>
        <TextInput
          type="search"
          aria-label={say(words.findUnit)}
          placeholder={say(words.findUnit)}
          value={address["q"] ?? ""}
          onChange={(event) => change({ q: event.currentTarget.value })}
        />
        <Checkbox
          label={say(words.onlyLate)}
          checked={address["show"] === "late"}
          onChange={(event) => change({ show: event.currentTarget.checked ? "late" : null })}
        />
        <span className={css.quiet}>{say(words.unitsN, { n: units.length })}</span>
        <Legend />
      </div>
      <Matrix
        label={say(words.matrix)}
        corner={say(words.matrixUnit)}
        rows={units.flatMap((u) => heads.get(u.id) ?? [])}
        columns={columns}
        cell={cell}
        {...(may && { onOpen: open })}
      />
    </>
  );
}

function Cells({ chosen }: { chosen: Chosen }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-matrix", chosen.where],
    queryFn: ({ signal }) =>
      request<MatrixAnswer>(`/api/plan/documents/${chosen.plan.id}/matrix`, {
        query: chosen.query,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={14} />;
  return <Grid data={data} chosen={chosen} />;
}

/** The screen at /plan/matrix. */
export default function PlanMatrix(): ReactNode {
  const { chosen, query } = useChosen();
  return (
    <div data-wide="">
      <PlanHead view="matrix" hint={words.matrixHint} chosen={chosen} />
      {query.error && !query.data && <ProblemNote error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={10} />}
      {query.data && !chosen && <NoPlan />}
      {chosen && <Cells chosen={chosen} />}
    </div>
  );
}
