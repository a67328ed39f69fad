/** The calendar of a date field. */
import { DatePicker, DatesProvider } from "@mantine/dates";
import "dayjs/locale/vi";
import type { ReactNode } from "react";
import { useLanguage, useSay } from "../language.ts";
import css from "./form.module.css";
import { words } from "./words.ts";

/** `value` and what is picked are YYYY-MM-DD. Monday first. */
export function Calendar(props: { value: string | null; onPick: (day: string) => void }): ReactNode {
  const language = useLanguage();
  const say = useSay();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePicker
        value={props.value}
        {...(props.value && { defaultDate: props.value })}
        onChange={(day) => day && props.onPick(day)}
        highlightToday
        className={css.calendar}
        ariaLabels={{
          previousMonth: say(words.previous),
          nextMonth: say(words.following),
          previousYear: say(words.previous),
          nextYear: say(words.following),
          previousDecade: say(words.previous),
          nextDecade: say(words.following),
        }}
      />
    </DatesProvider>
  );
}
