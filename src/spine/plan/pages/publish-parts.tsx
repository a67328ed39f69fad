/** What a publishing gives clause by clause, and the publishings before it. */
import type { ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown, instantShown, numberShown } from "#base/ui/typed.ts";
import type { DueSource } from "../schema.ts";
import { dueSourceLabels } from "./codes.ts";
import css from "./plan.module.css";
import type { Readiness, Review } from "./types.ts";
import { screenWords as words } from "./words.ts";

/** What publishing a year would give. */
export interface Prospect {
  readonly year: number;
  readonly onDate: string;
  readonly covered: boolean;
  readonly readiness: Readiness;
  readonly unsettled: readonly string[];
  readonly given: number;
  readonly adds: number;
  readonly units: number;
  readonly clauses: readonly {
    readonly id: number;
    readonly path: string;
    readonly adds: number;
    readonly dueOn: string;
    readonly dueSource: DueSource;
  }[];
}

/** Each clause with how many units get it, and until when. */
export function PerClause({ prospect, review }: { prospect: Prospect; review: Review }): ReactNode {
  const say = useSay();
  const texts = new Map(review.clauses.map((c) => [c.id, c.text]));
  if (prospect.clauses.length === 0) return null;
  return (
    <Card className={css.sheet}>
      <h2>{say(words.perClause)}</h2>
      <table className={css.plain}>
        <thead>
          <tr>
            <th scope="col">{say(words.clauseCol)}</th>
            <th scope="col" data-align="end">
              {say(words.unitsCol)}
            </th>
            <th scope="col">{say(words.dueCol)}</th>
          </tr>
        </thead>
        <tbody>
          {prospect.clauses.map((c) => (
            <tr key={c.id}>
              <th scope="row" aria-label={c.path || "…"}>
                <span className={css.clauseName}>
                  <Go href={`/plan/documents/${review.id}/review?at=c${c.id}`}>{c.path || "…"}</Go>
                  <span lang="vi">{texts.get(c.id)}</span>
                </span>
              </th>
              <td data-align="end">{numberShown(c.adds)}</td>
              <td>
                {dateShown(c.dueOn)}
                <br />
                <span className={css.quiet}>{say(dueSourceLabels[c.dueSource])}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** The publishings so far. */
export function Past({ review }: { review: Review }): ReactNode {
  const say = useSay();
  if (review.publications.length === 0) return null;
  return (
    <Card className={css.sheet}>
      <h2>{say(words.publishedBefore)}</h2>
      <ul className={css.checks}>
        {review.publications.map((p) => (
          <li key={p.at}>
            <Go href={`/plan?plan=${review.id}&year=${p.year}`}>
              {say(words.publishedLine, {
                year: p.year,
                n: numberShown(p.tasksAdded),
                by: p.by ?? "…",
                at: instantShown(p.at),
              })}
            </Go>
          </li>
        ))}
      </ul>
    </Card>
  );
}
