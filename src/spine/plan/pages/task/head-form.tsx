/** Who answers for a task by name, and what it should yield. */
import "#base/ui/styles/forms.ts";
import { Button, Textarea, TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { Facts } from "#base/ui/bits.tsx";
import { useDraft } from "#base/ui/drafts.ts";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import type { Task } from "../types.ts";
import css from "./task.module.css";
import { useTaskAct } from "./use-task.ts";
import { taskWords as words } from "./words.ts";

function Form({ task, onDone }: { task: Task; onDone: () => void }): ReactNode {
  const say = useSay();
  const act = useTaskAct(task.code);
  const draft = useDraft(`tasks/${task.code}/head`, {
    answerable: task.answerable ?? "",
    product: task.product ?? "",
  });
  const { answerable, product } = draft.value;
  const close = (): void => {
    draft.clear();
    onDone();
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = {
      version: task.version,
      answerable: answerable.trim() || null,
      product: product.trim() || null,
    };
    if (await act.run({ act: null, body }, say(words.changed))) close();
  };
  return (
    <form className={css.stack} onSubmit={(event) => void save(event)}>
      <TextInput
        label={say(words.answerable)}
        value={answerable}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          draft.change((before) => ({ ...before, answerable: typed }));
        }}
      />
      <Textarea
        label={say(words.product)}
        autosize
        minRows={2}
        value={product}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          draft.change((before) => ({ ...before, product: typed }));
        }}
      />
      {act.error !== null && <ProblemNote error={act.error} />}
      <div className={css.formActs}>
        <Button type="submit" size="xs" loading={act.busy}>
          {say(words.save)}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}

/** Shows both; a unit's own people may change them. */
export function HeadForm({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const [editing, edit] = useState(false);
  if (editing) return <Form task={task} onDone={() => edit(false)} />;
  const missing = <span className={css.quiet}>{say(words.notNamed)}</span>;
  return (
    <>
      <Facts
        rows={[
          { key: "answerable", label: say(words.answerable), value: task.answerable ?? missing },
          { key: "product", label: say(words.product), value: task.product ?? missing },
        ]}
      />
      {task.can.includes("task.update") && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPencil size={15} stroke={1.75} />}
            onClick={() => edit(true)}
          >
            {say(words.editHead)}
          </Button>
        </div>
      )}
    </>
  );
}
