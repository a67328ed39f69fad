/** The day on which the structure is looked at; it stands in the address. */
import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import css from "./agencies.module.css";
import { words } from "./words.ts";

/** The chosen day, today unless the address says otherwise. */
export function useDay(): string {
  const [search] = useAddress();
  return search["date"] ?? today();
}

/** The field with which a day is chosen, and the way back to today. */
export function DayChoice(): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const [text, type] = useState(dateShown(search["date"] ?? today()));
  const typed = (next: string): void => {
    type(next);
    const day = dateTyped(next);
    if (day) change({ date: day === today() ? null : day });
  };
  return (
    <div className={`${css.row} no-print`}>
      <DateField label={say(words.date)} value={text} onChange={typed} />
      {search["date"] && (
        <Button variant="subtle" onClick={() => typed(dateShown(today()))}>
          {say(words.today)}
        </Button>
      )}
    </div>
  );
}
