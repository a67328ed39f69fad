/** What became of a task when its plan was replaced, and why the city ended it. */
import { IconGitCompare } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown } from "#base/ui/typed.ts";
import type { Task } from "../types.ts";
import { replaceWords } from "../replace/words.ts";
import css from "./task.module.css";
import { taskWords as words } from "./words.ts";

/** How it went on in the plans: where it came from, or that it is kept. */
function Onward({ moved }: { moved: NonNullable<Task["moved"]> }): ReactNode {
  const say = useSay();
  const { fate, plan, path, next, replacementId } = moved;
  const goesOn = fate === "carry" || fate === "keep";
  return (
    <>
      {goesOn && <p>{say(fate === "carry" ? words.carriedLine : words.keptLine, { plan, path })}</p>}
      <p>
        {next && (
          <>
            <Go href={`/tasks/${next}`}>{say(replaceWords.nextTask, { code: next })}</Go>
            {" · "}
          </>
        )}
        <Go href={`/plan/replaced/${replacementId}`}>{say(words.movedMore)}</Go>
      </p>
    </>
  );
}

/** One line above a task that a replaced plan carried, kept or ended. */
export function Moved({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const { moved, endedOn, endedBecause } = task;
  if (!moved && !endedOn) return null;
  return (
    <div className={css.asked}>
      <IconGitCompare size={20} stroke={1.75} />
      <div>
        {endedOn && (
          <p>
            {say(words.endedLine, { day: dateShown(endedOn) })} {endedBecause}
          </p>
        )}
        {moved && <Onward moved={moved} />}
      </div>
    </div>
  );
}
