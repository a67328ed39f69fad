/** What one person did to another: the acts that are offered are those that the law counts between the two. */
import { NativeSelect } from "@mantine/core";
import { useState, type ComponentProps, type ReactNode } from "react";
import type { Field } from "#base/fields/index.ts";
import { Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { today } from "#base/clock.ts";
import { behavioursFor, behavioursSource } from "../rules/behaviours.ts";
import type { CaseField, Codes } from "../schema/index.ts";
import { screenWords as words } from "../words/screens.ts";
import { useCatalogue, useCodes } from "./catalogue.tsx";
import css from "./cases.module.css";
import { ThingForm, type Changes } from "./thing-form.tsx";
import type { Case } from "./types.ts";

/** The same field with the acts that count between the two. */
function narrowed(
  acts: CaseField | undefined,
  codes: Codes,
  of: { relation: string; day: string },
): Field<unknown> | undefined {
  const field = acts?.field;
  return (
    field && {
      ...field,
      choices: behavioursFor(of.relation, of.day, codes).map(({ code, label }) => ({ code, label })),
    }
  );
}

/** The relation is asked first: it decides which acts count (Decree 76/2023 Art. 2–5). */
export function PairForm({ of, ...form }: { of: Case } & ComponentProps<typeof ThingForm>): ReactNode {
  const say = useSay();
  const { data: codes } = useCodes();
  const before = (form.values["relation"] as string | null) ?? "unknown";
  const [relation, setRelation] = useState(before);
  const { asked } = useCatalogue();
  const found = (id: string) => asked.find((one) => one.id === id);
  const declared = found("behaviour.relation")?.field;
  if (!codes || !declared) return <Waiting lines={4} />;
  const day = of.eventOn ?? today();
  const field = narrowed(found("behaviour.behaviours"), codes, { relation, day });
  const save = (changes: Changes): Promise<void> =>
    form.onSave(relation === before ? changes : { ...changes, relation: { from: before, to: relation } });
  return (
    <>
      <NativeSelect
        label={say(declared.label)}
        value={relation}
        data={(declared.choices ?? []).map((one) => ({ value: one.code, label: say(one.label) }))}
        onChange={(event) => setRelation(event.currentTarget.value)}
      />
      <p className={css.quiet}>
        {say(words.behavioursBy, { source: behavioursSource(relation, day, codes) })}
      </p>
      <ThingForm
        {...form}
        key={relation}
        without="relation"
        onSave={save}
        replaced={field ? { behaviours: field } : {}}
      />
    </>
  );
}
