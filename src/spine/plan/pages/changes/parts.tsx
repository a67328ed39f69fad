/** The pieces of the screen of changes: a clause with what changed in its tasks. */
import type { ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { dateShown, instantShown, numberShown } from "#base/ui/typed.ts";
import { wordDifference } from "#base/vi/index.ts";
import type { ChangeKind } from "../../rules/snapshot.ts";
import { parts, taskStatuses } from "../../schema.ts";
import css from "./changes.module.css";
import { changeWords as words } from "./words.ts";

/** A snapshot, as the server tells of it. */
export interface Snapshot {
  readonly id: number;
  readonly documentId: number;
  readonly documentNumber: string | null;
  readonly documentTitle: string;
  readonly year: number;
  readonly occasion: "publishing" | "quarter" | "replacing" | "person";
  readonly quarter: string | null;
  readonly note: string | null;
  readonly tasks: number;
  readonly at: string;
  readonly by: string | null;
}

/** One change that these units underwent alike. */
export interface Change {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly text: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly units: readonly string[];
  readonly by: readonly string[];
}

/** What the server answers. */
export interface Changes {
  readonly counts: Readonly<Record<ChangeKind, number>>;
  readonly changes: readonly Change[];
}

/** The quarter that ends where this day begins: 2027-01-01 closes the fourth of 2026. */
function quarterOf(firstDayAfter: string): { n: number; year: string } {
  const [year = 0, month = 1] = firstDayAfter.split("-").map(Number);
  return month === 1 ? { n: 4, year: String(year - 1) } : { n: (month - 1) / 3, year: String(year) };
}

/** A snapshot in one line, for a list to choose from. */
export function snapshotName(snapshot: Snapshot, of: { readonly document: number }, say: Say): string {
  const occasion = {
    publishing: say(words.atPublishing),
    replacing: say(words.atReplacing),
    person: snapshot.note ?? say(words.atPerson),
    quarter: snapshot.quarter ? say(words.atQuarter, quarterOf(snapshot.quarter)) : "",
  }[snapshot.occasion];
  const other =
    snapshot.documentId === of.document
      ? []
      : [say(words.ofPlan, { number: snapshot.documentNumber ?? snapshot.documentTitle })];
  return [occasion, instantShown(snapshot.at), ...other].join(" · ");
}

function statusShown(value: string, say: Say): string {
  const [status = "", percent] = value.split(" ");
  const label = say(taskStatuses[status as keyof typeof taskStatuses]);
  return percent ? `${label} ${percent}%` : label;
}

function valueShown(kind: ChangeKind, value: string | null, say: Say): string {
  if (kind === "status") return value ? statusShown(value, say) : "";
  if (kind === "part") return value ? say(parts[value as keyof typeof parts]) : "";
  if (kind === "handed") return value ?? "";
  if (kind === "product") return value ?? say(words.nothing);
  return value ? dateShown(value) : say(words.noDue);
}

function Words({ before, after }: { before: string; after: string }): ReactNode {
  return (
    <p lang="vi">
      {wordDifference(before, after).map((run, at) => {
        const Tag = run.kind === "gone" ? "del" : run.kind === "new" ? "ins" : "span";
        return <Tag key={at}>{run.text}</Tag>;
      })}
    </p>
  );
}

function FromTo({ change }: { change: Change }): ReactNode {
  const say = useSay();
  const { kind, before, after } = change;
  if (kind === "reworded") return <Words before={before ?? ""} after={after ?? ""} />;
  if (kind === "added") return <p>{say(words.dueAt, { day: valueShown(kind, after, say) })}</p>;
  if (kind === "removed") return <p>{say(words.dueAt, { day: valueShown(kind, before, say) })}</p>;
  return (
    <p>
      <del>{valueShown(kind, before, say)}</del> → <ins>{valueShown(kind, after, say)}</ins>
    </p>
  );
}

const UNITS_SHOWN = 3;

function Units({ names }: { names: readonly string[] }): ReactNode {
  const say = useSay();
  if (names.length <= UNITS_SHOWN) return <p lang="vi">{names.join("; ")}</p>;
  return (
    <details className={css.units}>
      <summary>{say(words.nUnits, { n: numberShown(names.length) })}</summary>
      <p lang="vi">{names.join("; ")}</p>
    </details>
  );
}

/** A clause with its changes. */
export function ClauseChanged({ changes }: { changes: readonly Change[] }): ReactNode {
  const say = useSay();
  const [first] = changes;
  if (!first) return null;
  return (
    <Card className={css.clause}>
      <h2 lang="vi">
        <span className={css.path}>{first.path}</span>
        {first.text}
      </h2>
      <ul>
        {changes.map((change, at) => (
          <li key={at} className={css.change} data-kind={change.kind}>
            <span>{say(words[change.kind])}</span>
            <div>
              <FromTo change={change} />
              <Units names={change.units} />
              {change.by.length > 0 && (
                <p className={css.quiet}>{say(words.decidedBy, { by: change.by.join(", ") })}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
