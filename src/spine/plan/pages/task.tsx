/** One task: what the plan asks, in its context; receipt, progress, evidence, history. */
import { Button } from "@mantine/core";
import { IconMailOpened } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { Card, DueChip, Facts, focusTitle, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { Attachments } from "#base/ui/register/attachments.tsx";
import { History, Links } from "#base/ui/register/beside.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { SubjectClocks } from "#spine/deadlines/web.ts";
import { Answerable } from "#spine/notices/web.ts";
import { words as planWords } from "../words.ts";
import { dueSourceLabels, partLabels, taskLook } from "./codes.ts";
import { taskDrawn } from "./task/drawn.ts";
import { HeadForm } from "./task/head-form.tsx";
import { InPlan } from "./task/in-plan.tsx";
import { Moved } from "./task/moved.tsx";
import { Asked, Notes } from "./task/notes.tsx";
import { ProgressForm } from "./task/progress-form.tsx";
import { ScheduleForm } from "./task/schedule-form.tsx";
import css from "./task/task.module.css";
import { useTaskAct, taskKey } from "./task/use-task.ts";
import { taskWords as words } from "./task/words.ts";
import type { Task } from "./types.ts";
import { screenWords } from "./words.ts";

function Due({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const source = say(words.dueFrom, { source: say(dueSourceLabels[task.dueSource]) });
  if (task.doneOn) return <span>{say(words.doneAll, { day: dateShown(task.doneOn) })}</span>;
  const open = task.status !== "not-done" && task.endedOn === null;
  return (
    <span className={css.dueLine}>
      {open && <DueChip due={task.dueOn} legal={false} />}
      <span className={css.quiet}>
        {task.dueOn && dateShown(task.dueOn)} · {source}
      </span>
    </span>
  );
}

/** The one thing to do first with a new task. */
function Receipt({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const act = useTaskAct(task.code);
  if (!task.can.includes("task.acknowledge")) return null;
  const acknowledge = async (): Promise<void> => {
    if (await act.run({ act: "acknowledge", body: { version: task.version } }, say(words.done))) focusTitle();
  };
  return (
    <div className={css.receipt}>
      <IconMailOpened size={20} stroke={1.75} />
      <span>{say(words.waiting)}</span>
      <Button loading={act.busy} onClick={() => void acknowledge()}>
        {say(words.acknowledge)}
      </Button>
      {act.error !== null && <ProblemNote error={act.error} />}
    </div>
  );
}

function About({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const rows = [
    { key: "due", label: say(planWords.dueOn), value: <Due task={task} /> },
    { key: "unit", label: say(planWords.unit), value: task.unit.name },
    ...(task.cameFrom ? [{ key: "from", label: say(planWords.cameFrom), value: task.cameFrom.name }] : []),
    { key: "part", label: say(planWords.part), value: say(partLabels[task.part]) },
    {
      key: "received",
      label: say(planWords.acknowledgedOn),
      value: task.acknowledgedAt ? instantShown(task.acknowledgedAt) : say(words.notAcknowledged),
    },
  ];
  return (
    <Card className={css.sheet}>
      <Facts rows={rows} />
      {task.can.includes("task.schedule") && <ScheduleForm task={task} />}
      <HeadForm task={task} />
    </Card>
  );
}

function Whole({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const row = { ...task };
  const of = taskDrawn;
  return (
    <div className={css.page}>
      <PageTitle
        title={task.title}
        trail={
          <>
            <Go href="/tasks">{say(screenWords.tasks)}</Go> / {task.code}
          </>
        }
        hint={
          <span className={css.headLine}>
            <StatusBadge look={taskLook(task)} />
            <Due task={task} />
          </span>
        }
      />
      <Moved task={task} />
      <Receipt task={task} />
      <Asked task={task} />
      <div className={css.two}>
        <div className={css.main}>
          <Card className={css.sheet}>
            <InPlan task={task} />
          </Card>
          {task.can.includes("task.progress") && (
            <Card className={`${css.sheet} no-print`}>
              <ProgressForm key={task.code} task={task} />
            </Card>
          )}
          <Card className={css.sheet}>
            <Notes code={task.code} />
          </Card>
        </div>
        <div className={css.aside}>
          <About task={task} />
          <Suspense fallback={<Waiting />}>
            <SubjectClocks kind="task" code={task.code} />
            <Answerable kind="task" code={task.code} />
          </Suspense>
          <Card className={`${css.sheet} ${css.beside}`}>
            <p className={`${css.quiet} no-print`}>{say(words.evidenceHint)}</p>
            <Links of={of} row={row} />
            <Attachments of={of} row={row} />
            <History of={of} row={row} />
          </Card>
        </div>
      </div>
    </div>
  );
}

/** The screen at /tasks/$code. */
export default function TaskScreen(): ReactNode {
  const { code = "" } = usePath();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: taskKey(code),
    queryFn: ({ signal }) => request<Task>(`/api/tasks/${code}`, { signal }),
  });
  const again = (): void => {
    client.removeQueries({ queryKey: taskKey(code) });
    void refetch();
  };
  if (error && !data) return <ProblemNote whole error={error} again={again} />;
  if (!data) return <Waiting lines={12} />;
  return <Whole task={data} />;
}
