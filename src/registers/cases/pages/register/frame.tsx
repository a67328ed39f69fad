/** Title and tabs of the screens on which the register's content is edited, and how a change is proposed. */
import "#base/ui/styles/forms.ts";
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { PageTitle } from "#base/ui/bits.tsx";
import { Go, showCurrent } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import css from "./register.module.css";

const views = [
  ["lists", "/case-register"],
  ["fields", "/case-register/fields"],
  ["facts", "/case-register/facts"],
  ["changes", "/case-register/changes"],
] as const;
type View = (typeof views)[number][0];

/** The head of one view. */
export function Head(props: { view: View; acts?: ReactNode }): ReactNode {
  const say = useSay();
  return (
    <>
      <PageTitle title={say(words.title)} hint={say(words[`${props.view}Hint`])} acts={props.acts} />
      <nav ref={showCurrent} className={`${css.tabs} no-print`} aria-label={say(words.tabs)}>
        {views.map(([view, path]) => (
          <Go
            key={view}
            href={path}
            className={css.tab}
            aria-current={view === props.view ? "page" : undefined}
          >
            {say(words[view])}
          </Go>
        ))}
      </nav>
    </>
  );
}

/** A change as it is sent. */
export interface Change {
  readonly kind: "code" | "setting" | "field" | "fact";
  readonly given: object;
}

interface Made {
  readonly id: number;
  readonly state: "waits" | "in-force";
}

/** A form of a change: its own inputs, why, and the two buttons. */
export function ChangeForm(props: {
  title: string;
  change: () => Change;
  onClose: () => void;
  children: ReactNode;
  /** What stands between the inputs and the reason. */
  preview?: ReactNode;
}): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const sending = useMutation({
    mutationFn: () =>
      request<Made>("/api/case-register/proposals", {
        method: "POST",
        body: { change: props.change(), reason: reason.trim() },
      }),
    onSuccess: async ({ state }) => {
      await client.invalidateQueries({ queryKey: ["case-register"] });
      void client.invalidateQueries({ queryKey: ["case-codes"] });
      void client.invalidateQueries({ queryKey: ["my-work"] });
      toast(say(state === "waits" ? words.wasProposed : words.wasPut));
      props.onClose();
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form className={css.form} onSubmit={send} aria-label={props.title}>
      <h3>{props.title}</h3>
      {props.children}
      {props.preview}
      <Textarea
        label={say(words.reason)}
        value={reason}
        maxLength={1000}
        required
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {sending.error && <ProblemNote error={sending.error} />}
      <span className={css.acts}>
        <Button type="submit" loading={sending.isPending}>
          {say(words.propose)}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {say(words.cancel)}
        </Button>
      </span>
    </form>
  );
}
