/** Asks the units shown about what they have not acknowledged or what is late; they see it in their My work. */
import { Button, Textarea } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
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

function Form(props: RemindProps & { onDone: () => void }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [note, type] = useState("");
  const { onDone, tasks, ...asked } = props;
  const remind = useMutation({
    mutationFn: () =>
      request<{ tasks: number; units: number }>("/api/tasks/remind", {
        method: "POST",
        body: { ...asked, note: note.trim() || null },
      }),
    onSuccess: async (done) => {
      await client.invalidateQueries({ queryKey: ["plan-units"] });
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
          value={note}
          data-autofocus
          autoFocus
          onChange={(event) => type(event.currentTarget.value)}
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
  const [open, setOpen] = useState(false);
  if (open) return <Form {...props} onDone={() => setOpen(false)} />;
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
