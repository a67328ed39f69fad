/** The city moves a task's day. */
import { Button } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { Task } from "../types.ts";
import css from "./task.module.css";
import { useTaskAct } from "./use-task.ts";
import { taskWords as words } from "./words.ts";

/** A button that becomes a date. */
export function ScheduleForm({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const act = useTaskAct(task.code);
  const [open, setOpen] = useState(false);
  const [text, type] = useState(task.dueOn ? dateShown(task.dueOn) : "");
  const day = dateTyped(text);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!day) return;
    const body = { version: task.version, dueOn: day };
    if (await act.run({ act: "schedule", body }, say(words.scheduled))) setOpen(false);
  };
  if (!open)
    return (
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconCalendar size={15} stroke={1.75} />}
          onClick={() => setOpen(true)}
        >
          {say(words.schedule)}
        </Button>
      </div>
    );
  return (
    <form className={css.stack} onSubmit={(event) => void save(event)}>
      <DateField
        label={say(words.newDue)}
        value={text}
        onChange={type}
        error={text !== "" && !day ? say(words.wrongDay) : undefined}
      />
      {act.error !== null && <ProblemNote error={act.error} />}
      <div className={css.formActs}>
        <Button type="submit" size="xs" disabled={!day} loading={act.busy}>
          {say(words.save)}
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen(false)}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
