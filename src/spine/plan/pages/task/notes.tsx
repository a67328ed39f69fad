/** What was told of a task, newest first. */
import { Button } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { StatusBadge, Waiting, type StatusLook } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import type { TaskStatus } from "../../schema.ts";
import { taskLooks } from "../codes.ts";
import type { Task } from "../types.ts";
import css from "./task.module.css";
import { taskWords as words } from "./words.ts";

interface Note {
  readonly id: number;
  /** Null where the city asked. */
  readonly status: TaskStatus | null;
  readonly percent: number | null;
  readonly note: string | null;
  readonly at: string;
  readonly by: string | null;
}

const asked: StatusLook = { label: words.asked, tone: "warm", icon: IconBell };

function useNotes(code: string): UseQueryResult<{ readonly rows: readonly Note[] }> {
  return useQuery({
    queryKey: ["task-notes", code],
    queryFn: ({ signal }) => request<{ rows: readonly Note[] }>(`/api/tasks/${code}/notes`, { signal }),
  });
}

/** Whether the newest note is the city's question to a task that is still open, asked after its receipt. */
function waits(last: Note, task: Task): boolean {
  const isOpen = task.status !== "done" && task.status !== "not-done" && task.endedOn === null;
  return isOpen && last.status === null && last.at > (task.acknowledgedAt ?? "");
}

/** What the city asks and nobody has answered yet, with the way to the answer: telling the progress. */
export function Asked({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const { data } = useNotes(task.code);
  const [last] = data?.rows ?? [];
  if (!last || !task.can.includes("task.progress") || !waits(last, task)) return null;
  return (
    <section className={css.asked} aria-label={say(words.asked)}>
      <IconBell size={20} stroke={1.75} />
      <div>
        <strong>{say(words.askedAt, { at: instantShown(last.at) })}</strong>
        {last.note && <p className={css.noteText}>{last.note}</p>}
      </div>
      <Button variant="default" onClick={() => document.getElementById(`${task.code}-note`)?.focus()}>
        {say(words.answer)}
      </Button>
    </section>
  );
}

/** The list of notes. */
export function Notes({ code }: { code: string }): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useNotes(code);
  return (
    <section className={css.stack}>
      <h2>{say(words.notes)}</h2>
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={3} />}
      {data?.rows.length === 0 && <p className={css.quiet}>{say(words.noNotes)}</p>}
      <ol className={css.notes}>
        {data?.rows.map((note) => (
          <li key={`${note.status ?? "asked"}${note.id}`}>
            <span className={css.noteHead}>
              <StatusBadge look={note.status ? taskLooks[note.status] : asked} />
              {note.percent !== null && <span>{say(words.unitProgress, { n: note.percent })}</span>}
              <span className={css.quiet}>
                {say(words.by, { by: note.by ?? say(words.system), at: instantShown(note.at) })}
              </span>
            </span>
            {note.note && <p className={css.noteText}>{note.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
