/** The windows that a template has by itself: of its figures, of the whole year, and of giving the supplement. */
import { TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { monthDay } from "#base/vi/index.ts";
import type { Windows } from "../schema.ts";
import css from "./template.module.css";
import { templateWords as words } from "./template-words.ts";

type Name = keyof Windows;

/** "11-15" → "15/11". */
const shown = (day: string | undefined): string => (day ? `${day.slice(3)}/${day.slice(0, 2)}` : "");

/** "15/11" → "11-15"; null where it is no day of a year. */
export function dayTyped(text: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})$/u.exec(text.trim());
  return match ? monthDay(Number(match[1]), Number(match[2])) : null;
}

function Days(props: { name: Name; days: Windows[Name]; put: (days: Windows[Name]) => void }): ReactNode {
  const say = useSay();
  const { name, days, put } = props;
  const [typed, type] = useState({ from: shown(days?.from), to: shown(days?.to) });
  const change = (part: Partial<typeof typed>): void => {
    const next = { ...typed, ...part };
    type(next);
    const [from, to] = [dayTyped(next.from), dayTyped(next.to)];
    if (from !== null && to !== null) put({ from, to });
    else if (next.from.trim() === "" && next.to.trim() === "") put(null);
  };
  const wrong = (text: string): ReactNode =>
    (typed.from.trim() !== "" || typed.to.trim() !== "") && dayTyped(text) === null && say(words.dayWrong);
  return (
    <fieldset className={css.days}>
      <legend>{say(words[name])}</legend>
      <TextInput
        label={say(words.firstDay)}
        value={typed.from}
        error={wrong(typed.from)}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        label={say(words.lastDay)}
        value={typed.to}
        error={wrong(typed.to)}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
    </fieldset>
  );
}

/** Three windows as days of a year; a cycle takes them for its own year and may still change them. */
export function TemplateWindows(props: { windows: Windows; change: (windows: Windows) => void }): ReactNode {
  const say = useSay();
  const { windows, change } = props;
  return (
    <div>
      <h2>{say(words.windows)}</h2>
      <p className={css.quiet}>{say(words.windowsHelp)}</p>
      <div className={css.windows}>
        {(["counted", "whole", "supplement"] as const).map((name) => (
          <Days
            key={name}
            name={name}
            days={windows[name]}
            put={(days) => change({ ...windows, [name]: days })}
          />
        ))}
      </div>
    </div>
  );
}
