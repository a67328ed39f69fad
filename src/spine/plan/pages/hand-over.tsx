/** The screen at /tasks/hand-over?unit=…: the open tasks that a unit left when it ended. */
import { Suspense, type ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { dateShown } from "#base/ui/typed.ts";
import { HandOver, type LeftItem } from "#spine/agencies/web.ts";
import { words } from "../words.ts";
import { taskLooks } from "./codes.ts";
import { screenWords } from "./words.ts";
import type { TaskStatus } from "../schema.ts";

interface LeftTask {
  readonly code: string;
  readonly title: string;
  readonly path: string;
  readonly status: TaskStatus;
  readonly dueOn: string | null;
}

const itemOf =
  (say: Say) =>
  ({ code, title, path, status, dueOn }: LeftTask): LeftItem => ({
    key: code,
    name: `${path} ${title}`,
    more: [code, say(taskLooks[status].label), dueOn && `${say(words.dueOn)}: ${dateShown(dueOn)}`]
      .filter(Boolean)
      .join(" · "),
    may: true,
  });

export default function HandOverTasks(): ReactNode {
  const say = useSay();
  return (
    <Suspense fallback={<Waiting />}>
      <HandOver
        title={screenWords.handOver}
        hint={screenWords.handOverHint}
        api="/api/tasks"
        keysAs="codes"
        itemOf={itemOf(say) as (row: unknown) => LeftItem}
      />
    </Suspense>
  );
}
