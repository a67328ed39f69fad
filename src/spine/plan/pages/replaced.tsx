/** What became of the tasks when a plan was replaced: for a unit its own, for the city all of them. */
import { Button, SegmentedControl } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
import {
  IconArrowRight,
  IconCircleMinus,
  IconGitCompare,
  IconHourglass,
  IconRefresh,
} from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Empty, focusTitle, PageTitle, StatusBadge, Waiting, type StatusLook } from "#base/ui/bits.tsx";
import { Go, useAddress, usePath } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, instantShown, numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Fate } from "../rules/replacing.ts";
import { replacingWords } from "../replacing-words.ts";
import css from "./replace/replace.module.css";
import { replaceWords as words } from "./replace/words.ts";
import { screenWords } from "./words.ts";

interface Row {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly fate: Fate;
  readonly pathBefore: string;
  readonly textBefore: string;
  readonly pathAfter: string | null;
  readonly textAfter: string | null;
  readonly dueBefore: string | null;
  readonly dueAfter: string | null;
  readonly reason: string | null;
  readonly next: string | null;
}

interface Plan {
  readonly id: number;
  readonly name: string;
  readonly title: string;
}

interface Replaced {
  readonly id: number;
  readonly before: Plan;
  readonly after: Plan | null;
  readonly at: string;
  readonly by: string | null;
  readonly unread: boolean;
  readonly counts: Readonly<Record<Fate, number>>;
  readonly rows: readonly Row[];
}

const fateLooks: Readonly<Record<Fate, StatusLook>> = {
  carry: { label: replacingWords.fateCarry, tone: "good", icon: IconArrowRight },
  renew: { label: replacingWords.fateRenew, tone: "warm", icon: IconRefresh },
  end: { label: replacingWords.fateEnd, tone: "calm", icon: IconCircleMinus },
  keep: { label: replacingWords.fateKeep, tone: "nest", icon: IconHourglass },
};

/** Units alike in clause, fate and days stand together. */
function alike(rows: readonly Row[]): readonly (readonly [Row, ...Row[]])[] {
  const key = (r: Row): string =>
    JSON.stringify([r.pathBefore, r.textBefore, r.fate, r.dueBefore, r.dueAfter, r.reason]);
  return [...Map.groupBy(rows, key).values()] as [Row, ...Row[]][];
}

function dueOf(row: Row, say: Say): string | null {
  const { dueBefore, dueAfter } = row;
  if (dueAfter === null) return null;
  if (dueAfter === dueBefore) return say(words.dueNow, { day: dateShown(dueAfter) });
  const before = dueBefore ? dateShown(dueBefore) : say(words.noDay);
  return say(words.dueMoves, { before, after: dateShown(dueAfter) });
}

function Task({ row, named }: { row: Row; named: boolean }): ReactNode {
  const say = useSay();
  return (
    <li>
      <Go href={`/tasks/${row.code}`}>{named ? row.unit : row.code}</Go>
      {row.next && (
        <>
          {" · "}
          <Go href={`/tasks/${row.next}`}>{say(words.nextTask, { code: row.next })}</Go>
        </>
      )}
    </li>
  );
}

const FEW = 3;

function Tasks({ rows }: { rows: readonly Row[] }): ReactNode {
  const say = useSay();
  const list = (
    <ul>
      {rows.map((row) => (
        <Task key={row.code} row={row} named={rows.length > 1} />
      ))}
    </ul>
  );
  if (rows.length <= FEW) return list;
  return (
    <details>
      <summary>{say(words.unitsN, { n: numberShown(rows.length) })}</summary>
      {list}
    </details>
  );
}

function Same({ rows }: { rows: readonly [Row, ...Row[]] }): ReactNode {
  const say = useSay();
  const [row] = rows;
  const told = [
    row.pathAfter && row.pathAfter !== row.pathBefore && `${row.pathBefore} → ${row.pathAfter}`,
    dueOf(row, say),
    row.reason,
  ];
  return (
    <li className={css.fate}>
      <StatusBadge look={fateLooks[row.fate]} />
      <p lang="vi">
        <span className={css.path}>{row.pathBefore}</span> {row.textBefore}
      </p>
      {row.fate !== "end" && row.textAfter !== null && row.textAfter !== row.textBefore && (
        <p lang="vi">→ {row.textAfter}</p>
      )}
      <p className={css.numbers}>{told.filter(Boolean).join(" · ")}</p>
      <Tasks rows={rows} />
    </li>
  );
}

function Unread({ id }: { id: number }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: () => request(`/api/plan/replacements/${id}/acknowledge`, { method: "POST" }),
    onSuccess: async () => {
      await client.invalidateQueries();
      focusTitle();
      toast(say(words.readDone));
    },
  });
  return (
    <Card className={css.told}>
      <p>{say(words.waitsRead)}</p>
      <Button loading={read.isPending} onClick={() => read.mutate()}>
        {say(words.read)}
      </Button>
      {read.error && <ProblemNote error={read.error} />}
    </Card>
  );
}

function Whole({ told }: { told: Replaced }): ReactNode {
  const say = useSay();
  const acts = useMay("task.acknowledge");
  if (told.rows.length === 0) return <Empty icon={IconGitCompare} title={say(words.noneMine)} />;
  return (
    <>
      {told.unread && acts && <Unread id={told.id} />}
      <Card className={css.kind}>
        <ol>
          {alike(told.rows).map((rows) => (
            <Same key={rows[0].code} rows={rows} />
          ))}
        </ol>
      </Card>
    </>
  );
}

function titleOf(told: Replaced, say: Say): string {
  if (!told.after) return say(words.toldNone, { before: told.before.name });
  return say(words.toldTitle, { before: told.before.name, after: told.after.name });
}

/** The screen at /plan/replaced/$id. */
export default function ReplacedScreen(): ReactNode {
  const say = useSay();
  const { id = "" } = usePath();
  const [address, change] = useAddress();
  const city = useMay("plan.publish");
  const mine = (address["mine"] ?? (city ? "false" : "true")) === "true";
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-replaced", id, mine],
    queryFn: ({ signal }) =>
      request<Replaced>(`/api/plan/replacements/${id}`, { query: { mine: String(mine) }, signal }),
  });
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  return (
    <div>
      <PageTitle
        title={titleOf(data, say)}
        hint={say(words.toldHint, { by: data.by ?? "…", at: instantShown(data.at) })}
        trail={
          <Go href={`/plan/documents/${(data.after ?? data.before).id}`}>{say(screenWords.documents)}</Go>
        }
        acts={
          <SegmentedControl
            size="sm"
            aria-label={say(words.whose)}
            value={String(mine)}
            onChange={(to) => change({ mine: to })}
            data={[
              { value: "true", label: say(words.mine) },
              { value: "false", label: say(words.everyone) },
            ]}
          />
        }
      />
      <Whole told={data} />
    </div>
  );
}
