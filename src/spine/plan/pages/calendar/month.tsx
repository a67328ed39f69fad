/** A month as a grid: arrow keys go from day to day, Enter opens one. */
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { daysAfter } from "#base/clock.ts";
import { useSay } from "#base/ui/language.ts";
import { weeksOf } from "#base/ui/weeks.ts";
import type { CalendarEntry } from "../../rules/calendar.ts";
import css from "./calendar.module.css";
import { CellEntry } from "./entry.tsx";
import { dayName } from "./day-name.ts";
import { calendarWords as words } from "./words.ts";

const CELL_MAX = 3;

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface MonthProps {
  readonly month: string;
  readonly days: ReadonlyMap<string, readonly CalendarEntry[]>;
  readonly today: string;
  readonly chosen: string;
  readonly choose: (day: string, open: boolean) => void;
}

function Cell(
  props: Omit<MonthProps, "month" | "days"> & { day: string; own: readonly CalendarEntry[] },
): ReactNode {
  const say = useSay();
  const { day, own, today, chosen, choose } = props;
  const rest = own.length - CELL_MAX;
  return (
    <td data-today={day === today || undefined} data-chosen={day === chosen || undefined}>
      <button
        type="button"
        className={css.dayButton}
        data-day={day}
        tabIndex={day === chosen ? 0 : -1}
        aria-pressed={day === chosen}
        aria-label={say(words.dayHas, { date: Number(day.slice(8)), day: dayName(day, say), n: own.length })}
        onClick={() => choose(day, true)}
      >
        {Number(day.slice(8))}
      </button>
      {own.slice(0, rest > 0 ? CELL_MAX - 1 : CELL_MAX).map((entry) => (
        <CellEntry key={entry.id} entry={entry} />
      ))}
      {rest > 0 && (
        <button type="button" tabIndex={-1} className={css.moreButton} onClick={() => choose(day, true)}>
          {say(words.more, { n: rest + 1 })}
        </button>
      )}
    </td>
  );
}

/** The grid. */
export function Month(props: MonthProps): ReactNode {
  const say = useSay();
  const table = useRef<HTMLTableElement>(null);
  const { month, days, chosen, choose } = props;
  const [year = 0, n = 1] = month.split("-").map(Number);
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined || !(event.target as HTMLElement).matches("[data-day]")) return;
    event.preventDefault();
    const day = daysAfter(chosen, step);
    choose(day, false);
    // The cell of another month is there only after it is drawn.
    setTimeout(() => table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus(), 60);
  };
  return (
    <table
      ref={table}
      className={css.month}
      onKeyDown={move}
      aria-label={say(words.monthOf, { month: n, year })}
    >
      <thead>
        <tr>
          {say(words.weekdays)
            .split(",")
            .map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, n).map((week, at) => (
          <tr key={at}>
            {week.map((day, of) =>
              day === null ? (
                <td key={of} className={css.outside} aria-hidden="true" />
              ) : (
                <Cell key={day} {...props} day={day} own={days.get(day) ?? []} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
