/** A password that is shown once, to be handed over in person. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import css from "./people.module.css";
import { words } from "./words.ts";

interface OneTimeProps {
  readonly password: string;
  readonly userName: string;
  readonly onDone?: () => void;
}

/** Shows it, with a button that copies it. */
export function OneTimePassword({ password, userName, onDone }: OneTimeProps): ReactNode {
  const say = useSay();
  const copy = (): void => {
    void navigator.clipboard.writeText(password).then(() => toast(say(words.copied)));
  };
  return (
    <div className={css.password} role="alert">
      <strong>
        {say(words.oneTime)} ({userName})
      </strong>
      <code translate="no">{password}</code>
      <span>{say(words.oneTimeHint)}</span>
      <span className={css.acts}>
        <Button size="xs" onClick={copy}>
          {say(words.copy)}
        </Button>
        {onDone && (
          <Button size="xs" variant="default" onClick={onDone}>
            {say(words.close)}
          </Button>
        )}
      </span>
    </div>
  );
}
