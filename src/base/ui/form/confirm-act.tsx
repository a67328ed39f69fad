/** A destructive act names the thing and asks for its code. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "../language.ts";
import { ProblemNote } from "../problem-note.tsx";
import css from "./form.module.css";
import { words } from "./words.ts";

/** What the question is told. */
export interface ConfirmActProps {
  /** What will be done: "Bãi bỏ văn bản". */
  readonly title: string;
  /** To what: its name as people know it. */
  readonly thing: string;
  readonly code: string;
  /** What follows from it. */
  readonly consequence: string;
  readonly submit: string;
  /** Asks for a reason as well. */
  readonly withReason?: boolean;
  readonly run: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Stands while the question is asked; a dialog of the browser keeps the focus inside. */
export function ConfirmAct(props: ConfirmActProps): ReactNode {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, type] = useState("");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const ready = typed.trim() === props.code && (!props.withReason || reason.trim() !== "");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    void props
      .run(reason.trim())
      .then(props.onClose, setError)
      .finally(() => setBusy(false));
  };
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="confirm-title" onClose={props.onClose}>
      <form className={css.dialogBody} onSubmit={submit}>
        <h2 id="confirm-title">{props.title}</h2>
        <p className={css.thing}>{props.thing}</p>
        <p>{props.consequence}</p>
        {error !== null && <ProblemNote error={error} />}
        {props.withReason && (
          <Textarea
            label={say(words.reason)}
            value={reason}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={say(words.typeCode, { code: props.code })}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <div className={css.dialogActs}>
          <Button variant="default" onClick={props.onClose}>
            {say(words.cancel)}
          </Button>
          <Button type="submit" disabled={!ready} loading={busy}>
            {props.submit}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
