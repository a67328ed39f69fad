/** One explanation: every turn of it, by when it is to be answered, and what may be done now. */
import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { StatusBadge } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { instantShown } from "#base/ui/typed.ts";
import { actLabels } from "../words.ts";
import { explanationLooks } from "./codes.ts";
import css from "./notices.module.css";
import { SayForm } from "./say-form.tsx";
import type { Explanation, Told } from "./types.ts";
import { screenWords as words } from "./words.ts";
import { ToldLine } from "./told.tsx";

/** By when it is to be answered, and by which rule; nothing where no clock runs. `bare` where the head says what it is. */
export function AnswerBy(props: { of: Pick<Explanation, "answerBy">; bare?: boolean }): ReactNode {
  const say = useSay();
  const { answerBy } = props.of;
  if (!answerBy) return null;
  const at = answerBy.at === null ? null : instantShown(answerBy.at);
  const plain = props.bare ? words.answerBare : words.answerDue;
  const said = answerBy.isLate ? words.answerLate : plain;
  return (
    <span className={answerBy.isLate ? css.soon : undefined}>
      {at === null ? say(words.answerPaused) : say(said, { at })}
      <span className={css.under}>{say(answerBy.said)}</span>
    </span>
  );
}

const acts = ["answer", "accept", "ask-again", "withdraw"] as const;
type Act = (typeof acts)[number];

function Acts({ of }: { of: Explanation }): ReactNode {
  const say = useSay();
  const [doing, start] = useState<Act | null>(null);
  const possible = acts.filter((act) => of.can.includes(`explanation.${act}`));
  const acceptHelp = say(of.unit.id === of.byUnit.id ? words.acceptOwn : words.acceptEnds);
  if (doing)
    return (
      <SayForm
        key={doing}
        name={`explanation/${of.id}/${doing}`}
        label={say(words[`${doing}Text`])}
        {...(doing === "accept" && { help: acceptHelp })}
        submit={say(words[doing])}
        done={say(words.turnDone)}
        required={doing !== "accept"}
        path={`/api/explanations/${of.id}/${doing}`}
        bodyOf={(text) => ({ turns: of.turns, text })}
        onClose={() => start(null)}
      />
    );
  if (possible.length === 0) return null;
  return (
    <div className={`${css.acts} no-print`}>
      {possible.map((act, n) => (
        <Button
          key={act}
          variant={n === 0 && act !== "withdraw" ? "filled" : "default"}
          onClick={() => start(act)}
        >
          {say(words[act])}
        </Button>
      ))}
    </div>
  );
}

/** The whole of it, for a card. */
export function OneExplanation({ of }: { of: Explanation & { readonly told: readonly Told[] } }): ReactNode {
  const say = useSay();
  return (
    <li className={css.explanation}>
      <span className={css.line}>
        <strong>{say(words.between, { by: of.byUnit.name, unit: of.unit.name })}</strong>
        <StatusBadge look={explanationLooks[of.state]} />
        <AnswerBy of={of} />
      </span>
      <ol className={css.turns}>
        {of.history.map((turn) => (
          <li key={turn.number}>
            <span className={css.quiet}>
              {[say(actLabels[turn.act]), turn.byName, instantShown(turn.at)].filter(Boolean).join(" · ")}
            </span>
            {turn.text && <p lang="vi">{turn.text}</p>}
            {of.told
              .filter((told) => told.turn === turn.number)
              .map((told) => (
                <ToldLine key={told.at} told={told} />
              ))}
          </li>
        ))}
      </ol>
      <Acts of={of} />
    </li>
  );
}
