/** The parts of one report: what was said, who is in it, to whom it was given, what happened since. */
import type { ReactNode } from "react";
import { Card, Facts, StatusBadge } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { instantShown } from "#base/ui/typed.ts";
import { dangerFacts, type ReportContent, type ReportPerson } from "../schema.ts";
import {
  addressLabels,
  answerLabels,
  channelLabels,
  eventLabels,
  factLabels,
  partLabels,
  personPartLabels,
} from "../words.ts";
import { AnswerForm } from "./act-forms.tsx";
import { sexLabels } from "./entry-people.tsx";
import css from "./intake.module.css";
import type { Assignment, Report } from "./types.ts";
import { screenWords as words } from "./words.ts";

interface Row {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
}
const said = (rows: readonly (Row & { readonly value: ReactNode })[]): readonly Row[] =>
  rows.filter((row) => row.value !== null && row.value !== "");

/** What was told, in its words, with the answers about danger. */
export function WhatWasSaid({ report, content }: { report: Report; content: ReportContent }): ReactNode {
  const say = useSay();
  const facts = dangerFacts.map((fact) => ({
    key: fact,
    label: say(factLabels[fact]),
    value: <span data-yes={report[fact] === "yes" || undefined}>{say(answerLabels[report[fact]])}</span>,
  }));
  const rows = said([
    { key: "where", label: say(words.placeText), value: content.where },
    { key: "when", label: say(words.when), value: content.when },
  ]);
  return (
    <Card className={css.sheet}>
      <h2>{say(words.facts)}</h2>
      <p className={css.what} lang="vi">
        {content.what}
      </p>
      <Facts rows={[...rows, ...facts]} />
    </Card>
  );
}

function personRows(person: ReportPerson, say: ReturnType<typeof useSay>): readonly Row[] {
  return said([
    { key: "sex", label: say(words.sex), value: say(sexLabels[person.sex]) },
    { key: "birthYear", label: say(words.birthYear), value: person.birthYear },
    { key: "relation", label: say(words.relation), value: person.relation },
    // Written, never a link: whoever calls goes by the safe contact above.
    { key: "phone", label: say(words.phone), value: person.phone },
    { key: "idNumber", label: say(words.idNumber), value: person.idNumber },
    { key: "address", label: say(words.address), value: person.address },
  ]);
}

export function PeopleOf({ content, nameless }: { content: ReportContent; nameless: boolean }): ReactNode {
  const say = useSay();
  const { reporter } = content;
  const told = said([
    {
      key: "name",
      label: say(words.name),
      value: nameless ? say(words.nameless) : (reporter.name ?? say(words.reporterHidden)),
    },
    { key: "phone", label: say(words.phone), value: reporter.phone },
    { key: "relation", label: say(words.reporterRelation), value: reporter.relation },
  ]);
  return (
    <Card className={css.sheet}>
      <h2>{say(words.people)}</h2>
      {content.people.map((person, at) => (
        <section key={at} className={css.personShown}>
          <h3>
            {say(personPartLabels[person.part])}
            {person.name && `: ${person.name}`}
          </h3>
          <Facts rows={personRows(person, say)} />
        </section>
      ))}
      <section className={css.personShown}>
        <h3>{say(words.reporter)}</h3>
        <Facts rows={told} />
      </section>
    </Card>
  );
}

function Answer({ of }: { of: Assignment }): ReactNode {
  if (of.answer === "accepted") return <StatusBadge look={{ label: words.accepted, tone: "good" }} />;
  if (of.answer === "declined") return <StatusBadge look={{ label: words.declined, tone: "warm" }} />;
  return <StatusBadge look={{ label: words.noAnswer, tone: "soon" }} />;
}

export function GivenTo({ report }: { report: Report }): ReactNode {
  const say = useSay();
  if (report.assignments.length === 0) return null;
  return (
    <Card className={css.sheet}>
      <h2>{say(words.assignments)}</h2>
      <ul className={css.given}>
        {report.assignments.map((one) => (
          <li key={one.number}>
            <span className={css.line}>
              <strong>{one.toUnit.name}</strong>
              {one.toPersonName && <span>{one.toPersonName}</span>}
              {one.toUnit.id !== report.place.id && <Answer of={one} />}
            </span>
            <span className={css.quiet}>
              {say(one.act === "assign" ? words.assign : words.handOver)} · {say(partLabels[one.part])} ·{" "}
              {instantShown(one.at)}
            </span>
            {one.note && <p lang="vi">{one.note}</p>}
            {one.answerReason && <p lang="vi">“{one.answerReason}”</p>}
            {one.canAnswer && <AnswerForm code={report.code} given={one} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function HowItCame({ report }: { report: Report }): ReactNode {
  const say = useSay();
  const letter = report.addressLetter;
  return (
    <Card className={css.sheet}>
      <h2>{say(words.by)}</h2>
      <Facts
        rows={[
          { key: "received", label: say(words.received), value: instantShown(report.receivedAt) },
          { key: "channel", label: say(words.channel), value: say(channelLabels[report.channel]) },
          {
            key: "by",
            label: say(words.by),
            value: [report.receiver.name, report.receivedByName].filter(Boolean).join(", "),
          },
          {
            key: "letter",
            label: say(words.addressLetter),
            value: letter ? say(addressLabels[letter]) : say(words.noLetter),
          },
          { key: "place", label: say(words.where), value: report.place.name },
        ]}
      />
    </Card>
  );
}

export function Timeline({ report }: { report: Report }): ReactNode {
  const say = useSay();
  return (
    <Card className={css.sheet}>
      <h2>{say(words.timeline)}</h2>
      <ol className={css.timeline}>
        {report.events.map((event, at) => (
          <li key={at}>
            <span className={css.quiet}>{instantShown(event.at)}</span>
            <span>
              <strong>{say(eventLabels[event.act] ?? words.done)}</strong>
              {event.toUnit && ` → ${event.toUnit}`}
              {event.byName && <span className={css.quiet}> · {event.byName}</span>}
            </span>
            {event.note && <p lang="vi">{event.note}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
