/** All that is known of one agency: who it is, how to reach it, its names, its history, its hamlets, what is below. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Facts, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { numberShown } from "#base/ui/typed.ts";
import type { Brief, OneAnswer } from "../answers.ts";
import { confidenceWords, fieldWords, kindWords } from "../words.ts";
import css from "./agencies.module.css";
import { Aliases } from "./aliases.tsx";
import { ContactForm } from "./contact-form.tsx";
import { Hamlets } from "./hamlets.tsx";
import { History } from "./history.tsx";
import { KindAndCode, Section, shareShown, SpanBadge, spanShown, UnitLink } from "./parts.tsx";
import { words } from "./words.ts";

interface FactRow {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
}

function figuresOf(unit: OneAnswer, say: Say): FactRow[] {
  const { population, areaKm2 } = unit;
  const rows: FactRow[] = [];
  if (population !== null)
    rows.push({
      key: "population",
      label: say(fieldWords.population),
      value: `${numberShown(population)} ${say(words.people)}`,
    });
  if (areaKm2 !== null)
    rows.push({ key: "area", label: say(fieldWords.areaKm2), value: numberShown(areaKm2) });
  if (population !== null && areaKm2)
    rows.push({
      key: "density",
      label: say(words.density),
      value: `${numberShown(Math.round(population / areaKm2))} ${say(words.perKm2)}`,
    });
  return rows;
}

function factsOf(unit: OneAnswer, say: Say): FactRow[] {
  const { contact } = unit;
  const reach: FactRow[] = [
    { key: "address", label: say(fieldWords.address), value: contact.address },
    {
      key: "phone",
      label: say(fieldWords.phone),
      value: contact.phone && <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}>{contact.phone}</a>,
    },
    {
      key: "email",
      label: say(fieldWords.email),
      value: contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>,
    },
    {
      key: "website",
      label: say(fieldWords.website),
      value: contact.website && (
        <a href={contact.website} rel="noreferrer">
          {contact.website}
        </a>
      ),
    },
  ].filter((row) => Boolean(row.value));
  return [
    { key: "span", label: say(words.validOn), value: spanShown(unit, say) },
    ...figuresOf(unit, say),
    ...reach,
    { key: "confidence", label: say(fieldWords.confidence), value: say(confidenceWords[unit.confidence]) },
    ...(unit.note ? [{ key: "note", label: say(words.note), value: unit.note }] : []),
    ...(unit.isDemo ? [{ key: "demo", label: say(fieldWords.isDemo), value: say(words.demo) }] : []),
  ];
}

const shownAtFirst = 12;

function Below({ units }: { units: readonly Brief[] }): ReactNode {
  const say = useSay();
  const [all, showAll] = useState(false);
  const shown = all ? units : units.slice(0, shownAtFirst);
  return (
    <Section
      title={`${say(words.below)} (${units.length})`}
      acts={
        units.length > shownAtFirst &&
        !all && (
          <Button variant="subtle" size="xs" onClick={() => showAll(true)}>
            {say(words.more, { n: units.length - shownAtFirst })}
          </Button>
        )
      }
    >
      <ul className={css.lines}>
        {shown.map((unit) => (
          <li key={unit.id}>
            <UnitLink unit={unit} />
            <span className={css.code}>{say(kindWords[unit.kind])}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Successors({ unit }: { unit: OneAnswer }): ReactNode {
  const say = useSay();
  return (
    <Section title={say(words.successors)}>
      <ul className={css.lines}>
        {unit.successors.map((heir) => (
          <li key={heir.id}>
            <UnitLink unit={heir} />
            <span className={css.code}>{shareShown(heir, say)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Trail({ unit }: { unit: OneAnswer }): ReactNode {
  const say = useSay();
  return (
    <>
      <Go href="/agencies">{say(words.title)}</Go>
      {unit.parents.map((parent) => (
        <span key={parent.id}>
          › <UnitLink unit={parent} />
        </span>
      ))}
    </>
  );
}

function Body({ unit, beside }: { unit: OneAnswer; beside: boolean }): ReactNode {
  const say = useSay();
  const [editing, edit] = useState(false);
  const isCommune = unit.kind === "ward" || unit.kind === "commune";
  const head = (
    <span className={css.name}>
      <SpanBadge {...unit} />
      <KindAndCode unit={unit} />
    </span>
  );
  return (
    <>
      {beside ? (
        <div className={css.stack} style={{ gap: 6, marginBottom: 12 }}>
          <h3>{unit.name}</h3>
          {head}
        </div>
      ) : (
        <PageTitle title={unit.name} trail={<Trail unit={unit} />} hint={head} />
      )}
      <Card className={beside ? undefined : css.sheet}>
        <div style={beside ? { padding: 16 } : undefined}>
          {editing ? (
            <ContactForm unit={unit} onDone={() => edit(false)} />
          ) : (
            <>
              <Facts rows={factsOf(unit, say)} />
              {unit.can.includes("agency.update") && (
                <Button variant="default" size="xs" mt={12} className="no-print" onClick={() => edit(true)}>
                  {say(words.edit)}
                </Button>
              )}
            </>
          )}
        </div>
      </Card>
      {unit.successors.length > 0 && <Successors unit={unit} />}
      {isCommune && <Hamlets unit={unit} />}
      <Aliases unit={unit} />
      <History unit={unit} />
      {unit.children.length > 0 && <Below units={unit.children} />}
    </>
  );
}

/** Everything about the unit of this number; `beside`: in the side panel of the list. */
export function UnitView({ id, beside = false }: { id: string; beside?: boolean }): ReactNode {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["agencies", id],
    queryFn: ({ signal }) => request<OneAnswer>(`/api/agencies/${id}`, { signal }),
  });
  if (error) return <ProblemNote whole={!beside} error={error} again={() => void refetch()} />;
  if (isPending) return <Waiting lines={8} />;
  return (
    <div style={beside ? undefined : { maxWidth: 880 }}>
      <Body unit={data} beside={beside} />
    </div>
  );
}
