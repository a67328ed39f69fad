/** The day on which the structure is looked at; it stands in the address. */
import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { formerCommunesSince } from "../facts/shape.ts";
import css from "./agencies.module.css";
import { words } from "./words.ts";

/** The chosen day, today unless the address says otherwise. */
export function useDay(): string {
  const [search] = useAddress();
  return search["date"] ?? today();
}

/** What the list does not know of a day: before the communes were listed, their absence is no fact about them. */
export function noteOn(date: string, say: Say): string | null {
  return date < formerCommunesSince ? say(words.noCommunes, { date: dateShown(formerCommunesSince) }) : null;
}

/** The field with which a day is chosen, what else is chosen beside it, and the way back to today. */
export function DayChoice(props: { children?: ReactNode }): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const note = noteOn(search["date"] ?? today(), say);
  const [text, type] = useState(dateShown(search["date"] ?? today()));
  const typed = (next: string): void => {
    type(next);
    const day = dateTyped(next);
    if (day) change({ date: day === today() ? null : day });
  };
  return (
    <div className={css.stack} style={{ gap: 12 }}>
      <div className={`${css.row} no-print`}>
        <DateField label={say(words.date)} value={text} onChange={typed} />
        {search["date"] && (
          <Button variant="subtle" onClick={() => typed(dateShown(today()))}>
            {say(words.today)}
          </Button>
        )}
        {props.children}
      </div>
      {note && (
        <output className={css.notice} style={{ display: "block" }}>
          {note}
        </output>
      )}
    </div>
  );
}
