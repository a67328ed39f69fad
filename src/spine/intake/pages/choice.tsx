/** One question with a few answers as big buttons, for a thumb: radio buttons to a screen reader and a keyboard. */
import { useId, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import type { Label } from "#base/words.ts";
import { yesNoUnknown, type YesNoUnknown } from "../schema.ts";
import { answerLabels } from "../words.ts";
import css from "./intake.module.css";

export function Choice<K extends string>(props: {
  label: Label;
  value: K;
  choices: readonly K[];
  labels: Readonly<Record<K, Label>>;
  onChange: (key: K) => void;
}): ReactNode {
  const say = useSay();
  const name = useId();
  return (
    <fieldset className={css.choice}>
      <legend>{say(props.label)}</legend>
      <div className={css.options}>
        {props.choices.map((key) => (
          <label key={key} className={css.option} data-on={key === props.value || undefined}>
            <input
              type="radio"
              name={name}
              value={key}
              checked={key === props.value}
              onChange={() => props.onChange(key)}
            />
            {say(props.labels[key])}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Yes, no, not known. */
export function Ask(props: {
  label: Label;
  value: YesNoUnknown;
  onChange: (key: YesNoUnknown) => void;
}): ReactNode {
  return <Choice {...props} choices={yesNoUnknown} labels={answerLabels} />;
}
