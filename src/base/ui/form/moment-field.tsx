/** A moment on Hanoi's clock, typed as it is shown everywhere: "16:18 28/11/2026". A browser's own field may put the month first. */
import { TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useSay } from "../language.ts";
import { instantShown, momentTyped } from "../typed.ts";
import { words } from "./words.ts";

interface MomentFieldProps {
  readonly label: string;
  /** The text as typed. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** True where what stands there must be told wrong, although it was not left yet. */
  readonly checked?: boolean;
}

/** Hour and day in either order; leaving the field writes it out in full, or says what is missing. */
export function MomentField({ label, value, onChange, checked = false }: MomentFieldProps): ReactNode {
  const say = useSay();
  const [left, leave] = useState(false);
  const instant = momentTyped(value);
  const isWrong = (left || checked) && value.trim() !== "" && instant === null;
  return (
    <TextInput
      label={label}
      placeholder={say(words.momentHint)}
      style={{ maxWidth: 260 }}
      value={value}
      error={isWrong ? say(words.noMoment) : null}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        leave(true);
        if (instant) onChange(instantShown(instant));
      }}
    />
  );
}
