/** Holding a record back, and acting on one that is not in the list, by its code. */
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { useMay } from "#base/ui/viewer.ts";
import { words } from "../words/retention.ts";
import css from "./cases.module.css";
import type { Send, ThingKind } from "./retention-types.ts";

const kinds = ["case", "report", "data-request"] as const;

export function HoldForm(props: {
  of: { kind: ThingKind; code: string };
  send: Send;
  onCancel: () => void;
}): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<unknown>(null);
  const { kind, code } = props.of;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void props.send("/holds", { kind, code, reason }).then(props.onCancel, setError);
  };
  return (
    <form onSubmit={submit} className={css.form} autoComplete="off">
      {error !== null && <ProblemNote error={error} />}
      <Textarea
        label={say(words.reason)}
        value={reason}
        autosize
        minRows={1}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <span className={css.inline}>
        <Button type="submit" size="compact-sm" disabled={!reason.trim()}>
          {say(words.hold)}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onCancel}>
          {say(words.cancel)}
        </Button>
      </span>
    </form>
  );
}

const empty = { kind: "case" as ThingKind, code: "", request: "" };

/** A record by its code: held back, or proposed to be erased at its person's own request. */
export function OneRecord({ send }: { send: Send }): ReactNode {
  const say = useSay();
  const [asked, set] = useState(empty);
  const [holding, hold] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const mayPropose = useMay("erasure.propose");
  const { kind, code, request } = asked;
  const cleared = (): void => {
    set(empty);
    hold(false);
    setError(null);
  };
  return (
    <details className={css.search}>
      <summary>{say(words.one)}</summary>
      <p className={css.quiet}>{say(words.oneHint)}</p>
      {error !== null && <ProblemNote error={error} />}
      <div className={css.searchForm}>
        <NativeSelect
          label={say(words.kind)}
          value={kind}
          data={kinds.map((value) => ({ value, label: say(words[`kind-${value}`]) }))}
          onChange={(event) => set({ ...asked, kind: event.currentTarget.value as ThingKind })}
        />
        <TextInput
          label={say(words.code)}
          value={code}
          autoComplete="off"
          onChange={(event) => set({ ...asked, code: event.currentTarget.value })}
        />
        <TextInput
          label={say(words.request)}
          value={request}
          autoComplete="off"
          onChange={(event) => set({ ...asked, request: event.currentTarget.value })}
        />
      </div>
      {holding ? (
        <HoldForm of={{ kind, code }} send={send} onCancel={cleared} />
      ) : (
        <span className={css.inline}>
          <Button disabled={!code.trim()} variant="default" onClick={() => hold(true)}>
            {say(words.hold)}
          </Button>
          {mayPropose && (
            <Button
              disabled={!code.trim()}
              variant="default"
              onClick={() =>
                void send("/proposals", { kind, code, request: request.trim() || null }).then(
                  cleared,
                  setError,
                )
              }
            >
              {say(words.propose)}
            </Button>
          )}
        </span>
      )}
    </details>
  );
}
