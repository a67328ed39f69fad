/** Asks the units shown about what they have not acknowledged or what is late; they see it in their My work. */
import { Button, Textarea } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useDraft, type Draft } from "#base/ui/drafts.ts";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import css from "./plan.module.css";
import { screenWords as words } from "./words.ts";

/** Whom to ask about what. */
export interface RemindProps {
  readonly document: number;
  readonly year: number;
  readonly about: "given" | "overdue";
  readonly units: readonly number[];
  readonly tasks: number;
}

type FormProps = RemindProps & { readonly draft: Draft<string>; readonly onDone: () => void };

function Form(props: FormProps): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { onDone, draft, tasks, ...asked } = props;
  const remind = useMutation({
    mutationFn: () =>
      request<{ tasks: number; units: number }>("/api/tasks/remind", {
        method: "POST",
        body: { ...asked, note: draft.value.trim() || null },
      }),
    onSuccess: async (done) => {
      await client.invalidateQueries({ queryKey: ["plan-units"] });
      draft.change("");
      draft.clear();
      toast(done.tasks === 0 ? say(words.remindedBefore) : say(words.reminded, done));
      onDone();
    },
  });
  return (
    <Card className={css.sheet}>
      <form
        className={css.stack}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          remind.mutate();
        }}
      >
        <h2>{say(words.remindTitle, { units: asked.units.length, tasks })}</h2>
        <p className={css.quiet}>{say(words.remindHint)}</p>
        <Textarea
          label={say(words.remindNote)}
          autosize
          minRows={2}
          maxLength={1000}
          value={draft.value}
          data-autofocus
          autoFocus
          onChange={(event) => draft.change(event.currentTarget.value)}
        />
        {remind.error && <ProblemNote error={remind.error} />}
        <div className={css.tools}>
          <Button type="submit" loading={remind.isPending}>
            {say(words.remindSend)}
          </Button>
          <Button variant="default" onClick={onDone}>
            {say(words.cancel)}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** A button that becomes the form. */
export function Remind(props: RemindProps): ReactNode {
  const say = useSay();
  const draft = useDraft(`plan/${props.document}/remind/${props.about}`, "");
  // Words that an ended session cut off stand there again, not behind the button.
  const [open, setOpen] = useState(draft.foundAt !== null && draft.value !== "");
  if (open) return <Form {...props} draft={draft} onDone={() => setOpen(false)} />;
  return (
    <div className={css.tools}>
      <Button
        variant="default"
        leftSection={<IconBell size={17} stroke={1.75} />}
        disabled={props.units.length === 0}
        onClick={() => setOpen(true)}
      >
        {say(words.remind, { n: props.units.length })}
      </Button>
    </div>
  );
}
