/** Who is in a case, at a glance: as whom, how old, whether a foreigner, and what each is to the others. */
import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { blockLabels, tieCodes } from "../schema/index.ts";
import { relatedWords as words } from "../words/related.ts";
import { screenWords } from "../words/screens.ts";
import { AskDialog } from "./ask-dialog.tsx";
import css from "./cases.module.css";
import { labelOf } from "./looks.ts";
import type { Case, CaseThing } from "./types.ts";
import { useRelated, useRelating, type Tie } from "./use-related.ts";

const parts = { harmed: blockLabels[1], doer: blockLabels[2], child: screenWords.child } as const;
type Part = keyof typeof parts;

const isPerson = (thing: CaseThing): boolean => thing.prefix in parts;
type NameOf = (id: number | undefined) => string;

/** "34 tuổi · Người nước ngoài (Hàn Quốc)". */
function About({ thing }: { thing: CaseThing }): ReactNode {
  const say = useSay();
  const { ageAtEvent, nationality, country } = thing.values;
  const isForeign = nationality === "foreign" || nationality === "stateless";
  const from = typeof country === "string" && country ? ` (${country})` : "";
  const told = [
    say(parts[thing.prefix as Part]),
    typeof ageAtEvent === "number" && say(words.age, { n: ageAtEvent }),
    isForeign && `${say(nationality === "foreign" ? words.foreign : words.stateless)}${from}`,
  ];
  return <span className={css.quiet}>{told.filter(Boolean).join(" · ")}</span>;
}

function TieOf({ of, tie, nameOf }: { of: Case; tie: Tie; nameOf: NameOf }): ReactNode {
  const say = useSay();
  const write = useRelating(of);
  const told = `${say(labelOf("tie", tie.kind))} ${nameOf(tie.other)}`;
  return (
    <span className={css.commonly}>
      {told}
      {of.can.includes("case.edit") && of.state !== "closed" && (
        <Button
          className="no-print"
          variant="subtle"
          color="gray"
          size="compact-xs"
          aria-label={`${say(words.takeBack)}: ${told}`}
          onClick={() => void write(`/ties/${tie.id}`, null)}
        >
          <IconX size={12} />
        </Button>
      )}
    </span>
  );
}

export function PeopleOf({ of, nameOf }: { of: Case; nameOf: NameOf }): ReactNode {
  const say = useSay();
  const [tying, tieThem] = useState(false);
  const write = useRelating(of);
  const { data } = useRelated(of);
  const people = of.things.filter(isPerson);
  if (people.length === 0) return null;
  const mayTie = people.length > 1 && of.can.includes("case.edit") && of.state !== "closed";
  const choices = people.map((one) => ({
    value: String(one.id),
    label: { vi: nameOf(one.id), en: nameOf(one.id) },
  }));
  const kinds = tieCodes.map((value) => ({ value, label: labelOf("tie", value) }));
  return (
    <section className={css.beside} aria-label={say(words.people)}>
      <h2>{say(words.people)}</h2>
      <ul className={css.plain}>
        {people.map((one) => (
          <li key={one.id}>
            <strong>{nameOf(one.id)}</strong>
            <About thing={one} />
            {data?.ties
              .filter((tie) => tie.person === one.id)
              .map((tie) => (
                <TieOf key={tie.id} of={of} tie={tie} nameOf={nameOf} />
              ))}
          </li>
        ))}
      </ul>
      {mayTie && (
        <Button className="no-print" variant="default" onClick={() => tieThem(true)}>
          {say(words.addTie)}
        </Button>
      )}
      {tying && (
        <AskDialog
          title={words.addTie}
          asked={[
            { name: "person", kind: "choice", label: words.who, choices },
            { name: "kind", kind: "choice", label: words.isWhat, choices: kinds },
            { name: "other", kind: "choice", label: words.ofWhom, choices },
          ]}
          onSend={({ person, kind, other }) =>
            write("/ties", { person: Number(person), kind, other: Number(other) })
          }
          onClose={() => tieThem(false)}
        />
      )}
    </section>
  );
}
