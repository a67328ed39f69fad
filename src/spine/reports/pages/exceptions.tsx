/** The lock of a cycle: what it says on a report, asking for an exception, and the list that hides none. */
import { Button, Textarea } from "@mantine/core";
import { IconClockOff, IconClockPlay, IconHourglass, IconLock, IconX } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { dayOf, daysAfter, today } from "#base/clock.ts";
import { Card, StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { DateField } from "#base/ui/form/date-field.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { dateShown, dateTyped, instantShown } from "#base/ui/typed.ts";
import type { ExceptionStanding } from "../rules/exception.ts";
import { isOpen } from "./codes.ts";
import css from "./editor/editor.module.css";
import { Sheet } from "./editor/submit.tsx";
import { exceptionWords as words } from "./exception-words.ts";
import { JudgeException } from "./exception-judge.tsx";
import { useAct } from "./exception-act.ts";
import type { ExceptionTold, Submission } from "./types.ts";

const looks: Readonly<Record<ExceptionStanding, StatusLook>> = {
  asked: { label: words.waits, tone: "soon", icon: IconHourglass },
  lapsed: { label: words.lapsed, tone: "calm", icon: IconClockOff },
  open: { label: words.open, tone: "good", icon: IconClockPlay },
  ended: { label: words.ended, tone: "calm", icon: IconLock },
  refused: { label: words.refused, tone: "warm", icon: IconX },
};

/** The last day on which an exception lets the unit in. */
const lastDay = (exception: ExceptionTold): string => dateShown(dayOf(new Date(exception.endsAt)));

const FIRST_GUESS_DAYS = 3;

function AskForm({ report, close }: { report: Submission; close: () => void }): ReactNode {
  const say = useSay();
  const { run, busy, error } = useAct(words.asked, close);
  const [reason, setReason] = useState("");
  const [end, setEnd] = useState(dateShown(daysAfter(today(), FIRST_GUESS_DAYS)));
  const [tried, setTried] = useState(false);
  const endsOn = dateTyped(end);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!endsOn || reason.trim() === "") return;
    run(`/api/reports/submissions/${report.id}/exceptions`, { reason, endsOn });
  };
  return (
    <form className={css.stack} noValidate onSubmit={submit}>
      <p className={css.quiet}>{say(words.askHint)}</p>
      {error !== null && <ProblemNote error={error} />}
      <Textarea
        label={say(words.reason)}
        autosize
        minRows={3}
        maxLength={2000}
        value={reason}
        data-autofocus
        error={tried && reason.trim() === "" && say(words.fillReason)}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DateField
        label={say(words.endsOn)}
        value={end}
        onChange={setEnd}
        error={tried && !endsOn && say(words.fillEnd)}
      />
      <div className={css.sheetActs}>
        <Button variant="default" onClick={close}>
          {say(words.cancel)}
        </Button>
        <Button type="submit" loading={busy}>
          {say(words.send)}
        </Button>
      </div>
    </form>
  );
}

/** What stands first on a report of a locked cycle. */
function LockTold({
  report,
  exception,
}: {
  report: Submission;
  exception: ExceptionTold | undefined;
}): ReactNode {
  const say = useSay();
  if (exception?.standing === "open")
    return (
      <>
        <strong>{say(words.openTitle, { end: lastDay(exception) })}</strong>
        <p lang="vi">{exception.reason}</p>
        {!report.can.includes("report.write") && !report.can.includes("report.return") && (
          <p className={css.quiet}>{say(words.openSent)}</p>
        )}
      </>
    );
  return (
    <>
      <strong>{say(words.lockedTitle, { at: instantShown(report.cycle.lockedAt ?? "") })}</strong>
      <p>{say(exception?.standing === "asked" ? words.waitsTitle : words.lockedHint)}</p>
    </>
  );
}

function Who({ live }: { live: ExceptionTold }): ReactNode {
  const say = useSay();
  const asked = say(words.askedBy, { by: live.askedByName, at: instantShown(live.askedAt) });
  const judged =
    live.judgedAt && say(words.judgedBy, { by: live.judgedByName ?? "", at: instantShown(live.judgedAt) });
  return <span className={css.quiet}>{[asked, judged].filter(Boolean).join(" · ")}</span>;
}

function Asking({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  const [asking, ask] = useState(false);
  if (!report.can.includes("exception.ask")) return null;
  return (
    <>
      <Button variant="default" className="no-print" onClick={() => ask(true)}>
        {say(words.ask)}
      </Button>
      {asking && (
        <Sheet title={say(words.askTitle, { unit: report.unit.name })} onClose={() => ask(false)}>
          <AskForm report={report} close={() => ask(false)} />
        </Sheet>
      )}
    </>
  );
}

/** The note above a report whose cycle is locked. */
export function LockNote({ report }: { report: Submission }): ReactNode {
  if (!report.cycle.lockedAt) return null;
  const live = report.exceptions.find((e) => e.standing === "open" || e.standing === "asked");
  // What was handed over is at rest; only what could not be any more is a warning.
  const isCalm = live === undefined && !isOpen(report.state);
  return (
    <div className={`${css.returned} ${css.lock}`} data-calm={isCalm || undefined} role="note">
      <LockTold report={report} exception={live} />
      {live && <Who live={live} />}
      {live && live.can.length > 0 && <JudgeException exception={live} />}
      <Asking report={report} />
    </div>
  );
}

function Line({ exception }: { exception: ExceptionTold }): ReactNode {
  const say = useSay();
  const { judgedAt, judgedByName, verdictReason } = exception;
  return (
    <tr>
      <th scope="row">
        <Go href={`/reports/submissions/${exception.submissionId}`}>{exception.unit.name}</Go>
      </th>
      <td>
        <StatusBadge look={looks[exception.standing]} />
        {exception.isUsed && <div className={css.quiet}>{say(words.used)}</div>}
      </td>
      <td data-label={say(words.reason)} lang="vi">
        {exception.reason}
      </td>
      <td data-label={say(words.endsOn)}>{lastDay(exception)}</td>
      <td data-label={say(words.requester)}>
        {exception.askedByName}
        <div className={css.quiet}>{instantShown(exception.askedAt)}</div>
      </td>
      <td data-label={say(words.approver)}>
        {judgedByName ?? "—"}
        {judgedAt && <div className={css.quiet}>{instantShown(judgedAt)}</div>}
        {verdictReason && <div lang="vi">{verdictReason}</div>}
        {exception.can.length > 0 && <JudgeException exception={exception} />}
      </td>
    </tr>
  );
}

/** Every exception of a cycle; nothing where there is none. */
export function ExceptionList({ exceptions }: { exceptions: readonly ExceptionTold[] }): ReactNode {
  const say = useSay();
  if (exceptions.length === 0) return null;
  return (
    <section className={css.exceptions}>
      <h2>{say(words.title)}</h2>
      <Card>
        <PlainTable label={say(words.title)}>
          <thead>
            <tr>
              {[words.unit, words.state, words.reason, words.endsOn, words.requester, words.approver].map(
                (label) => (
                  <th key={label.en} scope="col">
                    {say(label)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {exceptions.map((exception) => (
              <Line key={exception.id} exception={exception} />
            ))}
          </tbody>
        </PlainTable>
      </Card>
    </section>
  );
}
