/** One climb, step by step: who was told when, what is still ahead, and how it ended. */
import { IconCircle, IconCircleCheckFilled, IconCircleDashed } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { dayOf } from "#base/clock.ts";
import { useSay, type Say } from "#base/ui/language.ts";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { roles } from "#spine/access/web.ts";
import type { Rung } from "../schema.ts";
import { endingLabels, kindLabels, placeLabels } from "../words.ts";
import css from "./notices.module.css";
import { ToldLine } from "./told.tsx";
import type { Climb, Told } from "./types.ts";
import { screenWords as words } from "./words.ts";

/** Who a step tells, in words. */
export const whomOf = (rung: Rung, say: Say): string =>
  `${say(placeLabels[rung.place])}: ${rung.roles.map((role) => say(roles[role])).join(", ")}`;

/** When a step was told; where the system looked later than the step was reached, both are said. */
function whenOf(told: Told, say: Say): string {
  const at = instantShown(told.at);
  return dayOf(new Date(told.at)) === told.onDay
    ? say(words.toldAt, { at })
    : say(words.toldLate, { day: dateShown(told.onDay), at });
}

/** What is to be said of a step that nobody was told of: when it comes, or that it never will. */
function aheadOf(climb: Climb, rung: Rung, say: Say): string {
  if (climb.next?.step === rung.step) return say(words.ahead, { day: dateShown(climb.next.onDay) });
  return climb.endedWhy ? say(words.neverNow) : "";
}

interface StepProps {
  readonly climb: Climb;
  readonly rung: Rung;
  readonly told: Told | undefined;
}

function StepMark({ climb, rung, told }: StepProps): ReactNode {
  const isNext = climb.next?.step === rung.step;
  const Mark = isNext ? IconCircle : IconCircleDashed;
  return told ? <IconCircleCheckFilled size={18} /> : <Mark size={18} stroke={1.75} />;
}

function Step(props: StepProps): ReactNode {
  const say = useSay();
  const { climb, rung, told } = props;
  const when = told ? whenOf(told, say) : aheadOf(climb, rung, say);
  return (
    <li className={css.step} data-told={told ? "" : undefined}>
      <StepMark {...props} />
      <span>
        <strong>{say(words.stepN, { n: rung.step })}</strong>{" "}
        <span className={css.quiet}>
          {[say(words.afterDays, { n: rung.afterDays }).toLowerCase(), when].filter(Boolean).join(" · ")}
        </span>
        {told ? <ToldLine told={told} /> : <span className={css.under}>{whomOf(rung, say)}</span>}
      </span>
    </li>
  );
}

/** The climb with its steps; `named` where it stands beside climbs of other things. */
export function OneClimb(props: {
  climb: Climb & { readonly told: readonly Told[] };
  named?: boolean;
}): ReactNode {
  const say = useSay();
  const { climb } = props;
  return (
    <li className={css.climb}>
      <span className={css.line}>
        {props.named && (
          <strong>
            {say(kindLabels[climb.kind])}: {say(climb.title)}
          </strong>
        )}
        <span className={css.quiet}>
          {say(words.wasDue, { day: dateShown(climb.dueOn) })} · {say(words.ladderOf, { n: climb.ladder })}
        </span>
      </span>
      {climb.endedWhy && climb.endedAt && (
        <strong className={css.good}>
          {say(words.endedOn, { why: say(endingLabels[climb.endedWhy]), at: instantShown(climb.endedAt) })}
        </strong>
      )}
      <ol className={css.ladder}>
        {climb.rungs.map((rung) => (
          <Step
            key={rung.step}
            climb={climb}
            rung={rung}
            told={climb.told.find((told) => told.step === rung.step)}
          />
        ))}
      </ol>
      {climb.rungs.length === 0 && <span className={css.quiet}>{say(words.noSteps)}</span>}
    </li>
  );
}
