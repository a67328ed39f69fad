/** Asks for what an act of the law needs, in one dialog: moments of Hanoi, words, choices, answers. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import type { Label } from "#base/words.ts";
import { useSay } from "#base/ui/language.ts";
import { MomentField } from "#base/ui/form/moment-field.tsx";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { instantShown, momentTyped } from "#base/ui/typed.ts";
import { banScreenWords as words } from "../words/ban-screens.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";

/** One thing that is asked. */
export interface Asked {
  readonly name: string;
  readonly kind: "moment" | "text" | "long" | "number" | "choice" | "check";
  readonly label: Label;
  /** What stands in it at first; a moment as an instant of the server. */
  readonly value?: string | number | boolean | null;
  readonly choices?: readonly { readonly value: string; readonly label: Label }[];
}

type Typed = Readonly<Record<string, string | boolean>>;

function firstOf(asked: Asked): string | boolean {
  if (asked.kind === "check") return asked.value === true;
  if (asked.value === null || asked.value === undefined) return "";
  return asked.kind === "moment" ? instantShown(String(asked.value)) : String(asked.value);
}

/** What is sent: nothing typed is null; a moment says its zone. */
function sentOf(asked: Asked, typed: string | boolean | undefined): unknown {
  if (typeof typed === "boolean") return typed;
  if (!typed || typed.trim() === "") return null;
  if (asked.kind === "moment") return momentTyped(typed);
  return asked.kind === "number" ? Number(typed.replace(",", ".")) : typed.trim();
}

/** Something stands there that is no moment: nothing is sent, nothing is lost. */
const isNoMoment = (asked: Asked, typed: string | boolean | undefined): boolean =>
  asked.kind === "moment" && typeof typed === "string" && typed.trim() !== "" && momentTyped(typed) === null;

function Input(props: {
  asked: Asked;
  value: string | boolean;
  onChange: (v: string | boolean) => void;
  checked: boolean;
}): ReactNode {
  const say = useSay();
  const { asked, value, onChange } = props;
  const label = say(asked.label);
  if (typeof value === "boolean")
    return <Checkbox label={label} checked={value} onChange={(e) => onChange(e.currentTarget.checked)} />;
  if (asked.kind === "choice") {
    const choices = (asked.choices ?? []).map((one) => ({ value: one.value, label: say(one.label) }));
    return (
      <NativeSelect
        label={label}
        value={value}
        data={[{ value: "", label: say(words.choose) }, ...choices]}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
    );
  }
  if (asked.kind === "long")
    return (
      <Textarea
        label={label}
        value={value}
        autosize
        minRows={2}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
    );
  if (asked.kind === "moment")
    return <MomentField label={label} value={value} onChange={onChange} checked={props.checked} />;
  const mode = asked.kind === "number" ? ("decimal" as const) : ("text" as const);
  return (
    <TextInput
      label={label}
      inputMode={mode}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}

/** The dialog; a dialog of the browser keeps the focus inside. */
export function AskDialog(props: {
  title: Label;
  asked: readonly Asked[];
  onSend: (values: Readonly<Record<string, unknown>>) => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, type] = useState<Typed>(() =>
    Object.fromEntries(props.asked.map((one) => [one.name, firstOf(one)])),
  );
  const [busy, setBusy] = useState(false);
  const [checked, check] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    check(true);
    if (props.asked.some((one) => isNoMoment(one, typed[one.name]))) return;
    setBusy(true);
    setError(null);
    const values = Object.fromEntries(props.asked.map((one) => [one.name, sentOf(one, typed[one.name])]));
    void props
      .onSend(values)
      .then(props.onClose, setError)
      .finally(() => setBusy(false));
  };
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="ask-title" onClose={props.onClose}>
      <form className={css.dialogBody} onSubmit={submit}>
        <h2 id="ask-title">{say(props.title)}</h2>
        {error !== null && <ProblemNote error={error} />}
        {props.asked.map((one) => (
          <Input
            key={one.name}
            asked={one}
            value={typed[one.name] ?? ""}
            onChange={(value) => type({ ...typed, [one.name]: value })}
            checked={checked}
          />
        ))}
        <div className={css.dialogActs}>
          <Button variant="default" onClick={props.onClose}>
            {say(screenWords.cancel)}
          </Button>
          <Button type="submit" loading={busy}>
            {say(words.save)}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
