/** The second step (TOTP): whether it is on, setting it up, new codes for paper, taking it away. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card, StatusBadge } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";
import { endSecondStep, renewBackupCodes } from "../../auth.ts";
import { meQuery } from "../../me.ts";
import { AskPassword, BackupCodes, BeginSecondStep } from "./begin-second-step.tsx";
import css from "./security.module.css";
import { words } from "./words.ts";

/** An act for which the password is typed once more. */
function WithPassword<T>(props: {
  why: Label;
  button: Label;
  act: (password: string) => Promise<T>;
  onDone: (answer: T) => void;
  onCancel: () => void;
}): ReactNode {
  const say = useSay();
  const [password, type] = useState("");
  const { mutate, error, isPending } = useMutation({ mutationFn: props.act, onSuccess: props.onDone });
  return (
    <form
      className={css.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        mutate(password);
      }}
    >
      <p className={css.quiet}>{say(props.why)}</p>
      <AskPassword value={password} onChange={type} error={error} />
      <div className={css.acts}>
        <Button type="submit" variant="default" loading={isPending} disabled={!password}>
          {say(props.button)}
        </Button>
        <Button variant="subtle" onClick={props.onCancel}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}

function On({ onEnded }: { onEnded: () => void }): ReactNode {
  const say = useSay();
  const [chosen, choose] = useState<"codes" | "end" | null>(null);
  const [codes, show] = useState<readonly string[] | null>(null);
  const close = (): void => choose(null);
  if (codes)
    return (
      <div className={css.form}>
        <BackupCodes codes={codes} />
        <div>
          <Button onClick={() => show(null)}>{say(words.codesKept)}</Button>
        </div>
      </div>
    );
  if (chosen === "codes")
    return (
      <WithPassword
        why={words.codesNewWhy}
        button={words.codesNew}
        act={renewBackupCodes}
        onDone={({ backupCodes }) => {
          close();
          show(backupCodes);
        }}
        onCancel={close}
      />
    );
  if (chosen === "end")
    return (
      <WithPassword
        why={words.stopWhy}
        button={words.secondStop}
        act={endSecondStep}
        onDone={() => {
          toast(say(words.secondEnded));
          onEnded();
        }}
        onCancel={close}
      />
    );
  return (
    <div className={css.acts}>
      <Button variant="default" onClick={() => choose("codes")}>
        {say(words.codesNew)}
      </Button>
      <Button variant="default" onClick={() => choose("end")}>
        {say(words.secondStop)}
      </Button>
    </div>
  );
}

/** The part of the page. */
export function SecondStep({ on }: { on: boolean }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const done = (): void => void client.invalidateQueries({ queryKey: meQuery.queryKey });
  return (
    <Card className={css.part}>
      <h2 className={css.headWith}>
        {say(words.second)}
        <StatusBadge look={{ label: on ? words.secondOn : words.secondOff, tone: on ? "good" : "calm" }} />
      </h2>
      <p className={css.quiet}>{say(words.secondWhy)}</p>
      {on ? <On onEnded={done} /> : <BeginSecondStep onDone={done} />}
    </Card>
  );
}
