/** Asks units for their report: seen in their My work and on the report. Its text can also be copied for the post. */
import { Button, Textarea } from "@mantine/core";
import { IconBell, IconCopy } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import css from "./editor/editor.module.css";
import { Sheet } from "./editor/submit.tsx";
import { editorWords } from "./editor/words.ts";
import type { BoardRow, Cycle } from "./types.ts";
import { homeWords as words } from "./words.ts";

/** Whose report of which cycle is asked for. */
export interface ReminderProps {
  readonly cycle: Cycle;
  readonly rows: readonly BoardRow[];
  readonly onClose: () => void;
}

function letter({ cycle, rows }: ReminderProps, say: Say): string {
  const units = rows.map((r) => say(words.remindLine, { unit: r.unit.name, percent: r.percent })).join("\n");
  return say(words.remindText, { cycle: cycle.name, due: dateShown(cycle.dueOn), units });
}

function Acts({ sending, ...props }: ReminderProps & { sending: boolean }): ReactNode {
  const say = useSay();
  const copy = (): void =>
    void navigator.clipboard.writeText(letter(props, say)).then(() => toast(say(words.copied)));
  return (
    <div className={css.sheetActs}>
      <Button variant="default" onClick={props.onClose}>
        {say(editorWords.cancel)}
      </Button>
      <Button variant="default" leftSection={<IconCopy size={17} stroke={1.75} />} onClick={copy}>
        {say(words.copy)}
      </Button>
      <Button type="submit" loading={sending} leftSection={<IconBell size={17} stroke={1.75} />}>
        {say(words.remindSend)}
      </Button>
    </div>
  );
}

/** The sheet with the word to the units and the act. */
export function Reminder(props: ReminderProps): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { cycle, rows, onClose } = props;
  const [note, type] = useState("");
  const remind = useMutation({
    mutationFn: () =>
      request<{ units: number }>(`/api/reports/cycles/${cycle.id}/remind`, {
        method: "POST",
        body: { units: rows.map((row) => row.unit.id), note: note.trim() || null },
      }),
    onSuccess: async ({ units }) => {
      await client.invalidateQueries({ queryKey: ["report-board", cycle.id] });
      toast(units === 0 ? say(words.remindedBefore) : say(words.reminded, { n: units }));
      onClose();
    },
  });
  const [only] = rows;
  const title =
    rows.length === 1 && only
      ? say(words.remindUnit, { unit: only.unit.name })
      : say(words.remindTitle, { n: rows.length });
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        className={css.stack}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          remind.mutate();
        }}
      >
        <p className={css.quiet}>{say(words.remindHint)}</p>
        <Textarea
          label={say(words.remindNote)}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={1000}
          value={note}
          data-autofocus
          onChange={(event) => type(event.currentTarget.value)}
        />
        {remind.error && <ProblemNote error={remind.error} />}
        <Acts {...props} sending={remind.isPending} />
      </form>
    </Sheet>
  );
}
