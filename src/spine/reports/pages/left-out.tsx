/** Consolidating without a unit: deciding it with a reason, undoing it, and the note that says so. */
import { Button, Textarea } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { instantShown } from "#base/ui/typed.ts";
import css from "./editor/editor.module.css";
import { Sheet } from "./editor/submit.tsx";
import { useAct } from "./exception-act.ts";
import { leftOutWords as words } from "./left-out-words.ts";
import type { LeftOutTold, Submission } from "./types.ts";

/** Which reports of which cycle. */
export interface LeaveOutProps {
  readonly cycleId: number;
  readonly submissions: readonly number[];
  /** The unit, where it is one. */
  readonly unit?: string;
}

function LeaveOutForm({ cycleId, submissions, close }: LeaveOutProps & { close: () => void }): ReactNode {
  const say = useSay();
  const { run, busy, error } = useAct(words.decided, close);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== "") run(`/api/reports/cycles/${cycleId}/leave-out`, { submissions, reason });
  };
  return (
    <form className={css.stack} noValidate onSubmit={submit}>
      <p className={css.quiet}>{say(words.hint)}</p>
      {error !== null && <ProblemNote error={error} />}
      <Textarea
        label={say(words.reason)}
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        data-autofocus
        error={tried && reason.trim() === "" && say(words.fillReason)}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={css.sheetActs}>
        <Button variant="default" onClick={close}>
          {say(words.cancel)}
        </Button>
        <Button type="submit" loading={busy}>
          {say(words.decide)}
        </Button>
      </div>
    </form>
  );
}

/** The button of the decision and what it opens. */
export function LeaveOut(props: LeaveOutProps): ReactNode {
  const say = useSay();
  const [opened, open] = useState(false);
  const n = props.submissions.length;
  const title =
    props.unit === undefined ? say(words.leaveOutN, { n }) : say(words.leaveOutUnit, { unit: props.unit });
  const isMany = props.unit === undefined;
  const shown = isMany ? say(words.leaveOutAll, { n }) : say(words.leaveOut);
  return (
    <>
      <Button
        variant={isMany ? "default" : "subtle"}
        size={isMany ? "sm" : "compact-sm"}
        className="no-print"
        // What is read aloud begins with what is seen: who speaks to the machine says that.
        aria-label={isMany ? shown : `${shown} ${title}`}
        onClick={() => open(true)}
      >
        {shown}
      </Button>
      {opened && (
        <Sheet title={title} onClose={() => open(false)}>
          <LeaveOutForm {...props} close={() => open(false)} />
        </Sheet>
      )}
    </>
  );
}

/** Takes one report in again. */
export function TakeIn({ cycleId, submissionId }: { cycleId: number; submissionId: number }): ReactNode {
  const say = useSay();
  const { run, busy, error } = useAct(words.takenIn, () => undefined);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        className="no-print"
        loading={busy}
        onClick={() => run(`/api/reports/cycles/${cycleId}/take-in`, { submissions: [submissionId] })}
      >
        {say(words.takeIn)}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </>
  );
}

/** Why, by whom and when, in a cell of a table. */
export function LeftOutLine({ leftOut }: { leftOut: LeftOutTold }): ReactNode {
  const say = useSay();
  return (
    <div>
      <strong>{say(words.leftOut)}:</strong> <span lang="vi">{leftOut.reason}</span>
      <div className={css.quiet}>{say(words.by, { by: leftOut.byName, at: instantShown(leftOut.at) })}</div>
    </div>
  );
}

/** The note above a report that is left out, or the act of leaving it out. */
export function LeftOutNote({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  const decides = report.can.includes("report.leave-out");
  const { leftOut, cycle, id, unit } = report;
  if (!leftOut)
    return decides ? (
      <p className={`${css.aboveAll} no-print`}>
        <LeaveOut cycleId={cycle.id} submissions={[id]} unit={unit.name} />
      </p>
    ) : null;
  return (
    <div className={`${css.returned} ${css.lock}`} role="note">
      <strong>{say(words.title)}</strong>
      <p lang="vi">{leftOut.reason}</p>
      <span className={css.quiet}>{say(words.by, { by: leftOut.byName, at: instantShown(leftOut.at) })}</span>
      {decides && <TakeIn cycleId={cycle.id} submissionId={id} />}
    </div>
  );
}
