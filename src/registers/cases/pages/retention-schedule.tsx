/** How long each kind is kept, with its ground; the data-protection officer sets a term from a day on. */
import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { retentionKinds, type Retention } from "../rules/retention.ts";
import { words } from "../words/retention.ts";
import css from "./cases.module.css";

const sure = ["V", "E", "M", "I"] as const;
const bases = ["internal", "law"] as const;

function TermForm(props: { of: Retention; onDone: () => void; onCancel: () => void }): ReactNode {
  const say = useSay();
  const { of } = props;
  const [term, setTerm] = useState({
    years: of.years,
    validFrom: dateShown(today()),
    basis: of.basis,
    ground: of.ground,
    confidence: of.confidence,
  });
  const [error, setError] = useState<unknown>(null);
  const set = (change: Partial<typeof term>): void => setTerm({ ...term, ...change });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { ...term, validFrom: dateTyped(term.validFrom) };
    void request(`/api/retention/${of.kind}`, { method: "PUT", body }).then(() => {
      toast(say(words.saved));
      return props.onDone();
    }, setError);
  };
  return (
    <form onSubmit={submit} className={css.form} autoComplete="off">
      {error !== null && <ProblemNote error={error} />}
      <div className={css.searchForm}>
        <NumberInput
          label={say(words.years)}
          value={term.years}
          min={0}
          max={100}
          allowDecimal={false}
          onChange={(years) => set({ years: Number(years) || 0 })}
        />
        <DateField
          label={say(words.validFrom)}
          value={term.validFrom}
          onChange={(validFrom) => set({ validFrom })}
        />
        <NativeSelect
          label={say(words.basis)}
          value={term.basis}
          data={bases.map((value) => ({ value, label: say(words[`basis-${value}`]) }))}
          onChange={(event) => set({ basis: event.currentTarget.value as Retention["basis"] })}
        />
        <NativeSelect
          label={say(words.confidence)}
          value={term.confidence}
          data={sure.map((value) => ({ value, label: say(words[`confidence-${value}`]) }))}
          onChange={(event) => set({ confidence: event.currentTarget.value as Retention["confidence"] })}
        />
      </div>
      <TextInput
        label={say(words.ground)}
        value={term.ground}
        onChange={(event) => set({ ground: event.currentTarget.value })}
      />
      <span className={css.inline}>
        <Button type="submit">{say(words.save)}</Button>
        <Button variant="default" onClick={props.onCancel}>
          {say(words.cancel)}
        </Button>
      </span>
    </form>
  );
}

function Version({ of }: { of: Retention }): ReactNode {
  const say = useSay();
  return (
    <span className={css.quiet}>
      {say(words.from, { day: dateShown(of.validFrom) })}: {say(words.yearsShown, { n: of.years })} ·{" "}
      {say(words[`basis-${of.basis}`])} ({say(words[`confidence-${of.confidence}`])}) ·{" "}
      <span lang="vi">{of.ground}</span>
    </span>
  );
}

export function Schedule({ of, onDone }: { of: readonly Retention[]; onDone: () => void }): ReactNode {
  const say = useSay();
  const maySet = useMay("erasure.set-retention");
  const [setting, set] = useState<string | null>(null);
  return (
    <section aria-label={say(words.schedule)}>
      <h2>{say(words.schedule)}</h2>
      <ul className={css.plain}>
        {retentionKinds.map((kind) => {
          const versions = of.filter((one) => one.kind === kind);
          const last = versions.at(-1);
          const done = (): void => {
            set(null);
            onDone();
          };
          return (
            <li key={kind}>
              <strong>{say(words[`kind-${kind}`])}</strong>
              {versions.map((one) => (
                <Version key={one.version} of={one} />
              ))}
              {setting === kind && last && <TermForm of={last} onDone={done} onCancel={() => set(null)} />}
              {maySet && setting !== kind && (
                <span>
                  <Button size="compact-sm" variant="default" onClick={() => set(kind)}>
                    {say(words.change)}
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
