/** The minutes as they are written: kept as a draft on the server, adopted once, with what each agency is to do by when. */
import { ActionIcon, Button, NativeSelect, Textarea } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { meetingWords as words } from "../words/meetings.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";
import { FrameMenu } from "./frames.tsx";
import type { Meeting, MeetingTask } from "./meeting-types.ts";
import { useMeetingWrites } from "./use-meeting.ts";

function Task(props: {
  n: number;
  task: MeetingTask;
  units: Meeting["invited"];
  set: (task: MeetingTask) => void;
  drop: () => void;
}): ReactNode {
  const { n, task, units, set, drop } = props;
  const say = useSay();
  return (
    <li className={css.task}>
      <NativeSelect
        label={say(words.actionUnit)}
        value={String(task.unitId)}
        data={units.map((one) => ({ value: String(one.unit.id), label: one.unit.name }))}
        onChange={(event) => set({ ...task, unitId: Number(event.currentTarget.value) })}
      />
      <Textarea
        label={say(words.actionWhat)}
        value={task.what}
        autosize
        minRows={1}
        onChange={(event) => set({ ...task, what: event.currentTarget.value })}
      />
      <DateField
        label={say(words.actionDue)}
        value={task.dueOn}
        onChange={(dueOn) => set({ ...task, dueOn })}
      />
      <ActionIcon variant="subtle" aria-label={say(words.dropAction, { n: n + 1 })} onClick={drop}>
        <IconX size={16} />
      </ActionIcon>
    </li>
  );
}

/** Agencies of which somebody came: only to them something is given. */
function presentUnits(meeting: Meeting): Meeting["invited"] {
  const came = new Set(meeting.people.filter((one) => one.came).map((one) => one.unit.id));
  return meeting.invited.filter((one) => came.has(one.unit.id));
}

export function MinutesForm({ meeting, onDone }: { meeting: Meeting; onDone: () => void }): ReactNode {
  const say = useSay();
  const send = useMeetingWrites();
  const [minutes, setMinutes] = useState(meeting.minutes ?? "");
  const [outcome, setOutcome] = useState(meeting.outcome ?? "");
  const [tasks, setTasks] = useState<readonly MeetingTask[]>(() =>
    meeting.draft.map((one) => ({ ...one, dueOn: one.dueOn && dateShown(one.dueOn) })),
  );
  const [error, setError] = useState<unknown>(null);
  const units = presentUnits(meeting);
  const save = (done: boolean): void => {
    setError(null);
    const actions = tasks.map((one) => ({ ...one, dueOn: dateTyped(one.dueOn) ?? "" }));
    const body = { version: meeting.version, minutes, outcome, actions, done };
    void send(`case-meetings/${meeting.code}/minutes`, body).then(() => {
      toast(say(done ? words.adopted : words.keptDraft));
      return done ? onDone() : undefined;
    }, setError);
  };
  const add = (): void => setTasks([...tasks, { unitId: units[0]?.unit.id ?? 0, what: "", dueOn: "" }]);
  return (
    <div className={css.form}>
      <Textarea
        label={say(words.minutes)}
        value={minutes}
        autosize
        minRows={6}
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
      <FrameMenu field="meeting.minutes" value={minutes} onChange={setMinutes} />
      <Textarea
        label={say(words.outcome)}
        value={outcome}
        autosize
        minRows={2}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
      <fieldset className={css.fields}>
        <legend>{say(words.actions)}</legend>
        <ol className={css.plain}>
          {tasks.map((task, n) => (
            <Task
              // Lines have no number of their own until they are adopted.
              // eslint-disable-next-line react/no-array-index-key
              key={n}
              n={n}
              task={task}
              units={units}
              set={(changed) => setTasks(tasks.map((one, at) => (at === n ? changed : one)))}
              drop={() => setTasks(tasks.filter((_, at) => at !== n))}
            />
          ))}
        </ol>
        <span>
          <Button variant="default" size="compact-md" leftSection={<IconPlus size={14} />} onClick={add}>
            {say(words.addAction)}
          </Button>
        </span>
      </fieldset>
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button variant="default" onClick={() => save(false)}>
          {say(words.keepDraft)}
        </Button>
        <Button onClick={() => save(true)}>{say(words.adopt)}</Button>
      </span>
    </div>
  );
}
