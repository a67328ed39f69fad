/** Changing the password. */
import { Button, PasswordInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";
import { changePassword } from "../../auth.ts";
import { words as staff } from "../../words.ts";
import css from "./security.module.css";
import { words } from "./words.ts";

/** The least length of a password, in characters (the server decides; this says it sooner). */
const leastLength = 12;

function wrongWith(next: string, again: string): Label | null {
  if (next.length < leastLength) return words.passwordShort;
  return next === again ? null : words.passwordDiffers;
}

const empty = { present: "", next: "", again: "" };

/** The part of the page. */
export function Password(): ReactNode {
  const say = useSay();
  const [typed, type] = useState(empty);
  const [wrong, setWrong] = useState<Label | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const reason = wrongWith(typed.next, typed.again);
    setWrong(reason);
    setError(null);
    if (reason) return;
    setBusy(true);
    try {
      await changePassword(typed.present, typed.next);
      type(empty);
      toast(say(words.passwordChanged));
    } catch (cause) {
      const plain = cause instanceof ProblemError && [400, 401].includes(cause.status) && !cause.title;
      if (plain) setWrong(words.passwordWrong);
      else setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const input = (key: keyof typeof empty, label: Label, complete: string): ReactNode => (
    <PasswordInput
      label={say(label)}
      autoComplete={complete}
      value={typed[key]}
      onChange={(event) => type({ ...typed, [key]: event.currentTarget.value })}
      visibilityToggleButtonProps={{
        "aria-label": say(staff.showPassword),
        tabIndex: 0,
        "aria-hidden": false,
      }}
      {...(key === "next" && { description: say(words.passwordRule) })}
      inputWrapperOrder={["label", "input", "description", "error"]}
    />
  );
  return (
    <Card className={css.part}>
      <h2>{say(words.password)}</h2>
      <form className={css.form} onSubmit={(event) => void submit(event)}>
        {wrong && (
          <p className={css.wrong} role="alert">
            {say(wrong)}
          </p>
        )}
        {error !== null && <ProblemNote error={error} />}
        {input("present", words.passwordNow, "current-password")}
        {input("next", words.passwordNew, "new-password")}
        {input("again", words.passwordAgain, "new-password")}
        <div>
          <Button type="submit" loading={busy} disabled={!typed.present || !typed.next}>
            {say(words.passwordChange)}
          </Button>
        </div>
      </form>
    </Card>
  );
}
