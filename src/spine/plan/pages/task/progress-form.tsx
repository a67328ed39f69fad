/** Telling progress: state, percent, words; what is typed survives whatever happens to the page. */
import "#base/ui/styles/forms.ts";
import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { useDraft, type Draft } from "#base/ui/drafts.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown, dateTyped, instantShown } from "#base/ui/typed.ts";
import { taskLooks } from "../codes.ts";
import type { Task } from "../types.ts";
import css from "./task.module.css";
import { useTaskAct } from "./use-task.ts";
import { taskWords as words } from "./words.ts";

const tellable = ["doing", "done", "not-done"] as const;
type Tellable = (typeof tellable)[number];

interface Typed {
  readonly status: Tellable;
  readonly percent: string;
  readonly note: string;
  readonly doneOn: string;
}

/** A whole percent, null where nothing was typed, "wrong" where it is none. */
function percentTyped(text: string): number | null | "wrong" {
  const clean = text.trim().replace(/\s*%$/, "");
  if (clean === "") return null;
  return /^\d{1,3}$/.test(clean) && Number(clean) <= 100 ? Number(clean) : "wrong";
}

function startOf(task: Task): Typed {
  const status = tellable.find((s) => s === task.status) ?? "doing";
  return { status, percent: "", note: "", doneOn: task.doneOn ? dateShown(task.doneOn) : "" };
}

function Found(props: {
  draft: Draft<Typed>;
  start: Typed;
  at: string | null;
  onGone: () => void;
}): ReactNode {
  const say = useSay();
  const { draft, start, at } = props;
  if (!at) return null;
  return (
    <div className={css.found} role="status">
      <IconHistory size={18} stroke={1.75} />
      {say(words.draftFound, { at: instantShown(at) })}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          draft.change(start);
          draft.clear();
          props.onGone();
        }}
      >
        {say(words.dropDraft)}
      </Button>
    </div>
  );
}

/** The longest note that is taken, in characters. */
const longest = 5000;

/** What is wrong with what was typed, if anything. */
function wrongIn(
  typed: Typed,
  reopened: boolean,
): { percent: boolean; note: boolean; long: boolean; day: boolean } {
  const percent = percentTyped(typed.percent);
  const ends = typed.status !== "doing" || reopened;
  return {
    percent: percent === "wrong",
    note: typed.note.trim() === "" && (ends || percent !== null),
    long: typed.note.trim().length > longest,
    day: typed.doneOn.trim() !== "" && dateTyped(typed.doneOn) === null,
  };
}

/** The form. */
export function ProgressForm({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const start = startOf(task);
  const draft = useDraft<Typed>(`tasks/${task.code}/progress`, start);
  const act = useTaskAct(task.code);
  const [found, setFound] = useState(draft.foundAt);
  const [tried, setTried] = useState(false);
  const typed = draft.value;
  const put = (change: Partial<Typed>): void => draft.change((before) => ({ ...before, ...change }));
  const wrong = wrongIn(typed, task.status === "done" || task.status === "not-done");
  const tooLong = wrong.long && say(words.noteLong, { n: typed.note.trim().length, most: longest });
  const noteError = tried && wrong.note ? say(words.noteNeeded) : tooLong;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (wrong.percent || wrong.note || wrong.long || wrong.day) return;
    const percent = percentTyped(typed.percent);
    const doneOn = typed.status === "done" ? dateTyped(typed.doneOn) : null;
    const told = { version: task.version, status: typed.status, percent, note: typed.note.trim() || null };
    const sent = await act.run(
      { act: "progress", body: { ...told, ...(doneOn && { doneOn }) } },
      say(words.saved),
    );
    if (!sent) return;
    draft.change({ ...startOf(task), status: typed.status });
    draft.clear();
    setFound(null);
    setTried(false);
  };
  return (
    <form className={css.stack} noValidate onSubmit={(event) => void save(event)}>
      <h2>{say(words.tell)}</h2>
      <Found draft={draft} start={start} at={found} onGone={() => setFound(null)} />
      <Radio.Group
        label={say(words.state)}
        value={typed.status}
        onChange={(status) => put({ status: status as Tellable })}
      >
        <div className={css.radios}>
          {tellable.map((status) => (
            <Radio key={status} size="md" value={status} label={say(taskLooks[status].label)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        id={`${task.code}-note`}
        label={say(words.note)}
        autosize
        minRows={3}
        maxRows={16}
        value={typed.note}
        error={noteError}
        onChange={(event) => put({ note: event.currentTarget.value })}
      />
      <div className={css.fields}>
        <TextInput
          label={say(words.percentTyped)}
          inputMode="numeric"
          rightSection="%"
          rightSectionPointerEvents="none"
          value={typed.percent}
          error={wrong.percent ? say(words.percentWrong) : undefined}
          onChange={(event) => put({ percent: event.currentTarget.value })}
        />
        {typed.status === "done" && (
          <DateField
            label={say(words.doneOn)}
            description={say(words.doneOnHelp)}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={typed.doneOn}
            error={wrong.day ? say(words.wrongDay) : undefined}
            onChange={(doneOn) => put({ doneOn })}
          />
        )}
      </div>
      {act.error !== null && <ProblemNote error={act.error} />}
      <div className={css.formActs}>
        <Button type="submit" loading={act.busy}>
          {say(words.save)}
        </Button>
        <span className={css.quiet}>{draft.kept && say(words.kept)}</span>
      </div>
    </form>
  );
}
