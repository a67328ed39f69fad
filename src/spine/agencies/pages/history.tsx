/** A unit's life as one line: what it came from, the names it bore, what it passed to, with the day of each. */
import type { ReactNode } from "react";
import { useSay, type Say } from "#base/ui/language.ts";
import { dateShown } from "#base/ui/typed.ts";
import type { OneAnswer, Passage } from "../answers.ts";
import { changeWords } from "../words.ts";
import css from "./agencies.module.css";
import { Section, shareShown, UnitLink } from "./parts.tsx";
import { words } from "./words.ts";

interface Moment {
  readonly key: string;
  readonly day: string;
  readonly title: string;
  readonly decision?: string | undefined;
  readonly others: readonly Passage[];
  readonly note?: string;
}

/** Passages of one day and one kind stand together. */
function passages(unit: OneAnswer, way: "cameFrom" | "passedTo", say: Say): Moment[] {
  const found = new Map<string, Passage[]>();
  for (const one of unit[way]) {
    const key = `${one.onDate} ${one.change}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found].flatMap(([key, others]) => {
    const [first] = others;
    if (!first) return [];
    const decision = unit.events.find(
      (e) => !e.undone && e.onDate === first.onDate && e.kind === first.change,
    )?.decision;
    const title = `${say(changeWords[first.change])} · ${say(words[way])}`;
    return [{ key: `${way} ${key}`, day: first.onDate, title, decision, others }];
  });
}

function momentsOf(unit: OneAnswer, say: Say): Moment[] {
  const came = passages(unit, "cameFrom", say);
  const passed = passages(unit, "passedTo", say);
  const names = unit.aliases.flatMap((alias) =>
    alias.validFrom && alias.validTo
      ? [
          {
            key: `name ${alias.text}`,
            day: alias.validTo,
            title: `${say(changeWords.rename)}: “${alias.text}” → “${unit.name}”`,
            decision: unit.events.find((e) => e.kind === "rename" && e.onDate === alias.validTo)?.decision,
            others: [],
          },
        ]
      : [],
  );
  const begun = came.some((m) => m.day === unit.validFrom)
    ? []
    : [
        {
          key: "began",
          day: unit.validFrom,
          title: say(unit.validFrom === "2014-04-01" ? words.listedSince : words.began),
          others: [],
        },
      ];
  const ended =
    unit.validTo === null || passed.some((m) => m.day === unit.validTo)
      ? []
      : [{ key: "ended", day: unit.validTo, title: say(words.endedOn), others: [] }];
  return [...came, ...begun, ...names, ...passed, ...ended].sort((a, b) => a.day.localeCompare(b.day));
}

function Line({ moment }: { moment: Moment }): ReactNode {
  const say = useSay();
  return (
    <li>
      <span>
        <span className={css.code}>{dateShown(moment.day)}</span> <strong>{moment.title}</strong>
      </span>
      {moment.decision && (
        <span className={css.code}>{say(words.decidedBy, { decision: moment.decision })}</span>
      )}
      {moment.others.length > 0 && (
        <ul className={css.lines}>
          {moment.others.map((other) => (
            <li key={other.id} style={{ minHeight: 26 }}>
              <UnitLink unit={other} />
              <span className={css.code}>{shareShown(other, say)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The line of history. */
export function History({ unit }: { unit: OneAnswer }): ReactNode {
  const say = useSay();
  return (
    <Section title={say(words.history)}>
      <ol className={css.line}>
        {momentsOf(unit, say).map((moment) => (
          <Line key={moment.key} moment={moment} />
        ))}
      </ol>
    </Section>
  );
}
