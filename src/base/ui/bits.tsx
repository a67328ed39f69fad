/** Small parts that every screen is made of: titles, states, deadlines, the kinds of nothing, waiting. */
import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleX,
  IconClock,
  IconClockExclamation,
} from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { now } from "../clock.ts";
import type { Label } from "../words.ts";
import css from "./bits.module.css";
import tones from "./tones.module.css";
import { spokenDue, type Due, type DueTone } from "./deadline.ts";
import { useSay } from "./language.ts";
import type { Icon } from "./module.ts";
import { instantShown, dateShown, numberShown } from "./typed.ts";
import { words } from "./words.ts";

/** Letters from which a title takes a line to itself. */
const LONG_TITLE = 48;

/** The head of a screen: where one is, what it is, and what may be done. */
export function PageTitle(props: {
  title: ReactNode;
  hint?: ReactNode;
  trail?: ReactNode;
  acts?: ReactNode;
}): ReactNode {
  // A long title takes the line to itself; what can be done stands beneath it.
  const isLong = typeof props.title === "string" && props.title.length > LONG_TITLE;
  return (
    <header className={css.title} data-long={isLong || undefined}>
      {typeof props.title === "string" && <title>{`${props.title} · Tổ Ấm`}</title>}
      <div className={css.titleText}>
        {props.trail && <div className={css.trail}>{props.trail}</div>}
        <h1 tabIndex={-1}>{props.title}</h1>
        {props.hint && <p className={css.titleHint}>{props.hint}</p>}
      </div>
      {props.acts && <div className={`${css.acts} no-print`}>{props.acts}</div>}
    </header>
  );
}

/** Where an act takes away the button that was pressed: the page's title takes the focus, and the keyboard goes on from there. */
export function focusTitle(): void {
  // After a dialog has gone: while it stands, nothing outside it can take the focus.
  setTimeout(() => document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true }), 50);
}

/** The colour of a state; `danger` is for danger to a person or a missed legal deadline, nothing else. */
export type Tone = "calm" | "nest" | "warm" | "danger" | "soon" | "good";

const toneIcons: Readonly<Record<Tone, Icon>> = {
  calm: IconCircleDashed,
  nest: IconCircleDot,
  warm: IconCircle,
  danger: IconAlertTriangle,
  soon: IconClock,
  good: IconCircleCheck,
};

/** How a state looks: its word, its tone, and an icon of its own if the tone's does not fit. */
export interface StatusLook {
  readonly label: Label;
  readonly tone: Tone;
  readonly icon?: Icon;
}

/** A state: always word, icon and colour together. */
export function StatusBadge({ look }: { look: StatusLook }): ReactNode {
  const say = useSay();
  const Mark = look.icon ?? toneIcons[look.tone];
  return (
    <span className={`${css.status} ${tones[look.tone]}`}>
      <Mark size={14} stroke={2} />
      {say(look.label)}
    </span>
  );
}

const dueClass: Readonly<Record<DueTone, string | undefined>> = {
  late: css.dueLate,
  now: css.dueNow,
  soon: css.dueSoon,
  later: css.dueLater,
  none: css.dueNone,
};

/** A deadline with its article of law. Only one that rests on law turns red when missed (`legal`). */
export function DueChip(props: Due & { source?: string | null; legal?: boolean }): ReactNode {
  const say = useSay();
  useMinute();
  const spoken = spokenDue(props, now());
  if (spoken.tone === "none") return null;
  const late = spoken.tone === "late";
  const tone = late && props.legal === false ? css.dueMissed : dueClass[spoken.tone];
  const Mark = late ? IconClockExclamation : IconClock;
  const exact = props.dueAt ? instantShown(props.dueAt) : dateShown(props.due ?? "");
  return (
    <span className={`${css.due} ${tone}`} title={exact}>
      <Mark size={15} stroke={1.75} />
      {say(spoken.label)}
      {props.source && <span className={css.law}>{props.source}</span>}
    </span>
  );
}

/** Draws again each minute, so that a clock on the screen goes. */
function useMinute(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
}

/** A cell of figures as the server sends it. */
export interface Cell {
  readonly state: "value" | "zero" | "not-reported" | "not-applicable" | "suppressed";
  readonly value?: number | null;
}

const nothings = {
  zero: { sign: "0", label: words.zero },
  "not-reported": { sign: "—", label: words.notReported },
  "not-applicable": { sign: "∅", label: words.notApplicable },
  suppressed: { sign: "•", label: words.suppressed },
} as const;

/** A figure, or which of the four kinds of nothing it is. With `spell`, the kind is written out. */
export function Figure({ cell, spell }: { cell: Cell; spell?: boolean }): ReactNode {
  const say = useSay();
  if (cell.state === "value") return <span className={css.figure}>{numberShown(cell.value ?? 0)}</span>;
  const { sign, label } = nothings[cell.state];
  if (cell.state === "zero") return <span className={css.figure}>0</span>;
  return (
    <span className={css.nothing} title={say(label)}>
      <span aria-hidden="true">{sign}</span>
      <span className={spell ? undefined : "only-read"}>{spell ? ` ${say(label)}` : say(label)}</span>
    </span>
  );
}

/** How far something is: a bar, the numbers beside it, and for a screen reader the same in words. */
export function Progress(props: { done: number; total: number; label: string; text?: string }): ReactNode {
  const share = props.total > 0 ? Math.min(1, props.done / props.total) : 0;
  const fill = share >= 1 ? `${css.barFill} ${css.barDone}` : css.barFill;
  return (
    <span className={css.progress}>
      <span
        className={css.bar}
        role="progressbar"
        aria-label={props.label}
        aria-valuenow={props.done}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, props.total)}
      >
        <span className={fill} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={css.progressText}>{props.text ?? `${Math.round(share * 100)} %`}</span>
    </span>
  );
}

/** Nothing here yet: says what to do first. */
export function Empty(props: {
  icon?: Icon;
  title: string;
  next?: string;
  acts?: ReactNode;
  /** When it is all of the page: its title is the page's. */
  whole?: boolean;
}): ReactNode {
  const Title = props.whole ? "h1" : "h2";
  const Mark = props.icon ?? IconCircleX;
  return (
    <div className={css.empty}>
      <span className={css.emptyIcon}>
        <Mark size={28} stroke={1.5} />
      </span>
      <Title>{props.title}</Title>
      {props.next && <p>{props.next}</p>}
      {props.acts && <div className={css.emptyActs}>{props.acts}</div>}
    </div>
  );
}

const skeletonAfterMs = 300;
const wordsAfterMs = 3000;

/** How long the part has been waiting: nothing to show, a skeleton, or words as well. */
function useWait(): 0 | 1 | 2 {
  const [step, setStep] = useState<0 | 1 | 2>(0);
  useEffect(() => {
    const timers = [
      setTimeout(() => setStep(1), skeletonAfterMs),
      setTimeout(() => setStep(2), wordsAfterMs),
    ];
    return () => timers.forEach(clearTimeout);
  }, []);
  return step;
}

/** Waits of over 300 ms show a skeleton, over 3 s a moving bar and what is being done; shorter ones never flicker. */
export function Waiting({ lines = 6, doing }: { lines?: number; doing?: string }): ReactNode {
  const say = useSay();
  const step = useWait();
  if (step === 0) return null;
  return (
    <div className={css.bones} role="status" aria-label={doing ?? say(words.loading)}>
      {step === 2 && (
        <p className={css.doing}>
          <span className={css.moving} />
          {doing ?? say(words.stillLoading)}
        </p>
      )}
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} className={css.bone} style={{ width: `${92 - ((at * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

/** Name and value pairs of a record, one below the other. */
export function Facts({
  rows,
}: {
  rows: readonly { key: string; label: string; value: ReactNode }[];
}): ReactNode {
  return (
    <dl className={css.facts}>
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A white sheet on the ground. */
export function Card(props: { children: ReactNode; className?: string | undefined }): ReactNode {
  return <div className={`${css.card} ${props.className ?? ""}`}>{props.children}</div>;
}
