/** A date, typed as dd/mm/yyyy or picked. */
import { ActionIcon, Popover, TextInput, type TextInputProps } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useSay } from "../language.ts";
import { dateShown, dateTyped } from "../typed.ts";
import { Calendar } from "./calendar.tsx";
import { words } from "./words.ts";

interface DateFieldProps extends Omit<TextInputProps, "value" | "onChange"> {
  /** The text as typed. */
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Understands 5/3/2026, 05-03-26, 05032026; leaving the field writes it out in full. */
export function DateField({ value, onChange, ...rest }: DateFieldProps): ReactNode {
  const say = useSay();
  const [opened, open] = useState(false);
  const day = dateTyped(value);
  return (
    <Popover opened={opened} onChange={open} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          {...rest}
          style={{ maxWidth: 200 }}
          inputMode="numeric"
          placeholder={say(words.dayHint)}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={() => day && onChange(dateShown(day))}
          rightSection={
            <ActionIcon
              size={30}
              aria-label={say(words.pickDay)}
              aria-haspopup="dialog"
              aria-expanded={opened}
              onClick={() => open(!opened)}
            >
              <IconCalendar size={18} stroke={1.75} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <Calendar
          value={day}
          onPick={(picked) => {
            onChange(dateShown(picked));
            open(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
