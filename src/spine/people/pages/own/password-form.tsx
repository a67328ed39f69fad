/** Changing one's own password, its rules ticked off while typing, the server's refusals at their fields. */
import { Button, PasswordInput } from "@mantine/core";
import { IconCircle, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError, request } from "#base/ui/request.ts";
import css from "./own.module.css";
import { rulesShown, type RuleShown } from "./rules-shown.ts";
import { words } from "./words.ts";

function Rule({ rule }: { rule: RuleShown }): ReactNode {
  const say = useSay();
  const Mark = rule.met === null ? IconCircleDashed : rule.met ? IconCircleCheck : IconCircle;
  return (
    <li className={rule.met ? css.met : undefined}>
      <Mark
        size={15}
        stroke={1.75}
        {...(rule.met === null
          ? { "aria-hidden": true }
          : { role: "img", "aria-label": say(rule.met ? words.ruleMet : words.ruleOpen) })}
      />
      <span>{say(rule.label)}</span>
    </li>
  );
}

type FieldName = "present" | "next" | "again";
const fieldOf: Readonly<Record<string, FieldName>> = { currentPassword: "present", newPassword: "next" };

/** The refusals that belong to a field; what belongs to none is shown above the form. */
function atFields(error: unknown): Partial<Record<FieldName, string>> {
  if (!(error instanceof ProblemError)) return {};
  const shown: Partial<Record<FieldName, string>> = {};
  for (const { path, message } of error.errors) {
    const field = fieldOf[path];
    if (field) shown[field] = [shown[field], message].filter(Boolean).join(" ");
  }
  return shown;
}

const empty: Readonly<Record<FieldName, string>> = { present: "", next: "", again: "" };

interface PasswordFormProps {
  readonly userName: string;
  readonly secondStep: boolean;
  /** The person has just signed in with the password that is to be changed. */
  readonly justUsed?: boolean;
  readonly onDone: (next: string) => void;
}

/** The form alone, without a heading. */
export default function PasswordForm(props: PasswordFormProps): ReactNode {
  const say = useSay();
  const [typed, type] = useState(empty);
  const [differs, setDiffers] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const rules = rulesShown(typed.next, props);
  const refused = atFields(error);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setError(null);
    setDiffers(typed.next !== typed.again);
    if (typed.next !== typed.again) return;
    setBusy(true);
    try {
      const body = {
        currentPassword: typed.present,
        newPassword: typed.next,
        revokeOtherSessions: true,
      };
      await request("/api/auth/change-password", { method: "POST", body });
      type(empty);
      props.onDone(typed.next);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const input = (key: FieldName, label: string, complete: string): ReactNode => (
    <PasswordInput
      label={label}
      autoComplete={complete}
      value={typed[key]}
      error={refused[key] ?? (key === "again" && differs ? say(words.passwordDiffers) : undefined)}
      onChange={(event) => {
        type({ ...typed, [key]: event.currentTarget.value });
        setDiffers(false);
      }}
      visibilityToggleButtonProps={{
        "aria-label": say(words.passwordShow),
        tabIndex: 0,
        "aria-hidden": false,
      }}
      {...(key === "next" && { "aria-describedby": "password-rules" })}
    />
  );
  const ready = typed.present !== "" && typed.again !== "" && rules.every((rule) => rule.met !== false);
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      {error !== null && Object.keys(refused).length === 0 && <ProblemNote error={error} />}
      <input type="text" autoComplete="username" value={props.userName} readOnly hidden />
      {input("present", say(props.justUsed ? words.passwordJustUsed : words.passwordNow), "current-password")}
      {input("next", say(words.passwordNew), "new-password")}
      <div className={css.rules} id="password-rules">
        <span>{say(words.rules)}</span>
        <ul>
          {rules.map((rule) => (
            <Rule key={rule.label.vi} rule={rule} />
          ))}
        </ul>
      </div>
      {input("again", say(words.passwordAgain), "new-password")}
      <div>
        <Button type="submit" loading={busy} disabled={!ready}>
          {say(words.passwordChange)}
        </Button>
      </div>
    </form>
  );
}
