/** The second step (TOTP): whether it is on, setting it up, taking it away. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card, StatusBadge } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import { endSecondStep } from "../../auth.ts";
import { meQuery } from "../../me.ts";
import { AskPassword, BeginSecondStep } from "./begin-second-step.tsx";
import css from "./security.module.css";
import { words } from "./words.ts";

function End({ onDone }: { onDone: () => void }): ReactNode {
  const say = useSay();
  const [password, type] = useState("");
  const end = useMutation({
    mutationFn: () => endSecondStep(password),
    onSuccess: () => {
      toast(say(words.secondEnded));
      onDone();
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        end.mutate();
      }}
    >
      <AskPassword value={password} onChange={type} error={end.error} />
      <div>
        <Button type="submit" variant="default" loading={end.isPending} disabled={!password}>
          {say(words.secondStop)}
        </Button>
      </div>
    </form>
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
      {on ? <End onDone={done} /> : <BeginSecondStep onDone={done} />}
    </Card>
  );
}
