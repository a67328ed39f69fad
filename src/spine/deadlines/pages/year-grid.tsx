/** A year at a glance: twelve months, with the days that are not what their weekday says. The list below says the same. */
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { weeksOf } from "#base/ui/weeks.ts";
import { calendarOf, countWorkingDays } from "../rules/calendar.ts";
import { dayKinds, type MarkedDay } from "../schema.ts";
import { kindLabels } from "../words.ts";
import css from "./deadlines.module.css";
import { screenWords as words } from "./words.ts";

const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);

/** One day, or a place before the first or after the last; `mark` says what the day is where its weekday does not. */
function Day(props: { day: string | null; isWeekend: boolean; mark: MarkedDay | undefined }): ReactNode {
  const say = useSay();
  const { mark } = props;
  const said = mark && `${say(kindLabels[mark.kind])}: ${mark.name}`;
  return (
    <td
      data-kind={mark?.kind ?? (props.isWeekend ? "weekend" : undefined)}
      data-reckoned={mark?.standing === "reckoned" || undefined}
      title={said}
    >
      {props.day && Number(props.day.slice(8))}
      {said && <span className="only-read"> {said}</span>}
    </td>
  );
}

function Month(props: { year: number; month: number; marked: ReadonlyMap<string, MarkedDay> }): ReactNode {
  const say = useSay();
  const heads = say(words.weekdays).split(",");
  return (
    <table className={css.month}>
      <caption>{say(words.months).split(",")[props.month - 1]}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(props.year, props.month).map((week, n) => (
          <tr key={n}>
            {week.map((day, at) => (
              <Day
                key={day ?? `none-${at}`}
                day={day}
                isWeekend={day !== null && at > 4}
                mark={day === null ? undefined : props.marked.get(day)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The legend and the twelve months. */
export function YearGrid({ year, days }: { year: number; days: readonly MarkedDay[] }): ReactNode {
  const say = useSay();
  const marked = new Map(days.map((day) => [day.day, day]));
  const working = countWorkingDays(calendarOf(days), `${year - 1}-12-31`, `${year}-12-31`);
  return (
    <>
      <ul className={css.legend} aria-label={say(words.legend)}>
        {dayKinds.map((kind) => (
          <li key={kind}>
            <span className={css.swatch} data-kind={kind} /> {say(kindLabels[kind])}
          </li>
        ))}
        <li>
          <span className={css.swatch} data-kind="weekend" /> {say(words.weekend)}
        </li>
        <li className={css.quiet}>{say(words.workingDays, { n: working })}</li>
      </ul>
      <div className={css.months}>
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} marked={marked} />
        ))}
      </div>
    </>
  );
}
