/** "What does this name mean?": a name as a document writes it, and the collective names of a day. */
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card, Empty, StatusBadge, Waiting, type StatusLook } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import type { GroupsAnswer, ResolveAnswer } from "../answers.ts";
import { kindWords, noteWords } from "../words.ts";
import css from "./agencies.module.css";
import { DayChoice, useDay } from "./day.tsx";
import { Head, Section, shareShown, UnitLink } from "./parts.tsx";
import { words } from "./words.ts";

const sure = {
  certain: { label: words.certain, tone: "good" },
  likely: { label: words.likely, tone: "nest" },
  unsure: { label: words.unsure, tone: "soon" },
} as const satisfies Record<string, StatusLook>;

const ways = {
  exact: words.viaExact,
  alias: words.viaAlias,
  abbreviation: words.viaAbbreviation,
  successor: words.viaSuccessor,
  group: words.viaGroup,
  unresolved: words.viaUnresolved,
} as const;

function titleOf(found: ResolveAnswer) {
  if (found.units.length === 0) return words.meansNone;
  if (found.asksPerson) return words.meansMaybe;
  return found.units.length === 1 ? words.meansOne : words.meansMany;
}

const shownAtFirst = 30;

function Meaning({ found }: { found: ResolveAnswer }): ReactNode {
  const say = useSay();
  const note = found.note && found.note in noteWords ? noteWords[found.note as keyof typeof noteWords] : null;
  const [all, showAll] = useState(false);
  const units = all ? found.units : found.units.slice(0, shownAtFirst);
  return (
    <Card className={css.sheet}>
      <div className={css.stack} style={{ gap: 10 }} aria-live="polite">
        <div className={css.name}>
          <h2 style={{ fontSize: "1.0625rem" }}>{say(titleOf(found), { n: found.units.length })}</h2>
          <StatusBadge look={sure[found.confidence]} />
          <span className={css.code}>{say(ways[found.via])}</span>
        </div>
        {note && <p className={css.quiet}>{say(note)}</p>}
        {found.units.length === 0 && <p className={css.quiet}>{say(words.meansNoneNext)}</p>}
        <ul className={css.lines}>
          {units.map((unit) => (
            <li key={unit.id}>
              <UnitLink unit={unit} />
              <span className={css.code}>{say(kindWords[unit.kind])}</span>
              {found.via === "successor" && <span className={css.code}>{shareShown(unit, say)}</span>}
            </li>
          ))}
        </ul>
        {!all && found.units.length > shownAtFirst && (
          <Button variant="subtle" size="xs" style={{ justifySelf: "start" }} onClick={() => showAll(true)}>
            {say(words.more, { n: found.units.length - shownAtFirst })}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Lookup({ date }: { date: string }): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const name = search["name"] ?? "";
  const [typed, type] = useState(name);
  const { data, error } = useQuery({
    queryKey: ["agencies", "resolve", name, date],
    queryFn: ({ signal }) =>
      request<ResolveAnswer>("/api/agencies/resolve", { query: { name, on: date }, signal }),
    enabled: name !== "",
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change({ name: typed.trim() || null });
  };
  return (
    <div className={css.stack}>
      <form onSubmit={submit} className={css.row}>
        <TextInput
          style={{ flex: "1 1 360px", maxWidth: 560 }}
          label={say(words.written)}
          placeholder={say(words.writtenExample)}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" disabled={typed.trim() === ""}>
          {say(words.ask)}
        </Button>
      </form>
      {error && <ProblemNote error={error} />}
      {data && name && <Meaning key={data.written + data.onDate} found={data} />}
    </div>
  );
}

function GroupUnits({ code, date, count }: { code: string; date: string; count: number }): ReactNode {
  const say = useSay();
  const [open, show] = useState(false);
  const { data } = useQuery({
    queryKey: ["agencies", "groups", date, code],
    queryFn: ({ signal }) =>
      request<GroupsAnswer>("/api/agencies/groups", { query: { on: date, code }, signal }),
    enabled: open,
  });
  if (!open)
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => show(true)}>
        {say(words.showUnits, { n: count })}
      </Button>
    );
  return (
    <ul className={css.chips}>
      {data?.rows[0]?.units.map((unit) => (
        <li key={unit.id} className={css.chip}>
          <UnitLink unit={unit} />
        </li>
      ))}
    </ul>
  );
}

function Groups({ date }: { date: string }): ReactNode {
  const say = useSay();
  const { data, error, isPending } = useQuery({
    queryKey: ["agencies", "groups", date],
    queryFn: ({ signal }) => request<GroupsAnswer>("/api/agencies/groups", { query: { on: date }, signal }),
  });
  if (error) return <ProblemNote error={error} />;
  if (isPending) return <Waiting />;
  if (data.rows.length === 0) return <Empty title={say(words.none)} />;
  return (
    <ul className={css.lines}>
      {data.rows.map((group) => (
        <li key={group.code} style={{ paddingBlock: 4 }}>
          <span>
            “{group.names[0]}”
            {group.names.length > 1 && (
              <span className={css.code}> {group.names.slice(1, 4).join(" · ")}</span>
            )}
          </span>
          {group.open && <StatusBadge look={{ label: words.groupOpen, tone: "soon" }} />}
          {group.count > 0 && <GroupUnits code={group.code} date={date} count={group.count} />}
        </li>
      ))}
    </ul>
  );
}

/** The screen at /agencies/names. */
export default function Names(): ReactNode {
  const say = useSay();
  const date = useDay();
  return (
    <>
      <Head tab="names" hint={words.namesHint} />
      <div className={css.stack}>
        <DayChoice />
        <Lookup date={date} />
        <Section title={say(words.groupsTitle)}>
          <p className={css.quiet}>{say(words.groupsHint)}</p>
          <Groups key={date} date={date} />
        </Section>
      </div>
    </>
  );
}
