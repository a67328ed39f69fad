/** The days and months that the city observes, and which of them give work ahead. */
import "#base/ui/styles/forms.ts";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import css from "./calendar/calendar.module.css";
import { ObservanceForm } from "./calendar/observance-form.tsx";
import { dayTyped, sureLabels, type Kind, type Observance } from "./calendar/observance.ts";
import { calendarWords as words } from "./calendar/words.ts";

function whenOf({ fromDay, toDay }: Observance): string {
  return fromDay === toDay ? dayTyped(fromDay) : `${dayTyped(fromDay)} – ${dayTyped(toDay)}`;
}

function workOf(row: Observance, kinds: readonly Kind[], say: Say): string {
  if (row.ended) return say(words.endedNow);
  if (!row.gives || row.givesFrom === null) return say(words.givesNot);
  const units = kinds.filter((k) => row.toKinds.includes(k.code)).reduce((n, k) => n + k.units, 0);
  return `${say(words.givesOn, { day: dateShown(row.givesFrom) })} · ${say(words.unitsN, { n: numberShown(units) })}`;
}

function Row(props: { row: Observance; kinds: readonly Kind[]; may: boolean }): ReactNode {
  const say = useSay();
  const { row, kinds, may } = props;
  const [editing, edit] = useState(false);
  const name = say({ vi: row.nameVi, en: row.nameEn });
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        <td data-label={say(words.when)}>
          {whenOf(row)}
          <span className={css.under}>
            {row.next.from <= today()
              ? say(words.ongoing)
              : say(words.next, { day: dateShown(row.next.from) })}
          </span>
        </td>
        <td data-label={say(words.source)} lang="vi">
          {row.source}
          <span className={css.under}>{say(sureLabels[row.confidence])}</span>
        </td>
        <td data-label={say(words.work)}>
          {workOf(row, kinds, say)}
          {row.gives && !row.ended && (
            <span className={css.under} lang="vi">
              {row.ask}
            </span>
          )}
        </td>
        {may && (
          <td className="no-print" data-align="end">
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={say(words.editOf, { name })}
              onClick={() => edit(!editing)}
            >
              {say(words.edit)}
            </Button>
          </td>
        )}
      </tr>
      {editing && (
        <tr data-open>
          <td colSpan={5}>
            <ObservanceForm of={row} kinds={kinds} onDone={() => edit(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function Table(props: { rows: readonly Observance[]; kinds: readonly Kind[]; may: boolean }): ReactNode {
  const say = useSay();
  return (
    <Card>
      <PlainTable label={say(words.observances)}>
        <thead>
          <tr>
            <th scope="col">{say(words.name)}</th>
            <th scope="col">{say(words.when)}</th>
            <th scope="col">{say(words.source)}</th>
            <th scope="col">{say(words.work)}</th>
            {props.may && (
              <th scope="col" className="no-print">
                <span className="only-read">{say(words.acts)}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.id} row={row} kinds={props.kinds} may={props.may} />
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}

/** The screen at /calendar/observances. */
export default function Observances(): ReactNode {
  const say = useSay();
  const may = useMay("observance.write");
  const [adding, add] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ["observances"],
    queryFn: ({ signal }) =>
      request<{ rows: readonly Observance[]; kinds: readonly Kind[] }>("/api/calendar/observances", {
        signal,
      }),
  });
  return (
    <>
      <PageTitle
        title={say(words.observances)}
        hint={say(words.observancesHint)}
        trail={<Go href="/calendar">{say(words.calendar)}</Go>}
        acts={may && !adding && <Button onClick={() => add(true)}>{say(words.add)}</Button>}
      />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      {data && adding && (
        <Card>
          <ObservanceForm of={null} kinds={data.kinds} onDone={() => add(false)} />
        </Card>
      )}
      {data && <Table rows={data.rows} kinds={data.kinds} may={may} />}
    </>
  );
}
