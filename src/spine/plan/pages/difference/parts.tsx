/** The pieces of a comparison: changed clauses side by side with their words marked, new ones, gone ones. */
import type { ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { wordDifference, type Run } from "#base/vi/index.ts";
import type { Label } from "#base/words.ts";
import type { Outcome } from "../../schema.ts";
import { screenWords } from "../words.ts";
import css from "./difference.module.css";
import { differenceWords as words } from "./words.ts";

/** A clause as the comparison tells of it. */
export interface Told {
  readonly id: number;
  readonly path: string;
  readonly text: string;
  readonly outcome: Outcome;
  readonly tasks: number;
}

/** What the server answers. */
export interface Difference {
  readonly same: number;
  readonly changed: readonly { readonly before: Told; readonly after: Told }[];
  readonly added: readonly Told[];
  readonly dropped: readonly Told[];
}

function Head({ clause, plan }: { clause: Told; plan: number }): ReactNode {
  const say = useSay();
  return (
    <span className={css.head}>
      <Go href={`/plan/documents/${plan}/review?at=c${clause.id}`} title={say(words.toReview)}>
        {clause.path || say(screenWords.noPath)}
      </Go>
      {clause.tasks > 0 && <span>{say(words.tasksGiven, { n: clause.tasks })}</span>}
    </span>
  );
}

function Marked({ runs, without }: { runs: readonly Run[]; without: Run["kind"] }): ReactNode {
  return (
    <p lang="vi">
      {runs
        .filter((run) => run.kind !== without)
        .map((run, at) => {
          const Tag = run.kind === "gone" ? "del" : run.kind === "new" ? "ins" : "span";
          return <Tag key={at}>{run.text}</Tag>;
        })}
    </p>
  );
}

/** A changed clause: the words before at the left, the words now at the right. */
export function Changed(props: { before: Told; after: Told; plans: readonly [number, number] }): ReactNode {
  const say = useSay();
  const { before, after, plans } = props;
  const runs = wordDifference(before.text, after.text);
  return (
    <li className={css.pair}>
      <div>
        <span className="only-read">{say(words.before)}</span>
        <Head clause={before} plan={plans[0]} />
        <Marked runs={runs} without="new" />
      </div>
      <div>
        <span className="only-read">{say(words.after)}</span>
        <Head clause={after} plan={plans[1]} />
        <Marked runs={runs} without="gone" />
      </div>
    </li>
  );
}

/** A clause that stands on one side only. */
export function Alone({ clause, plan }: { clause: Told; plan: number }): ReactNode {
  return (
    <li>
      <Head clause={clause} plan={plan} />
      <p lang="vi">{clause.text}</p>
    </li>
  );
}

/** One kind of difference with its number. */
export function Kind(props: { of: string; title: Label; n: number; children: ReactNode }): ReactNode {
  const say = useSay();
  if (props.n === 0) return null;
  return (
    <Card className={css.kind}>
      <h2 id={props.of}>
        {say(props.title)} <span className={css.count}>{props.n}</span>
      </h2>
      <ol data-of={props.of}>{props.children}</ol>
    </Card>
  );
}
