/** One calendar over tasks, observances, report cycles, clocks and own plans: a month, or a list of its days. */
import { Button, SegmentedControl } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { useMay } from "#base/ui/viewer.ts";
import { entryKinds, type CalendarEntry } from "../rules/calendar.ts";
import css from "./calendar/calendar.module.css";
import { dayName } from "./calendar/day-name.ts";
import { byDay, countKinds, monthAfter, shownOf, spanOf } from "./calendar/entries.ts";
import { kindIcons, LineEntry } from "./calendar/entry.tsx";
import { Month } from "./calendar/month.tsx";
import { calendarWords as words } from "./calendar/words.ts";

/** Narrower than this the days stand as a list. */
const NARROW = "(max-width: 760px)";

interface View {
  readonly month: string;
  readonly chosen: string;
  readonly agenda: boolean;
  readonly ours: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly change: (change: Readonly<Record<string, string | null>>) => void;
}

function useView(): View {
  const [address, change] = useAddress();
  const [narrow] = useState(() => matchMedia(NARROW).matches);
  const all = useMay("task.read");
  const day = today();
  const chosen = address["day"] ?? (address["month"] ? `${address["month"]}-01` : day);
  return {
    month: chosen.slice(0, 7),
    chosen,
    agenda: (address["view"] ?? (narrow ? "agenda" : "month")) === "agenda",
    ours: !all || address["whose"] !== "all",
    hidden: new Set((address["hide"] ?? "").split(",").filter(Boolean)),
    change,
  };
}

function Kinds({ entries, view }: { entries: readonly CalendarEntry[]; view: View }): ReactNode {
  const say = useSay();
  const counts = countKinds(entries);
  const toggle = (kind: string): void => {
    const next = new Set(view.hidden);
    if (!next.delete(kind)) next.add(kind);
    view.change({ hide: [...next].join(",") });
  };
  return (
    <div className={`${css.kinds} no-print`} role="group" aria-label={say(words.kinds)}>
      {entryKinds
        .filter((kind) => counts.has(kind))
        .map((kind) => {
          const Mark = kindIcons[kind];
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={!view.hidden.has(kind)}
              onClick={() => toggle(kind)}
            >
              <Mark size={15} stroke={1.75} /> {say(words[kind])} <span>{counts.get(kind)}</span>
            </button>
          );
        })}
    </div>
  );
}

function Tools({ view }: { view: View }): ReactNode {
  const say = useSay();
  const { month, change } = view;
  const [year, n] = month.split("-").map(Number);
  const to = (months: number) => () => change({ day: null, month: monthAfter(month, months) });
  return (
    <div className={css.tools}>
      <h2>{say(words.monthOf, { month: n ?? 1, year: year ?? 0 })}</h2>
      <Button.Group className="no-print">
        <Button variant="default" size="compact-md" aria-label={say(words.earlier)} onClick={to(-1)}>
          <IconChevronLeft size={17} />
        </Button>
        <Button variant="default" size="compact-md" onClick={() => change({ day: null, month: null })}>
          {say(words.toToday)}
        </Button>
        <Button variant="default" size="compact-md" aria-label={say(words.later)} onClick={to(1)}>
          <IconChevronRight size={17} />
        </Button>
      </Button.Group>
      <SegmentedControl
        size="sm"
        aria-label={say(words.view)}
        value={view.agenda ? "agenda" : "month"}
        onChange={(value) => change({ view: value })}
        data={[
          { value: "month", label: say(words.month) },
          { value: "agenda", label: say(words.agenda) },
        ]}
      />
    </div>
  );
}

function Day({
  day,
  entries,
  isToday,
}: {
  day: string;
  entries: readonly CalendarEntry[];
  isToday: boolean;
}): ReactNode {
  const say = useSay();
  return (
    <Card className={css.day} data-today={isToday || undefined}>
      <h3 id={`d${day}`} tabIndex={-1}>
        {dayName(day, say)}
      </h3>
      {entries.length === 0 ? (
        <p className={css.quiet}>{say(words.nothingDay)}</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <LineEntry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Shown({ rows, view }: { rows: readonly CalendarEntry[]; view: View }): ReactNode {
  const say = useSay();
  const { month, chosen, change } = view;
  const days = byDay(shownOf(rows, view.hidden), spanOf(month).from);
  const day = today();
  const choose = (to: string, open: boolean): void => {
    change({ day: to, month: null });
    if (open) setTimeout(() => document.querySelector<HTMLElement>(`#d${CSS.escape(to)}`)?.focus(), 60);
  };
  if (!view.agenda)
    return (
      <>
        <Month month={month} days={days} today={day} chosen={chosen} choose={choose} />
        <p className={`${css.quiet} no-print`}>{say(words.keys)}</p>
        <Day day={chosen} entries={days.get(chosen) ?? []} isToday={chosen === day} />
      </>
    );
  if (days.size === 0) return <p>{say(words.nothingMonth)}</p>;
  return [...days].map(([one, entries]) => (
    <Day key={one} day={one} entries={entries} isToday={one === day} />
  ));
}

function Whose({ view }: { view: View }): ReactNode {
  const say = useSay();
  return (
    <SegmentedControl
      size="sm"
      aria-label={say(words.whose)}
      value={view.ours ? "ours" : "all"}
      onChange={(whose) => view.change({ whose })}
      data={[
        { value: "ours", label: say(words.ours) },
        { value: "all", label: say(words.everyone) },
      ]}
    />
  );
}

/** The screen at /calendar. */
export default function CalendarScreen(): ReactNode {
  const say = useSay();
  const view = useView();
  const all = useMay("task.read");
  const observes = useMay("observance.read");
  const { data, error, refetch } = useQuery({
    queryKey: ["calendar", view.ours, view.month],
    queryFn: ({ signal }) =>
      request<{ rows: readonly CalendarEntry[] }>(view.ours ? "/api/calendar" : "/api/calendar/all", {
        query: spanOf(view.month),
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageTitle
        title={say(words.calendar)}
        hint={
          <>
            {say(words.hint)} <Go href="/account">{say(words.subscribe)}</Go>
            {observes && (
              <>
                {" · "}
                <Go href="/calendar/observances">{say(words.observances)}</Go>
              </>
            )}
          </>
        }
        acts={all && <Whose view={view} />}
      />
      <Tools view={view} />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={12} />}
      {data && (
        <>
          <Kinds entries={data.rows} view={view} />
          <Shown rows={data.rows} view={view} />
        </>
      )}
    </>
  );
}
