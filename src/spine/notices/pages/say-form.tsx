/** A form of one text in an explanation: a question, an answer, a reason. What is typed survives a crash. */
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { focusTitle } from "#base/ui/bits.tsx";
import { useDraft } from "#base/ui/drafts.ts";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import css from "./notices.module.css";
import { screenWords as words } from "./words.ts";

/** What the form is told. */
export interface SayFormProps {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly submit: string;
  readonly done: string;
  readonly path: string;
  readonly required?: boolean;
  readonly bodyOf: (text: string | null) => object;
  readonly onClose: () => void;
}

export function SayForm(props: SayFormProps): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const draft = useDraft(props.name, "");
  const required = props.required ?? true;
  const act = useMutation({
    mutationFn: () => request(props.path, { method: "POST", body: props.bodyOf(draft.value.trim() || null) }),
    onSuccess: async () => {
      draft.clear();
      await client.invalidateQueries({ queryKey: ["notices"] });
      await client.invalidateQueries({ queryKey: ["list", "/api/explanations"] });
      await client.invalidateQueries({ queryKey: ["my-work"] });
      await client.invalidateQueries({ queryKey: ["clocks"] });
      toast(props.done);
      props.onClose();
      focusTitle();
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <form className={css.stack} onSubmit={send}>
      <Textarea
        label={props.label}
        description={props.help}
        inputWrapperOrder={["label", "description", "input", "error"]}
        autosize
        minRows={3}
        maxLength={4000}
        required={required}
        autoFocus
        value={draft.value}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      {act.error && <ProblemNote error={act.error} />}
      <div className={css.acts}>
        <Button type="submit" loading={act.isPending} disabled={required && !draft.value.trim()}>
          {props.submit}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
