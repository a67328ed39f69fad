/** How often a clause asks for its work. */
import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import type { Label } from "#base/words.ts";
import type { Every } from "../../rules/period.ts";
import { yearWords as words } from "../../year-words.ts";

/** What each is called. */
export const everyLabels: Readonly<Record<Every, Label>> = {
  year: words.everyYear,
  "half-year": words.everyHalf,
  quarter: words.everyQuarter,
  month: words.everyMonth,
  once: words.everyOnce,
};

/** The choice. */
export function EveryField({ value, onChange }: { value: Every; onChange: (to: Every) => void }): ReactNode {
  const say = useSay();
  return (
    <NativeSelect
      label={say(words.every)}
      description={say(words.everyHelp)}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={value}
      data={Object.entries(everyLabels).map(([code, label]) => ({ value: code, label: say(label) }))}
      onChange={(event) => onChange(event.currentTarget.value as Every)}
    />
  );
}
