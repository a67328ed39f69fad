/** What is due, by which law, and the one thing to do next. */
import { IconAlertTriangle, IconBell, IconChevronRight, IconCoffee, IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, DueChip, PageTitle, Progress, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import { UnreadStrip } from "#spine/notices/web.ts";
import { FirstWeekStrip } from "../../../registers/cases/web.ts";
import { words } from "../words.ts";
import { WhereToBegin } from "./where-to-begin.tsx";
import css from "./my-work.module.css";

interface Item {
  readonly id: string;
  readonly title: string;
  readonly due: string | null;
  readonly dueAt?: string | null;
  readonly kind: string;
  readonly href: string;
  /** The article of law, or the task of the plan, from which it comes; null: of our own making. */
  readonly source: string | null;
  /** 0–100, or how many of how many. */
  readonly progress?: number | { readonly done: number; readonly total: number } | null;
  readonly state: string;
  /** When whoever waits for it last asked. */
  readonly askedAt?: string | null;
  /** Somebody is in danger. */
  readonly danger?: boolean;
}

interface Report {
  readonly title: string;
  readonly href: string;
  readonly due: string | null;
  readonly source?: string | null;
  /** Per cent of what is required that is answered. */
  readonly filled: number;
  /** Cells that wait for a person. */
  readonly needsYou: number;
  readonly returned: boolean;
  /** When whoever waits for it last asked. */
  readonly askedAt?: string | null;
}

interface Work {
  readonly now: readonly Item[];
  readonly week: readonly Item[];
  readonly later: readonly Item[];
  readonly report: Report | null;
}

const fromLaw = /luật|nghị định|nđ|thông tư|điều|đ\.\s?\d/i;

/** A target of the house is none of the law, though it names the article that says "at once". */
const ofTheHouse = /nội bộ|internal/i;

/** Whether a deadline comes from the law: only then is a missed one red. */
const isLegal = (source: string | null | undefined): boolean =>
  Boolean(source && fromLaw.test(source) && !ofTheHouse.test(source));

function Advance({ of }: { of: Item }): ReactNode {
  const say = useSay();
  const { progress } = of;
  if (progress === null || progress === undefined) return null;
  const label = `${say(words.progressOf)}: ${of.title}`;
  if (typeof progress === "number") return <Progress done={progress} total={100} label={label} />;
  return <Progress {...progress} label={label} text={`${progress.done}/${progress.total}`} />;
}

function Asked({ at }: { at: string | null | undefined }): ReactNode {
  const say = useSay();
  if (!at) return null;
  return (
    <span className={css.asked}>
      <IconBell size={14} stroke={1.75} /> {say(words.askedOn, { at: instantShown(at) })}
    </span>
  );
}

function Row({ item, first }: { item: Item; first: boolean }): ReactNode {
  const say = useSay();
  return (
    <li className={css.row} data-first={first || undefined} data-danger={item.danger || undefined}>
      <span className={css.due}>
        <DueChip due={item.due} dueAt={item.dueAt ?? null} legal={isLegal(item.source)} />
      </span>
      <span className={css.what}>
        {item.danger && (
          <span className={css.danger}>
            <IconAlertTriangle size={15} stroke={2} /> {say(words.inDanger)}
          </span>
        )}
        {first && <span className={css.next}>{say(words.next)}</span>}
        <Go href={item.href} className={css.link}>
          {item.title}
        </Go>
        <Asked at={item.askedAt} />
      </span>
      <span className={css.source}>{item.source ?? say(words.internal)}</span>
      <span className={css.progress}>
        <Advance of={item} />
      </span>
      <IconChevronRight size={18} stroke={1.5} className={css.more} />
    </li>
  );
}

function Group(props: {
  id: string;
  label: Label;
  none: Label;
  items: readonly Item[];
  lead?: boolean;
}): ReactNode {
  const say = useSay();
  return (
    <section className={css.group} aria-labelledby={props.id}>
      <h2 id={props.id} className={css.head}>
        {say(props.label)}
        {props.items.length > 0 && <span className={css.count}>{props.items.length}</span>}
      </h2>
      {props.items.length === 0 ? (
        <p className={css.none}>{say(props.none)}</p>
      ) : (
        <ul className={css.rows}>
          {props.items.map((item, at) => (
            <Row key={item.id} item={item} first={Boolean(props.lead) && at === 0} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What the report waits for: its remarks, its cells, or to be sent. */
function nextOf({ returned, needsYou }: Report, say: Say): string {
  if (returned) return say(words.reportReturned);
  return needsYou > 0 ? say(words.cellsNeedYou, { n: needsYou }) : say(words.reportReady);
}

function ReportStrip({ report }: { report: Report }): ReactNode {
  const say = useSay();
  return (
    <Card className={css.report}>
      <span className={css.reportMark}>
        <IconFileText size={22} stroke={1.5} />
      </span>
      <span className={css.reportWhat}>
        <Go href={report.href} className={css.link}>
          {report.title}
        </Go>
        <DueChip due={report.due} source={report.source ?? null} legal={isLegal(report.source)} />
        <Asked at={report.askedAt} />
      </span>
      <span className={css.reportBar}>
        <Progress
          done={report.filled}
          total={100}
          label={report.title}
          text={say(words.filledShare, { n: Math.round(report.filled) })}
        />
        <span className={css.needs}>{nextOf(report, say)}</span>
      </span>
      <IconChevronRight size={18} stroke={1.5} className={css.more} />
    </Card>
  );
}

function hintOf(work: Work, say: Say): string {
  const counts = [
    ...(work.now.length > 0 ? [say(words.countNow, { n: work.now.length })] : []),
    ...(work.week.length > 0 ? [say(words.countWeek, { n: work.week.length })] : []),
  ];
  return [dateShown(today()), ...counts].join(" · ");
}

function Groups({ work }: { work: Work }): ReactNode {
  const say = useSay();
  if (work.now.length + work.week.length + work.later.length === 0)
    return (
      <>
        <Card className={css.nothing}>
          <IconCoffee size={22} stroke={1.5} />
          <span>
            <strong>{say(work.report ? words.allButReport : words.allDone)}</strong>
            <span className={css.source}>{say(words.allDoneNext)}</span>
          </span>
        </Card>
        <WhereToBegin />
      </>
    );
  return (
    <Card className={css.work}>
      <Group id="now" label={words.now} none={words.nothingNow} items={work.now} lead />
      <Group id="week" label={words.week} none={words.nothingWeek} items={work.week} />
      <Group id="later" label={words.later} none={words.nothingLater} items={work.later} />
    </Card>
  );
}

function Given(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["my-work"],
    queryFn: ({ signal }) => request<Work>("/api/my-work", { signal }),
    refetchInterval: 120_000,
  });
  return (
    <>
      <PageTitle title={say(words.myWork)} hint={data && hintOf(data, say)} />
      {!data && error && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      <Suspense>
        <UnreadStrip />
      </Suspense>
      {data?.report && <ReportStrip report={data.report} />}
      {data && <Groups work={data} />}
      <Suspense>
        <FirstWeekStrip />
      </Suspense>
    </>
  );
}

/** The first screen of everyone. */
export function MyWork(): ReactNode {
  const say = useSay();
  // Who runs or checks the system is given no work of content: for them the menu is the way.
  if (useMay("work.read")) return <Given />;
  return (
    <>
      <PageTitle title={say(words.myWork)} />
      <WhereToBegin />
    </>
  );
}
