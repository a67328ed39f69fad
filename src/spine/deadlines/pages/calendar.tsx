/** The screen at /deadlines: the calendar of a year, by which working days are counted; changed in a draft, saved as one. */
import { ActionIcon, Button } from "@mantine/core";
import {
  IconCalendarOff,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconPlus,
} from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Empty, Waiting } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { useViewer } from "#base/ui/viewer.ts";
import type { MarkedDay } from "../schema.ts";
import { ReadFile, Refused, type FileRead } from "./calendar-import.tsx";
import { DayForm } from "./day-form.tsx";
import { DayList } from "./days.tsx";
import css from "./deadlines.module.css";
import { differenceOf, withDay } from "./draft.ts";
import { Head } from "./tabs.tsx";
import type { Year } from "./types.ts";
import { screenWords as words } from "./words.ts";
import { YearGrid } from "./year-grid.tsx";

function YearSwitch({ year }: { year: number }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const go = (to: number): void => change({ year: String(to) });
  return (
    <span className={css.yearSwitch}>
      <ActionIcon aria-label={say(words.previous)} onClick={() => go(year - 1)}>
        <IconChevronLeft size={20} stroke={1.75} />
      </ActionIcon>
      <h2 aria-live="polite">
        {say(words.year)} {year}
      </h2>
      <ActionIcon aria-label={say(words.next)} onClick={() => go(year + 1)}>
        <IconChevronRight size={20} stroke={1.75} />
      </ActionIcon>
    </span>
  );
}

/** The bar of an unsaved draft. */
function DraftBar(props: { data: Year; days: readonly MarkedDay[]; drop: () => void }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { year, version } = props.data;
  const save = useMutation({
    mutationFn: () =>
      request<Year & { moved: number }>(`/api/deadlines/calendar/${year}`, {
        method: "PUT",
        body: { version, days: props.days },
      }),
    onSuccess: async ({ moved }) => {
      await client.invalidateQueries({ queryKey: ["calendar"] });
      await client.invalidateQueries({ queryKey: ["clocks"] });
      toast(say(words.saved, { year, n: moved }));
      props.drop();
    },
  });
  return (
    <div className={`${css.draft} no-print`} role="status">
      <span>{say(words.draft, differenceOf(props.data.days, props.days))}</span>
      <span className={css.acts}>
        <Button size="xs" loading={save.isPending} onClick={() => save.mutate()}>
          {say(words.save, { year })}
        </Button>
        <Button size="xs" variant="default" onClick={props.drop}>
          {say(words.discard)}
        </Button>
      </span>
      {save.error && <ProblemNote error={save.error} />}
    </div>
  );
}

function Notes({ data, days }: { data: Year; days: readonly MarkedDay[] }): ReactNode {
  const say = useSay();
  const reckoned = days.filter((day) => day.standing === "reckoned").length;
  return (
    <p className={css.notes}>
      {reckoned > 0 && (
        <span className={css.soon}>{say(words.reckoned, { n: reckoned, year: data.year })}</span>
      )}
      {data.version > 0 && (
        <span className={css.quiet}>
          {data.byName && data.at
            ? say(words.kept, { at: instantShown(data.at), by: data.byName })
            : say(words.entered)}
        </span>
      )}
    </p>
  );
}

function Tools(props: { data: Year; onAdd: () => void; onRead: (read: FileRead) => void }): ReactNode {
  const say = useSay();
  const [error, fail] = useState<unknown>(null);
  const { year, can } = props.data;
  const changes = can.includes("deadline.change-calendar");
  return (
    <div className={`${css.tools} no-print`}>
      <YearSwitch year={year} />
      <span className={css.acts}>
        {changes && (
          <Button leftSection={<IconPlus size={17} stroke={1.75} />} onClick={props.onAdd}>
            {say(words.addDay)}
          </Button>
        )}
        {changes && <ReadFile year={year} onRead={props.onRead} onError={fail} />}
        <Button
          component="a"
          href={`/api/deadlines/calendar/${year}/export.csv`}
          download
          variant="default"
          leftSection={<IconDownload size={17} stroke={1.75} />}
        >
          {say(words.exportCsv)}
        </Button>
      </span>
      {error !== null && <ProblemNote error={error} />}
    </div>
  );
}

function Body({ data }: { data: Year }): ReactNode {
  const say = useSay();
  const [draft, change] = useState<readonly MarkedDay[] | null>(null);
  const [refused, refuse] = useState<FileRead["refusals"]>([]);
  const [adding, add] = useState(false);
  const days = draft ?? data.days;
  const changes = data.can.includes("deadline.change-calendar");
  const drop = (): void => {
    change(null);
    refuse([]);
  };
  const take = (read: FileRead): void => {
    change(read.days);
    refuse(read.refusals);
  };
  return (
    <>
      <Tools data={data} onAdd={() => add(true)} onRead={take} />
      {draft && <DraftBar data={data} days={draft} drop={drop} />}
      <Refused cells={refused} />
      {adding && (
        <Card className={css.sheet}>
          <DayForm
            year={data.year}
            day={null}
            onPut={(day) => {
              add(false);
              change(withDay(days, day));
            }}
            onClose={() => add(false)}
          />
        </Card>
      )}
      <Notes data={data} days={days} />
      {days.length === 0 && (
        <Empty
          icon={IconCalendarOff}
          title={say(words.noYear, { year: data.year })}
          next={say(changes ? words.noYearNext : words.noYearOther)}
        />
      )}
      <YearGrid year={data.year} days={days} />
      <DayList year={data.year} days={days} change={changes ? change : null} />
    </>
  );
}

export default function CalendarPage(): ReactNode {
  const viewer = useViewer();
  const [address] = useAddress();
  const year = Number(address["year"]) || viewer.year;
  const { data, error, refetch } = useQuery({
    queryKey: ["calendar", year],
    queryFn: ({ signal }) => request<Year>(`/api/deadlines/calendar/${year}`, { signal }),
  });
  return (
    <>
      <Head view="calendar" />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={10} />}
      {data && <Body key={`${data.year} ${data.version}`} data={data} />}
    </>
  );
}
