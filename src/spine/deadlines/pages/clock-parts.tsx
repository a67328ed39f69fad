/** A clock as screens show it: how it stands, by which article it runs, when it is due, what happened. */
import {
  IconCircleCheck,
  IconCircleMinus,
  IconClockExclamation,
  IconClockPlay,
  IconPlayerPause,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { dayOf } from "#base/clock.ts";
import { DueChip, StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import type { ClockState } from "../schema.ts";
import { confidenceLabels, stateLabels } from "../words.ts";
import css from "./deadlines.module.css";
import type { Clock, EventTold } from "./types.ts";
import { screenWords as words } from "./words.ts";

const looks: Readonly<Record<ClockState, Omit<StatusLook, "label">>> = {
  running: { tone: "nest", icon: IconClockPlay },
  paused: { tone: "calm", icon: IconPlayerPause },
  lapsed: { tone: "warm", icon: IconClockExclamation },
  met: { tone: "good", icon: IconCircleCheck },
  late: { tone: "warm", icon: IconClockExclamation },
  void: { tone: "calm", icon: IconCircleMinus },
};

/** How a clock stands. Only a missed deadline of the law is red. */
export function ClockBadge({ clock }: { clock: Pick<Clock, "state" | "rule"> }): ReactNode {
  const { state, rule } = clock;
  const isMissed = state === "lapsed" || state === "late";
  const look = { ...looks[state], label: stateLabels[state] };
  return <StatusBadge look={isMissed && rule.basis === "law" ? { ...look, tone: "danger" } : look} />;
}

/** When a clock is due: a moment for hours, else a day. */
export function dueShown(clock: Pick<Clock, "rule">, at: string): string {
  return clock.rule.unit === "hour" ? instantShown(at) : dateShown(at);
}

/** The chip of what still runs, or the plain moment of what has stopped. */
export function ClockDue({ clock }: { clock: Clock }): ReactNode {
  const say = useSay();
  const { dueAt, rule } = clock;
  if (dueAt === null) return null;
  const isOpen = clock.stoppedAt === null;
  const at = rule.unit === "hour" ? { due: null, dueAt } : { due: dayOf(new Date(dueAt)) };
  return (
    <span className={css.line}>
      {isOpen && <DueChip {...at} legal={rule.basis === "law"} />}
      <span className={css.quiet}>{say(words.by, { at: dueShown(clock, dueAt) })}</span>
    </span>
  );
}

/** The article, or that the rule is internal; with how long it allows and how sure that is. */
export function ClockSource({ clock }: { clock: Pick<Clock, "rule"> }): ReactNode {
  const say = useSay();
  const { rule } = clock;
  return (
    <span className={css.source} title={`${rule.source} (${say(confidenceLabels[rule.confidence])})`}>
      {rule.article || !rule.ground
        ? `${rule.article ?? say(words.internal)} · ${say(rule.length)}`
        : say(rule.said)}
    </span>
  );
}

function eventText(event: EventTold, clock: Clock, say: Say): string {
  const day = (at: string | null): string => (at ? dueShown(clock, at) : "…");
  const said = { before: day(event.dueBefore), due: day(event.dueAfter) };
  const acts = {
    pause: words.actPause,
    resume: words.actResume,
    explain: words.actExplain,
    void: words.actVoid,
    recount: words.actRecount,
    "hand-over": words.actHandOver,
  };
  return say(acts[event.act], said);
}

/** What happened to a clock, in its order. */
export function ClockHistory({ clock }: { clock: Clock }): ReactNode {
  const say = useSay();
  if (clock.events.length === 0) return null;
  return (
    <ul className={css.events} aria-label={say(words.history)}>
      {clock.events.map((event) => (
        <li key={`${event.act} ${event.at}`}>
          <strong>{eventText(event, clock, say)}</strong>{" "}
          <span className={css.quiet}>
            {[event.byName, instantShown(event.at)].filter(Boolean).join(" · ")}
          </span>
          {event.reason && <p lang="vi">{event.reason}</p>}
        </li>
      ))}
    </ul>
  );
}
