/** The tasks of one's unit, and all that one may see: acknowledge, filter, export. */
import { Button, SegmentedControl } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
import { IconChecklist, IconMailOpened, IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { DueChip, Empty, focusTitle, PageTitle, Progress, StatusBadge } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { useMay, useViewer } from "#base/ui/viewer.ts";
import { fill, type Label } from "#base/words.ts";
import { ownWorkWords } from "../own-words.ts";
import { replacingWords } from "../replacing-words.ts";
import { words as planWords } from "../words.ts";
import { choicesOf, partLabels, taskLook, taskLooks } from "./codes.ts";
import css from "./task/task.module.css";
import { taskWords as words } from "./task/words.ts";
import type { Task } from "./types.ts";
import { screenWords } from "./words.ts";

const statuses = [
  { code: "open", label: words.open },
  { code: "overdue", label: planWords.overdue },
  ...choicesOf(Object.fromEntries(Object.entries(taskLooks).map(([code, look]) => [code, look.label]))),
  { code: "ended", label: replacingWords.ended },
];

function Due({ task }: { task: Task }): ReactNode {
  if (task.status === "done" || task.status === "not-done" || task.endedOn !== null)
    return <span className={css.quiet}>{task.dueOn && dateShown(task.dueOn)}</span>;
  return <DueChip due={task.dueOn} legal={false} />;
}

/** How far the task is: what was told, and all of it where it is done. */
function Share({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const told = task.status === "done" ? 100 : task.percent;
  if (told === null) return <span className={css.quiet}>{say(words.notTold)}</span>;
  return <Progress done={told} total={100} label={task.title} />;
}

const columns: readonly Column<Task>[] = [
  {
    key: "clause",
    label: words.name,
    width: 320,
    show: (task) => (
      <span className={css.taskName}>
        <span className={css.taskPath}>{task.clause.path}</span>
        <span lang="vi">{task.title}</span>
        {task.origin === "own" && <OwnMark />}
      </span>
    ),
  },
  {
    key: "status",
    label: planWords.status,
    width: 150,
    filter: { kind: "choice", choices: statuses },
    show: (task) => <StatusBadge look={taskLook(task)} />,
  },
  { key: "due", label: words.due, sorts: true, width: 130, show: (task) => <Due task={task} /> },
  {
    key: "part",
    label: planWords.part,
    width: 110,
    filter: { kind: "choice", choices: choicesOf(partLabels) },
    show: (task) => <Part task={task} />,
  },
  { key: "unit", label: words.unit, width: 180, show: (task) => task.unit.name },
  {
    key: "percent",
    label: words.percent,
    width: 110,
    show: (task) => <Share task={task} />,
  },
  { key: "evidence", label: words.evidence, align: "end", width: 90, show: (task) => task.evidence },
  { key: "answerable", label: words.answerable, width: 160, spare: true, show: (task) => task.answerable },
  { key: "lastNote", label: words.lastNote, width: 240, spare: true, show: (task) => task.lastNote },
  { key: "code", label: planWords.code, width: 130, spare: true, show: (task) => task.code },
];

function OwnMark(): ReactNode {
  return <span className={css.quiet}>{useSay()(ownWorkWords.ownTask)}</span>;
}

/** One's own unit needs no column. */
const ourColumns = columns.filter((c) => c.key !== "unit");

function Part({ task }: { task: Task }): ReactNode {
  const say = useSay();
  return say(partLabels[task.part]);
}

/** New tasks of one's own unit: one press acknowledges them all. */
function NewOnes(): ReactNode {
  const say = useSay();
  const viewer = useViewer();
  const client = useQueryClient();
  const query = { mine: "true", status: "given", year: viewer.year, limit: 200 };
  const { data } = useQuery({
    queryKey: ["tasks-new", query],
    queryFn: ({ signal }) => request<{ rows: readonly Task[] }>("/api/tasks", { query, signal }),
  });
  const acknowledge = useMutation({
    mutationFn: () =>
      request<{ codes: readonly string[] }>("/api/tasks/acknowledge", {
        method: "POST",
        body: { codes: (data?.rows ?? []).map((t) => t.code) },
      }),
    onSuccess: async ({ codes }) => {
      await client.invalidateQueries();
      focusTitle();
      toast(say(words.acknowledged, { n: codes.length }));
    },
  });
  const n = data?.rows.length ?? 0;
  if (n === 0) return null;
  return (
    <div className={css.newOnes}>
      <IconMailOpened size={20} stroke={1.75} />
      <span>{say(words.newOnes, { n })}</span>
      <Button size="compact-sm" loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
        {say(words.acknowledgeAll, { n })}
      </Button>
      {acknowledge.error && <ProblemNote error={acknowledge.error} />}
    </div>
  );
}

const narrowing = ["document", "clause", "under", "agency", "year"] as const;
/** The filter of the plan's views, which a number of theirs brings along. */
const filtering = [
  "branch",
  "state",
  "late",
  "unit",
  "kind",
  "group",
  "dueFrom",
  "dueTo",
  "answerable",
] as const;

/** What the list is narrowed to, as the first of its tasks tells it. */
function narrowedTo(address: Readonly<Record<string, string>>, first: Task): readonly (Label | false)[] {
  const { clause, document, unit } = first;
  const under = clause.path.split(".").slice(0, -1).join(".") || "…";
  const told: Readonly<Record<(typeof narrowing)[number], Label>> = {
    document: fill(words.narrowPlan, { name: document.number ?? document.title }),
    clause: fill(words.narrowClause, { path: clause.path }),
    under: fill(words.narrowUnder, { path: under }),
    agency: fill(words.narrowUnit, { name: unit.name }),
    year: fill(words.narrowYear, { year: first.year }),
  };
  return narrowing.map((key) => Boolean(address[key]) && told[key]);
}

/** What the list is narrowed to by the link that led here, and the way out. */
function Narrowed(): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const told = [...narrowing, ...filtering].filter((key) => address[key]);
  const query = Object.fromEntries(told.map((key) => [key, address[key]]));
  const { data } = useQuery({
    queryKey: ["tasks-narrowed", query],
    enabled: told.length > 0,
    queryFn: ({ signal }) =>
      request<{ rows: readonly Task[] }>("/api/tasks", { query: { ...query, limit: 1 }, signal }),
  });
  const [first] = data?.rows ?? [];
  if (told.length === 0 || !first) return null;
  const isFiltered = filtering.some((key) => address[key]);
  const parts = [...narrowedTo(address, first), isFiltered && words.narrowFilter].flatMap((label) =>
    label ? [say(label)] : [],
  );
  return (
    <p className={css.narrowed}>
      {say(words.narrowed)}: {parts.join(" · ")}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconX size={14} />}
        onClick={() => change(Object.fromEntries([...narrowing, ...filtering].map((key) => [key, null])))}
      >
        {say(words.clearNarrow)}
      </Button>
    </p>
  );
}

/** Own unit's tasks unless the address asks for something else. */
function useScope(): readonly ["ours" | "all", (to: string) => void] {
  const [address, change] = useAddress();
  const viewer = useViewer();
  const narrowed = [...narrowing, ...filtering].some((key) => key !== "year" && address[key]);
  const fallback = (narrowed && address["mine"] !== "true") || !viewer.unit ? "all" : "ours";
  const scope = address["whose"] === "ours" || address["whose"] === "all" ? address["whose"] : fallback;
  return [scope, (to) => change({ whose: to, mine: null })];
}

/** The screen at /tasks. */
export default function Tasks(): ReactNode {
  const say = useSay();
  const acts = useMay("task.acknowledge");
  const [scope, setScope] = useScope();
  return (
    <>
      <PageTitle
        title={say(screenWords.tasks)}
        hint={say(words.listHint)}
        acts={
          <SegmentedControl
            size="sm"
            aria-label={say(words.whose)}
            value={scope}
            onChange={setScope}
            data={[
              { value: "ours", label: say(words.ours) },
              { value: "all", label: say(words.everyone) },
            ]}
          />
        }
      />
      {acts && <NewOnes />}
      <Narrowed />
      <DataTable<Task>
        key={scope}
        name="tasks"
        label={screenWords.tasks}
        url="/api/tasks"
        {...(scope === "ours" && { fixed: { mine: "true" } })}
        columns={scope === "ours" ? ourColumns : columns}
        rowKey={(task) => task.code}
        href={(task) => `/tasks/${task.code}`}
        empty={
          <Empty
            icon={IconChecklist}
            title={say(scope === "ours" ? words.noneOurs : words.none)}
            next={say(words.noneNext)}
            acts={
              scope === "ours" && (
                <Button variant="default" onClick={() => setScope("all")}>
                  {say(words.seeAll)}
                </Button>
              )
            }
          />
        }
      />
    </>
  );
}
