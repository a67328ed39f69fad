/** Beside a case: violence that repeats itself, and cases that a person related to it. Only what the reader sees both of stands here. */
import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { StatusBadge } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { caseRelationCodes } from "../schema/index.ts";
import { relatedWords as words } from "../words/related.ts";
import { AskDialog } from "./ask-dialog.tsx";
import css from "./cases.module.css";
import { labelOf, lookOf } from "./looks.ts";
import type { Case } from "./types.ts";
import { useRelated, useRelating, type Relation, type Repeat } from "./use-related.ts";

/** The other case as a link, with how far it is. */
function Other({ of }: { of: Repeat | Relation }): ReactNode {
  return (
    <>
      <Go href={`/cases/${of.code}`} className={css.link}>
        {of.code}
      </Go>
      <StatusBadge look={lookOf("state", of.state)} />
      <span className={css.quiet}>
        {dateShown(of.eventOn ?? of.openedAt.slice(0, 10))} · {of.unit}
      </span>
    </>
  );
}

/** Nothing where nothing repeats itself. */
export function Repeats({ of, nameOf }: { of: Case; nameOf: (id: number | undefined) => string }): ReactNode {
  const say = useSay();
  const { data } = useRelated(of);
  if (!data || data.repeats.length === 0) return null;
  return (
    <section className={css.beside} aria-label={say(words.repeats)}>
      <h2>{say(words.repeats)}</h2>
      <p className={css.quiet}>{say(words.repeatsHint)}</p>
      <ul className={css.plain}>
        {data.repeats.map((one) => (
          <li key={one.code}>
            <Other of={one} />
            {one.repeated && (
              <StatusBadge
                look={{
                  label: {
                    vi: words.within.vi.replace("{n}", String(data.months)),
                    en: words.within.en.replace("{n}", String(data.months)),
                  },
                  tone: "warm",
                }}
              />
            )}
            {one.common.map(({ common, thing }) => (
              <span key={`${common} ${thing}`} className={css.commonly}>
                {say(words[common], { name: nameOf(thing ?? undefined) })}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ of, relation }: { of: Case; relation: Relation }): ReactNode {
  const say = useSay();
  const write = useRelating(of);
  const kind = say(labelOf("case-relation", relation.kind));
  const isBoth = relation.isFrom || relation.kind.startsWith("same-");
  const mayTakeBack = of.can.includes("case.relate") && of.parts.includes("co-ordinator");
  return (
    <li>
      <Other of={relation} />
      <span className={css.commonly}>{isBoth ? kind : say(words.isOf, { kind })}</span>
      {mayTakeBack && (
        <Button
          className={`no-print ${css.takeBack}`}
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={`${say(words.takeBack)}: ${relation.code}`}
          onClick={() =>
            void write(`/relations/${relation.id}`, null).catch(() => toast(say(words.none), "problem"))
          }
        >
          {say(words.takeBack)}
        </Button>
      )}
    </li>
  );
}

export function RelatedOf({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const [adding, add] = useState(false);
  const write = useRelating(of);
  const { data } = useRelated(of);
  const may = of.can.includes("case.relate") && of.parts.includes("co-ordinator");
  if (!data || (data.relations.length === 0 && !may)) return null;
  const kinds = caseRelationCodes.map((value) => ({ value, label: labelOf("case-relation", value) }));
  return (
    <section className={css.beside} aria-label={say(words.related)}>
      <h2>{say(words.related)}</h2>
      {data.relations.length === 0 && <p className={css.quiet}>{say(words.none)}</p>}
      <ul className={css.plain}>
        {data.relations.map((relation) => (
          <One key={relation.id} of={of} relation={relation} />
        ))}
      </ul>
      {may && (
        <Button className="no-print" variant="default" onClick={() => add(true)}>
          {say(words.add)}
        </Button>
      )}
      {adding && (
        <AskDialog
          title={words.add}
          asked={[
            { name: "kind", kind: "choice", label: words.kind, choices: kinds, value: "repeat" },
            { name: "code", kind: "text", label: words.code },
          ]}
          onSend={(values) => write("/relations", values)}
          onClose={() => add(false)}
        />
      )}
    </section>
  );
}
