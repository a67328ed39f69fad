/** The second person approves an exception or refuses it with a reason. */
import { Button, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { dayOf } from "#base/clock.ts";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown } from "#base/ui/typed.ts";
import css from "./editor/editor.module.css";
import { Sheet } from "./editor/submit.tsx";
import { useAct } from "./exception-act.ts";
import { exceptionWords as words } from "./exception-words.ts";
import type { ExceptionTold } from "./types.ts";

function JudgeForm({ exception, close }: { exception: ExceptionTold; close: () => void }): ReactNode {
  const say = useSay();
  const { run, busy, error } = useAct(words.approved, close);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const path = `/api/reports/exceptions/${exception.id}/judge`;
  const said = reason.trim() || null;
  const refuse = (): void => {
    setTried(true);
    if (said) run(path, { verdict: "refused", reason: said }, words.turned);
  };
  const hint = {
    by: exception.askedByName,
    unit: exception.unit.name,
    end: dateShown(dayOf(new Date(exception.endsAt))),
  };
  return (
    <div className={css.stack}>
      <p>{say(words.judgeHint, hint)}</p>
      <blockquote lang="vi">{exception.reason}</blockquote>
      {error !== null && <ProblemNote error={error} />}
      <Textarea
        label={say(words.word)}
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        error={tried && !said && say(words.fillReason)}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={css.sheetActs}>
        <Button variant="default" onClick={close}>
          {say(words.cancel)}
        </Button>
        <Button variant="default" loading={busy} onClick={refuse}>
          {say(words.refuse)}
        </Button>
        <Button loading={busy} onClick={() => run(path, { verdict: "approved", reason: said })}>
          {say(words.approve)}
        </Button>
      </div>
    </div>
  );
}

/** The button of the second person and what it opens. */
export function JudgeException({ exception }: { exception: ExceptionTold }): ReactNode {
  const say = useSay();
  const [opened, open] = useState(false);
  const title = say(words.judgeOf, { unit: exception.unit.name });
  return (
    <>
      <Button
        size="compact-sm"
        className="no-print"
        aria-label={`${say(words.judge)} ${title}`}
        onClick={() => open(true)}
      >
        {say(words.judge)}
      </Button>
      {opened && (
        <Sheet title={title} onClose={() => open(false)}>
          <JudgeForm exception={exception} close={() => open(false)} />
        </Sheet>
      )}
    </>
  );
}
