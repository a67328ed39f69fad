/** What a publishing gives clause by clause, and the publishings before it. */
import { useState, type ReactNode } from "react";
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
  readonly byUnit: readonly {
    readonly id: number;
    readonly name: string;
    readonly commune: boolean;
    readonly adds: number;
    readonly leads: number;
  }[];
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

type UnitRow = Prospect["byUnit"][number];

function UnitRows({ rows }: { rows: readonly UnitRow[] }): ReactNode {
  return rows.map((unit) => (
    <tr key={unit.id}>
      <th scope="row" lang="vi">
        {unit.name}
      </th>
      <td data-align="end">{numberShown(unit.adds)}</td>
      <td data-align="end">{numberShown(unit.leads)}</td>
    </tr>
  ));
}

/** What a span of numbers is: "6", or "4–6". */
function span(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return least === most ? numberShown(least) : `${numberShown(least)}–${numberShown(most)}`;
}

/** Of several hundred agencies the first are shown, those of the city; the others open. */
const UNITS_FIRST = 24;

function Agencies({ rows }: { rows: readonly UnitRow[] }): ReactNode {
  const say = useSay();
  const [all, show] = useState(rows.length <= UNITS_FIRST);
  if (all) return <UnitRows rows={rows} />;
  return (
    <>
      <UnitRows rows={rows.slice(0, UNITS_FIRST)} />
      <tr>
        <th scope="row" colSpan={3}>
          <button type="button" className={css.fold} aria-expanded={false} onClick={() => show(true)}>
            {say(words.moreUnits, { n: numberShown(rows.length - UNITS_FIRST) })}
          </button>
        </th>
      </tr>
    </>
  );
}

/** Each agency with how many tasks it gets; the communes, whose tasks are alike, fold into one line. */
export function PerUnit({ prospect }: { prospect: Prospect }): ReactNode {
  const say = useSay();
  const [open, turn] = useState(false);
  const communes = prospect.byUnit.filter((u) => u.commune);
  if (prospect.byUnit.length === 0) return null;
  return (
    <Card className={css.sheet}>
      <h2>{say(words.perUnit)}</h2>
      <table className={css.plain}>
        <thead>
          <tr>
            <th scope="col">{say(words.unitCol)}</th>
            <th scope="col" data-align="end">
              {say(words.totalTasks)}
            </th>
            <th scope="col" data-align="end">
              {say(words.leadsCol)}
            </th>
          </tr>
        </thead>
        <tbody>
          <Agencies key={prospect.year} rows={prospect.byUnit.filter((u) => !u.commune)} />
          {communes.length > 0 && (
            <tr>
              <th scope="row">
                <button type="button" className={css.fold} aria-expanded={open} onClick={() => turn(!open)}>
                  {say(words.communesN, { n: communes.length })}
                </button>
              </th>
              <td data-align="end">{say(words.eachN, { n: span(communes.map((u) => u.adds)) })}</td>
              <td data-align="end">{say(words.eachN, { n: span(communes.map((u) => u.leads)) })}</td>
            </tr>
          )}
          {open && <UnitRows rows={communes} />}
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
