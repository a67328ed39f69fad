/** The days of a year as a list, to read and to change in the draft. */
import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { dateShown } from "#base/ui/typed.ts";
import type { MarkedDay } from "../schema.ts";
import { confidenceLabels, kindLabels, standingLabels } from "../words.ts";
import { DayForm } from "./day-form.tsx";
import css from "./deadlines.module.css";
import { withDay } from "./draft.ts";
import { screenWords as words } from "./words.ts";

interface ListProps {
  readonly year: number;
  readonly days: readonly MarkedDay[];
  /** Changes the draft; null for who only reads. */
  readonly change: ((days: readonly MarkedDay[]) => void) | null;
}

function weekdayOf(day: string, names: string): string {
  return names.split(",")[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "";
}

function Acts(props: { day: MarkedDay; onEdit: () => void; onRemove: () => void }): ReactNode {
  const say = useSay();
  const day = dateShown(props.day.day);
  return (
    <td className={`${css.close} no-print`} data-align="end">
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={say(words.editDay, { day })}
        onClick={props.onEdit}
      >
        {say(words.edit)}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        color="gray"
        aria-label={say(words.removeDay, { day })}
        onClick={props.onRemove}
      >
        {say(words.remove)}
      </Button>
    </td>
  );
}

function Row({ day, of }: { day: MarkedDay; of: ListProps }): ReactNode {
  const say = useSay();
  const [editing, edit] = useState(false);
  const { change } = of;
  if (editing && change)
    return (
      <tr>
        <td colSpan={6}>
          <DayForm
            year={of.year}
            day={day}
            onPut={(changed) => {
              edit(false);
              change(withDay(of.days, changed, day.day));
            }}
            onClose={() => edit(false)}
          />
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row" className={css.close}>
        {dateShown(day.day)} <span className={css.quiet}>{weekdayOf(day.day, say(words.weekday))}</span>
      </th>
      <td className={css.close}>
        <span className={css.swatch} data-kind={day.kind} /> {say(kindLabels[day.kind])}
      </td>
      <td lang="vi">{day.name}</td>
      <td className={css.close}>
        <span className={day.standing === "reckoned" ? css.soon : css.good}>
          {say(standingLabels[day.standing])}
        </span>
      </td>
      <td>
        <span lang="vi">{day.source}</span>
        <span className={css.under}>{say(confidenceLabels[day.confidence])}</span>
      </td>
      {change && (
        <Acts
          day={day}
          onEdit={() => edit(true)}
          onRemove={() => change(of.days.filter((one) => one.day !== day.day))}
        />
      )}
    </tr>
  );
}

/** The table of days. */
export function DayList(props: ListProps): ReactNode {
  const say = useSay();
  if (props.days.length === 0) return null;
  return (
    <Card>
      <PlainTable label={`${say(words.calendar)} ${props.year}`}>
        <thead>
          <tr>
            <th scope="col">{say(words.day)}</th>
            <th scope="col">{say(words.kind)}</th>
            <th scope="col">{say(words.name)}</th>
            <th scope="col">{say(words.standing)}</th>
            <th scope="col">{say(words.source)}</th>
            {props.change && (
              <th scope="col" className="no-print">
                <span className="only-read">{say(words.acts)}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {props.days.map((day) => (
            <Row key={day.day} day={day} of={props} />
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}
