/** What stands around the clauses: parent plan, legal bases, cited documents, recipients, reporting duties, observances. */
import type { ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { dateShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import type { Citation, CitedHome, PlanRead } from "../types.ts";
import css from "./around.module.css";
import { replaceWords } from "../replace/words.ts";
import { aroundWords as words } from "./words.ts";

/** The address of a register's form with what the citation tells already filled in. */
export function addHref(home: CitedHome, citation: Citation): string {
  const told = Object.entries(home.fields).flatMap(([part, field]) => {
    const value = citation[part as keyof CitedHome["fields"]];
    return value ? [[field, value] as const] : [];
  });
  return `/${home.register}/new?${new URLSearchParams(Object.fromEntries(told)).toString()}`;
}

/** The same document cited in several lines stands once, with all its lines. */
export function citedOnce(
  citations: readonly Citation[],
): readonly { readonly of: Citation; readonly lines: readonly number[] }[] {
  const key = (c: Citation): string => [c.basis, c.number ?? c.name, c.issuedOn].join("|").toLowerCase();
  return [...Map.groupBy(citations, key).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ of: first, lines: [...new Set(same.map((c) => c.line))] }] : [];
  });
}

function nameOf(of: Citation, say: Say): string {
  if (of.number === null) return of.name ?? of.kind;
  const day = of.issuedOn && say(words.dated, { day: dateShown(of.issuedOn) });
  return [`${of.kind} ${of.number}`, day, of.issuer].filter(Boolean).join(", ");
}

function Cited(props: { of: Citation; lines: readonly number[]; homes: readonly CitedHome[] }): ReactNode {
  const say = useSay();
  const { of, lines, homes } = props;
  const { record } = of;
  return (
    <li>
      <span lang="vi">{nameOf(of, say)}</span>{" "}
      <span className={css.quiet}>
        {lines.map((line) => say(words.inLine, { line })).join(", ")}
        {!record && ` · ${say(words.notKept)}`}
      </span>
      {record && (
        <Go href={`/${record.register}/${record.code}`} className={css.kept}>
          {record.code} <span lang="vi">{record.title}</span>
        </Go>
      )}
      {!record &&
        homes.map((home) => (
          <Go key={home.register} href={addHref(home, of)} className={css.kept}>
            {say(words.addTo, { one: say(home.one) })}
          </Go>
        ))}
    </li>
  );
}

function Part({ title, none, children }: { title: Label; none?: Label; children: ReactNode[] }): ReactNode {
  const say = useSay();
  if (children.length === 0 && !none) return null;
  return (
    <section className={css.part}>
      <h2>{say(title)}</h2>
      {children.length === 0 && none ? <p className={css.quiet}>{say(none)}</p> : <ul>{children}</ul>}
    </section>
  );
}

const everys: Readonly<Record<string, Label>> = {
  year: words.year,
  "half-year": words["half-year"],
  quarter: words.quarter,
  month: words.month,
  once: words.once,
};

/** "11-15" as it is read: 15/11. */
const dayOfYear = (monthDay: string): string => monthDay.split("-").toReversed().join("/");

function Duty({ duty }: { duty: PlanRead["reporting"][number] }): ReactNode {
  const say = useSay();
  const day = duty.dueBefore ? say(words.before, { day: dayOfYear(duty.dueBefore) }) : duty.dueText;
  const told = [
    say(everys[duty.every] ?? words.once),
    day,
    duty.toText && say(words.to, { who: duty.toText }),
  ];
  return (
    <li>
      {told.filter(Boolean).join(", ")}{" "}
      <span className={css.quiet}>{say(words.inLine, { line: duty.line })}</span>
    </li>
  );
}

function dayOf(observance: PlanRead["observances"][number], say: Say): string {
  if (observance.onDay) return dayOfYear(observance.onDay);
  return observance.month ? say(words.wholeMonth, { n: observance.month }) : say(words.noDay);
}

function Related({ document }: { document: PlanRead }): ReactNode {
  const say = useSay();
  const { parentId, parentTitle, supersededBy, supersededTitle } = document;
  const related = [
    [words.supersededBy, supersededBy, supersededTitle],
    [words.parent, parentId, parentTitle],
  ] as const;
  return related.map(
    ([label, id, title]) =>
      id !== null && (
        <section key={label.en} className={css.part}>
          <h2>{say(label)}</h2>
          <Go href={`/plan/documents/${id}`}>
            <span lang="vi">{title ?? id}</span>
          </Go>
          {label === words.supersededBy && document.replacementId !== null && (
            <p>
              <Go href={`/plan/replaced/${document.replacementId}`}>{say(replaceWords.seeFates)}</Go>
            </p>
          )}
        </section>
      ),
  );
}

/** All that was read beside the clauses. */
export function Around({ document }: { document: PlanRead }): ReactNode {
  const say = useSay();
  const { citations, homes, recipients, reporting, observances } = document;
  const cited = citedOnce(citations);
  const shown = (basis: boolean): ReactNode[] =>
    cited
      .filter(({ of }) => of.basis === basis)
      .map(({ of, lines }) => <Cited key={nameOf(of, say)} of={of} lines={lines} homes={homes} />);
  return (
    <div className={css.around}>
      <Related document={document} />
      <Part title={words.bases}>{shown(true)}</Part>
      <Part title={words.cited} {...(cited.length === 0 && { none: words.noCited })}>
        {shown(false)}
      </Part>
      <Part title={words.reporting} none={words.noReporting}>
        {reporting.map((duty) => (
          <Duty key={duty.id} duty={duty} />
        ))}
      </Part>
      <Part title={words.recipients} none={words.noRecipients}>
        {recipients.map((r) => (
          <li key={`${r.line}${r.text}`}>
            <span lang="vi">{r.text}</span>
            {r.sentAs === "addressee" && <span className={css.quiet}> · {say(words.addressee)}</span>}
          </li>
        ))}
      </Part>
      <Part title={words.observances}>
        {observances.map((o) => (
          <li key={`${o.line}${o.name}`}>
            <span lang="vi">{o.name}</span> <span className={css.quiet}>{dayOf(o, say)}</span>
          </li>
        ))}
      </Part>
    </div>
  );
}
