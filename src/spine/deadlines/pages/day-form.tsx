/** One day of the calendar, entered or changed in the draft. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { refuseDay } from "../rules/calendar.ts";
import {
  confidences,
  dayKinds,
  dayStandings,
  type Confidence,
  type DayKind,
  type DayStanding,
  type MarkedDay,
} from "../schema.ts";
import { confidenceLabels, kindLabels, standingLabels } from "../words.ts";
import css from "./deadlines.module.css";
import { screenWords as words } from "./words.ts";

/** What may be chosen, by codes and their words. */
function useChoices() {
  const say = useSay();
  return {
    kinds: dayKinds.map((value) => ({ value, label: say(kindLabels[value]) })),
    standings: dayStandings.map((value) => ({ value, label: say(standingLabels[value]) })),
    confidences: confidences.map((value) => ({ value, label: `${value}: ${say(confidenceLabels[value])}` })),
  };
}

/** `day` is the one that is edited; null for a new one. */
export function DayForm(props: {
  year: number;
  day: MarkedDay | null;
  onPut: (day: MarkedDay) => void;
  onClose: () => void;
}): ReactNode {
  const say = useSay();
  const choices = useChoices();
  const [typed, type] = useState(props.day ? dateShown(props.day.day) : "");
  const [rest, set] = useState<Omit<MarkedDay, "day">>(
    props.day ?? { kind: "holiday", name: "", standing: "announced", source: "", confidence: "V" },
  );
  const [tried, tryIt] = useState(false);
  const day = dateTyped(typed);
  const refused = day ? refuseDay({ day, kind: rest.kind }, props.year) : words.needDay;
  const put = (event: FormEvent): void => {
    event.preventDefault();
    tryIt(true);
    if (day && !refused) props.onPut({ ...rest, name: rest.name.trim(), source: rest.source.trim(), day });
  };
  return (
    <form className={css.form} onSubmit={put}>
      <DateField
        label={say(words.day)}
        value={typed}
        onChange={type}
        error={tried && refused ? say(refused) : undefined}
        autoFocus
        required
      />
      <NativeSelect
        label={say(words.kind)}
        data={choices.kinds}
        value={rest.kind}
        onChange={(e) => set({ ...rest, kind: e.currentTarget.value as DayKind })}
      />
      <TextInput
        label={say(words.name)}
        value={rest.name}
        maxLength={200}
        required
        onChange={(e) => set({ ...rest, name: e.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.standing)}
        data={choices.standings}
        value={rest.standing}
        onChange={(e) => set({ ...rest, standing: e.currentTarget.value as DayStanding })}
      />
      <TextInput
        label={say(words.source)}
        value={rest.source}
        maxLength={500}
        required
        onChange={(e) => set({ ...rest, source: e.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.confidence)}
        data={choices.confidences}
        value={rest.confidence}
        onChange={(e) => set({ ...rest, confidence: e.currentTarget.value as Confidence })}
      />
      <div className={css.acts}>
        <Button type="submit" size="xs" disabled={!rest.name.trim() || !rest.source.trim()}>
          {say(words.put)}
        </Button>
        <Button size="xs" variant="default" onClick={props.onClose}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
