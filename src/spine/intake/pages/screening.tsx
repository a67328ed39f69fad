/** What a health worker saw and asked, in the form and on the page of a report. */
import { Checkbox, Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import { Card, Facts } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import type { Screening } from "../schema.ts";
import { answerLabels, signLabels } from "../words.ts";
import { Ask } from "./choice.tsx";
import css from "./intake.module.css";
import { screenWords as words } from "./words.ts";

export const emptyScreening: Screening = {
  signs: [],
  injuries: null,
  askedAlone: "unknown",
  consent: "unknown",
};

/** The questions of a screening. */
export function ScreeningAsked(props: { value: Screening; onChange: (value: Screening) => void }): ReactNode {
  const say = useSay();
  const { value } = props;
  const put = (change: Partial<Screening>): void => props.onChange({ ...value, ...change });
  const toggle = (sign: string, on: boolean): void =>
    put({ signs: on ? [...value.signs, sign] : value.signs.filter((one) => one !== sign) });
  return (
    <section className={css.part}>
      <h2>{say(words.screening)}</h2>
      <p className={css.quiet}>{say(words.screeningHint)}</p>
      <Ask label={words.askedAlone} value={value.askedAlone} onChange={(askedAlone) => put({ askedAlone })} />
      <Ask label={words.consent} value={value.consent} onChange={(consent) => put({ consent })} />
      <fieldset className={css.choice}>
        <legend>{say(words.signs)}</legend>
        <div className={css.stack}>
          {Object.entries(signLabels).map(([sign, label]) => (
            <Checkbox
              key={sign}
              size="md"
              label={say(label)}
              checked={value.signs.includes(sign)}
              onChange={(event) => toggle(sign, event.currentTarget.checked)}
            />
          ))}
        </div>
      </fieldset>
      <Textarea
        label={say(words.injuries)}
        autosize
        minRows={2}
        maxLength={2000}
        value={value.injuries ?? ""}
        onChange={(event) => put({ injuries: event.currentTarget.value })}
      />
    </section>
  );
}

/** The same, read. */
export function ScreeningShown({ of }: { of: Screening }): ReactNode {
  const say = useSay();
  const signs = of.signs.map((sign) => (signLabels[sign] ? say(signLabels[sign]) : sign));
  return (
    <Card className={css.sheet}>
      <h2>{say(words.screening)}</h2>
      <Facts
        rows={[
          { key: "alone", label: say(words.askedAlone), value: say(answerLabels[of.askedAlone]) },
          { key: "consent", label: say(words.consent), value: say(answerLabels[of.consent]) },
          { key: "signs", label: say(words.signs), value: signs.join("; ") || "—" },
          { key: "injuries", label: say(words.injuries), value: of.injuries ?? "—" },
        ]}
      />
    </Card>
  );
}
