/** One entry of the calendar: in a cell of the month, and as a line of a day. */
import {
  IconCalendarHeart,
  IconChecklist,
  IconFileText,
  IconHourglass,
  IconNotebook,
  IconRefreshDot,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import type { Icon } from "#base/ui/module.ts";
import { dateShown, instantShown, numberShown } from "#base/ui/typed.ts";
import type { CalendarEntry, EntryKind } from "../../rules/calendar.ts";
import css from "./calendar.module.css";
import { calendarWords as words } from "./words.ts";

/** The sign of each kind: never by colour alone. */
export const kindIcons: Readonly<Record<EntryKind, Icon>> = {
  task: IconChecklist,
  observance: IconCalendarHeart,
  report: IconFileText,
  clock: IconHourglass,
  own: IconNotebook,
  review: IconRefreshDot,
};

/** What stands beside its name. */
function toldOf(entry: CalendarEntry, say: Say): string {
  const told = [
    entry.at && instantShown(entry.at),
    entry.until && say(words.until, { day: dateShown(entry.until) }),
    entry.count > 1 && `× ${numberShown(entry.count)}`,
    entry.state === "overdue" && say(words.overdue),
    entry.state === "done" && entry.kind !== "observance" && say(words.done),
  ];
  return told.filter(Boolean).join(" · ");
}

/** In a cell: its sign and its first words; the whole stands in the day below. */
export function CellEntry({ entry }: { entry: CalendarEntry }): ReactNode {
  const say = useSay();
  const Mark = kindIcons[entry.kind];
  return (
    <Go
      href={entry.href}
      tabIndex={-1}
      className={css.cellEntry}
      data-kind={entry.kind}
      data-state={entry.state}
      title={[entry.title, toldOf(entry, say)].filter(Boolean).join(" · ")}
    >
      <Mark size={13} stroke={1.75} />
      <span lang="vi">{entry.title}</span>
      {entry.count > 1 && <span className={css.quiet}>{numberShown(entry.count)}</span>}
    </Go>
  );
}

/** A line of a day. */
export function LineEntry({ entry }: { entry: CalendarEntry }): ReactNode {
  const say = useSay();
  const Mark = kindIcons[entry.kind];
  return (
    <li className={css.line} data-state={entry.state}>
      <Mark size={17} stroke={1.75} />
      <span>
        <span className="only-read">{say(words[entry.kind])}: </span>
        <Go href={entry.href} lang="vi">
          {entry.title}
        </Go>
        <span className={css.quiet}>{[toldOf(entry, say), entry.source].filter(Boolean).join(" · ")}</span>
      </span>
    </li>
  );
}
