/** The plan over the year: what is due on which day, and the observances that it names. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, Progress, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { timelineShown, type DueLine as Due, type MonthShown, type ObservedLine } from "../rules/shown.ts";
import css from "./plan.module.css";
import { NoPlan, PlanHead, useChosen, type Chosen } from "./tabs.tsx";
import { tasksHref } from "./tree-rows.ts";
import { screenWords as words } from "./words.ts";

interface Timeline {
  readonly due: readonly Due[];
  readonly observances: readonly ObservedLine[];
}

function DueLine({ due, chosen }: { due: Due; chosen: Chosen }): ReactNode {
  const say = useSay();
  const may = useMay("task.read");
  const text = say(words.dueDay, { tasks: numberShown(due.tasks), open: numberShown(due.open) });
  const onDay = { dueFrom: due.dueOn, dueTo: due.dueOn };
  const href = tasksHref({ ...chosen.where, ...onDay, sort: "due" });
  return (
    <li>
      <strong>{dateShown(due.dueOn)}</strong>
      {may ? <Go href={href}>{text}</Go> : <span>{text}</span>}
      <Progress done={due.tasks - due.open} total={due.tasks} label={text} />
    </li>
  );
}

function ObservanceLine({ of }: { of: ObservedLine }): ReactNode {
  const say = useSay();
  const day = of.onDay ? `${of.onDay.slice(-2)}/${of.onDay.slice(-5, -3)}` : null;
  return (
    <li>
      <strong>{day ?? say(of.month ? words.wholeMonth : words.noDay)}</strong>
      <span lang="vi">{of.name}</span>
    </li>
  );
}

function Month({ shown, chosen }: { shown: MonthShown; chosen: Chosen }): ReactNode {
  const say = useSay();
  const { month: n, due, observances: observed } = shown;
  const present = today();
  const here = present.startsWith(`${chosen.year}-`) && Number(present.slice(5, 7)) === n;
  return (
    <li data-here={here || undefined} data-empty={due.length + observed.length === 0 || undefined}>
      <h2>
        {say(words.monthN, { n })}
        {here && <span className={css.here}>{`${say(words.todayIs)} ${dateShown(present)}`}</span>}
      </h2>
      <ul>
        {due.map((d) => (
          <DueLine key={d.dueOn} due={d} chosen={chosen} />
        ))}
        {observed.map((o) => (
          <ObservanceLine key={`${o.line}${o.name}`} of={o} />
        ))}
      </ul>
    </li>
  );
}

function Year({ chosen }: { chosen: Chosen }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-timeline", chosen.where],
    queryFn: ({ signal }) =>
      request<Timeline>(`/api/plan/documents/${chosen.plan.id}/timeline`, {
        query: chosen.query,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  const all = timelineShown(data, chosen.year);
  const undated = all.find((m) => m.month === 0)?.observances ?? [];
  return (
    <Card>
      <ol className={css.months}>
        {all
          .filter((m) => m.month > 0)
          .map((shown) => (
            <Month key={shown.month} shown={shown} chosen={chosen} />
          ))}
        {undated.length > 0 && (
          <li>
            <ul>
              {undated.map((o) => (
                <ObservanceLine key={`${o.line}${o.name}`} of={o} />
              ))}
            </ul>
          </li>
        )}
      </ol>
    </Card>
  );
}

/** The screen at /plan/timeline. */
export default function PlanTimeline(): ReactNode {
  const { chosen, query } = useChosen();
  return (
    <>
      <PlanHead view="timeline" hint={words.timelineHint} chosen={chosen} />
      {query.error && !query.data && <ProblemNote error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={10} />}
      {query.data && !chosen && <NoPlan />}
      {chosen && <Year chosen={chosen} />}
    </>
  );
}
