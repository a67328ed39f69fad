/** Taking a snapshot by hand. */
import { Button, TextInput } from "@mantine/core";
import { IconCamera } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import plan from "../plan.module.css";
import type { Chosen } from "../tabs.tsx";
import { screenWords } from "../words.ts";
import { changeWords as words } from "./words.ts";

function Form({ chosen, onDone }: { chosen: Chosen; onDone: () => void }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [note, setNote] = useState("");
  const take = useMutation({
    mutationFn: () =>
      request<{ id: number; tasks: number }>(`/api/plan/documents/${chosen.plan.id}/snapshots`, {
        method: "POST",
        body: { year: chosen.year, note: note.trim() || null },
      }),
    onSuccess: async ({ tasks }) => {
      await client.invalidateQueries({ queryKey: ["plan-snapshots"] });
      toast(say(words.taken, { n: tasks }));
      onDone();
    },
  });
  return (
    <Card className={plan.sheet}>
      <form
        className={plan.stack}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          take.mutate();
        }}
      >
        <h2>{say(words.takeTitle)}</h2>
        <p className={plan.quiet}>{say(words.takeText, { year: chosen.year })}</p>
        <TextInput
          label={say(words.note)}
          description={say(words.noteHint)}
          maxLength={300}
          value={note}
          data-autofocus
          autoFocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {take.error && <ProblemNote error={take.error} />}
        <div className={plan.tools}>
          <Button type="submit" loading={take.isPending}>
            {say(words.takeAct)}
          </Button>
          <Button variant="default" onClick={onDone}>
            {say(screenWords.cancel)}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** A button that becomes the form. */
export function Take({ chosen }: { chosen: Chosen }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  if (open) return <Form chosen={chosen} onDone={() => setOpen(false)} />;
  return (
    <Button
      variant="default"
      leftSection={<IconCamera size={17} stroke={1.75} />}
      onClick={() => setOpen(true)}
    >
      {say(words.take)}
    </Button>
  );
}
