/** Asks what an act on a breach needs: what was done, when, how many people. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox, NativeSelect, NumberInput, Textarea } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { now } from "#base/clock.ts";
import { MomentField } from "#base/ui/form/moment-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import {
  dataKinds,
  kinds,
  severities,
  type Act,
  type DataKind,
  type Kind,
  type Severity,
} from "../schema.ts";
import { words } from "../words.ts";
import css from "./breaches.module.css";
import { instantShown, momentTyped } from "#base/ui/typed.ts";
import { actWord, type Breach } from "./types.ts";

interface Said {
  readonly said: string;
  readonly at: string;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly people: number | null;
  readonly isExact: boolean;
  readonly dataKinds: readonly DataKind[];
}
interface Inputs {
  readonly said: Said;
  readonly set: (change: Partial<Said>) => void;
}

function Nature({ said, set }: Inputs): ReactNode {
  const say = useSay();
  return (
    <>
      <NativeSelect
        label={say(words.kind)}
        value={said.kind}
        data={kinds.map((value) => ({ value, label: say(words[`kind-${value}`]) }))}
        onChange={(event) => set({ kind: event.currentTarget.value as Kind })}
      />
      {said.kind !== "data" && (
        <NativeSelect
          label={say(words.severity)}
          value={said.severity}
          data={severities.map((value) => ({ value, label: say(words[`severity-${value}`]) }))}
          onChange={(event) => set({ severity: event.currentTarget.value as Severity })}
        />
      )}
    </>
  );
}

function Count({ said, set }: Inputs): ReactNode {
  const say = useSay();
  return (
    <>
      <NumberInput
        label={say(words.people)}
        value={said.people ?? ""}
        min={0}
        allowDecimal={false}
        onChange={(value) => set({ people: typeof value === "number" ? value : null })}
      />
      <Checkbox
        label={say(words.exact)}
        checked={said.isExact}
        onChange={(event) => set({ isExact: event.currentTarget.checked })}
      />
      <Checkbox.Group
        label={say(words.dataKinds)}
        value={[...said.dataKinds]}
        onChange={(chosen) => set({ dataKinds: chosen as DataKind[] })}
      >
        <div className={css.form}>
          {dataKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={say(words[`data-${kind}`])} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

/** Acts that were done at a moment of their own. */
const timed: readonly Act[] = ["measure", "minutes", "first-notice", "notify", "cyber-report", "tell"];

/** One act's form, sent with the version that was read. */
export function ActForm(props: {
  of: Breach;
  act: Act;
  onDone: () => void;
  onCancel: () => void;
}): ReactNode {
  const { of, act, onDone } = props;
  const say = useSay();
  const [said, setSaid] = useState<Said>({
    said: "",
    at: instantShown(now().toISOString()),
    kind: of.kind,
    severity: of.severity,
    people: of.people,
    isExact: of.isExact,
    dataKinds: of.dataKinds,
  });
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const set = (change: Partial<Said>): void => setSaid({ ...said, ...change });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { at, ...rest } = said;
    const moment = timed.includes(act) ? momentTyped(at) : null;
    setTried(true);
    if (timed.includes(act) && moment === null) return;
    const body = { ...rest, version: of.version, at: moment };
    void request(`/api/data-breaches/${of.code}/${act}`, { method: "POST", body }).then(onDone, setError);
  };
  return (
    <form onSubmit={submit} className={css.form} autoComplete="off" aria-label={say(actWord(act, of.state))}>
      {error !== null && <ProblemNote error={error} />}
      {act === "confirm" && <Nature said={said} set={set} />}
      {act === "count" && <Count said={said} set={set} />}
      {timed.includes(act) && (
        <MomentField label={say(words.at)} value={said.at} checked={tried} onChange={(at) => set({ at })} />
      )}
      <Textarea
        label={say(words[`said-${act}`])}
        value={said.said}
        autosize
        minRows={2}
        onChange={(event) => set({ said: event.currentTarget.value })}
      />
      <div className={css.inline}>
        <Button type="submit">{say(actWord(act, of.state))}</Button>
        <Button variant="default" onClick={props.onCancel}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
