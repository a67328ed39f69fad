/** Every time somebody was in touch with the harmed person, or tried; and noting one. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { riskWords as words } from "../words/risk.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";
import { FrameMenu } from "./frames.tsx";
import { answerCodes, labelOf } from "./looks.ts";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

/** One as the server answers it. */
export interface Contact {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly kind: keyof typeof words;
  readonly reached: string;
  readonly safe: string;
  readonly again: string;
  readonly note: string | null;
}
const kinds = ["call", "message", "visit", "meeting", "other"] as const;

/** Notes a contact. */
export function ContactForm({ of, onDone }: { of: Case; onDone: () => void }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [told, tell] = useState({
    kind: "visit",
    reached: "yes",
    safe: "unknown",
    again: "unknown",
    note: "",
  });
  const [error, setError] = useState<unknown>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setError(null);
    void writes
      .write("/contacts", "POST", { ...told, note: told.note.trim() || null })
      .then(onDone, setError);
  };
  const choose = (
    name: "kind" | "reached" | "safe" | "again",
    codes: readonly (readonly [string, string])[],
  ): ReactNode => (
    <NativeSelect
      label={say(words[name])}
      value={told[name]}
      data={codes.map(([value, label]) => ({ value, label }))}
      onChange={(event) => tell({ ...told, [name]: event.currentTarget.value })}
    />
  );
  const three = answerCodes.map((code) => [code, say(labelOf("answer", code))] as const);
  return (
    <form onSubmit={submit} className={css.form}>
      {choose(
        "kind",
        kinds.map((kind) => [kind, say(words[kind])] as const),
      )}
      {choose("reached", three.slice(0, 2))}
      {choose("safe", three)}
      {choose("again", three)}
      <Textarea
        label={say(words.note)}
        value={told.note}
        autosize
        minRows={2}
        onChange={(e) => tell({ ...told, note: e.currentTarget.value })}
      />
      <FrameMenu field="contact.note" value={told.note} onChange={(note) => tell({ ...told, note })} />
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button type="submit">{say(words.save)}</Button>
      </span>
    </form>
  );
}

/** The contacts so far, the newest first. */
export function Contacts({ all }: { all: readonly Contact[] }): ReactNode {
  const say = useSay();
  if (all.length === 0) return <p className={css.quiet}>{say(words.noContact)}</p>;
  return (
    <ol className={css.events}>
      {all.map((one) => (
        <li key={one.id}>
          <strong>
            {say(words[one.kind])} · {say(one.reached === "yes" ? words.wasReached : words.notReached)}
          </strong>
          <span className={css.quiet}>
            {instantShown(one.at)} · {one.by}
          </span>
          {one.safe === "no" && <p className={css.warn}>{say(words.notSafe)}</p>}
          {one.again === "yes" && <p className={css.warn}>{say(words.wasAgain)}</p>}
          {one.note && <p lang="vi">{one.note}</p>}
        </li>
      ))}
    </ol>
  );
}
