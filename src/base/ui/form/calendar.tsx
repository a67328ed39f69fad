/** The calendar of a date field; fetched when first opened. */
import { DatePicker, DatesProvider } from "@mantine/dates";
import "dayjs/locale/vi";
import type { ReactNode } from "react";
import { useLanguage } from "../language.ts";

/** `value` and what is picked are YYYY-MM-DD. Monday first. */
export default function Calendar(props: { value: string | null; onPick: (day: string) => void }): ReactNode {
  const language = useLanguage();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePicker
        value={props.value}
        {...(props.value && { defaultDate: props.value })}
        onChange={(day) => day && props.onPick(day)}
        highlightToday
      />
    </DatesProvider>
  );
}
