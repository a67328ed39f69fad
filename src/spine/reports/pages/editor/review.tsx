/** The receiver's side: approve, or return with a reason, a new date and the remarks that were written. */
import { Button, Textarea } from "@mantine/core";
import { IconArrowBackUp, IconCircleCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { focusTitle } from "#base/ui/bits.tsx";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { useDraft } from "#base/ui/drafts.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { Submission } from "../types.ts";
import { useDesk } from "./desk.ts";
import css from "./editor.module.css";
import { Sheet } from "./submit.tsx";
import { editorWords as words } from "./words.ts";

function useAct(report: Submission) {
  const client = useQueryClient();
  return async (act: string, body: Readonly<Record<string, unknown>>): Promise<void> => {
    const path = `/api/reports/submissions/${report.id}/${act}`;
    const answer = await request<Submission>(path, {
      method: "POST",
      body: { version: report.version, ...body },
    });
    client.setQueryData(["report", report.id], answer);
    await client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "report" });
  };
}

/** A week from today, as the first guess of a new date. */
function inAWeek(): string {
  return new Date(Date.parse(today()) + 7 * 86_400_000).toISOString().slice(0, 10);
}

function ReturnForm({ close }: { close: () => void }): ReactNode {
  const say = useSay();
  const { report, remarks, dropRemarks } = useDesk();
  const act = useAct(report);
  const reason = useDraft(`report/${report.id}/return/${report.round}`, "");
  const [due, setDue] = useState(dateShown(inAWeek()));
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const day = dateTyped(due);
  const list = Object.values(remarks);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!day || reason.value.trim() === "") return;
    setBusy(true);
    try {
      const told = list.map(({ sectionId, indicator, dims, text }) => ({ sectionId, indicator, dims, text }));
      await act("return", { reason: reason.value, dueOn: day, remarks: told });
      reason.clear();
      dropRemarks();
      toast(say(words.sentBack));
      close();
      focusTitle();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={css.stack} noValidate onSubmit={(event) => void submit(event)}>
      {error !== null && <ProblemNote error={error} />}
      <Textarea
        label={say(words.reason)}
        autosize
        minRows={3}
        value={reason.value}
        error={tried && reason.value.trim() === "" && say(words.fillReason)}
        onChange={(event) => reason.change(event.currentTarget.value)}
      />
      <DateField
        label={say(words.newDue)}
        value={due}
        onChange={setDue}
        error={tried && !day && say(words.fillDue)}
      />
      <div>
        <strong>{say(words.remarksN, { n: list.length })}</strong>
        {list.length === 0 && <p className={css.quiet}>{say(words.noRemarks)}</p>}
        <ul className={css.told2}>
          {list.map((r) => (
            <li key={`${r.sectionId}${r.indicator}${r.dims}`}>
              <span className={css.quiet}>{r.label}</span> {r.text}
            </li>
          ))}
        </ul>
      </div>
      <div className={css.sheetActs}>
        <Button variant="default" onClick={close}>
          {say(words.cancel)}
        </Button>
        <Button type="submit" loading={busy} leftSection={<IconArrowBackUp size={17} stroke={1.75} />}>
          {say(words.sendBack)}
        </Button>
      </div>
    </form>
  );
}

/** The buttons of the receiver. */
export function ReviewActs(): ReactNode {
  const say = useSay();
  const { report, remarks } = useDesk();
  const act = useAct(report);
  const [returning, setReturning] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const n = Object.keys(remarks).length;
  const approve = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await act("approve", {});
      toast(say(words.approved));
      focusTitle();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {report.can.includes("report.return") && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={17} stroke={1.75} />}
          onClick={() => setReturning(true)}
        >
          {say(words.sendBack)}
          {n > 0 && ` (${n})`}
        </Button>
      )}
      {report.can.includes("report.approve") && (
        <Button
          loading={busy}
          leftSection={<IconCircleCheck size={17} stroke={1.75} />}
          onClick={() => void approve()}
        >
          {say(words.approve)}
        </Button>
      )}
      {error !== null && <ProblemNote error={error} />}
      {returning && (
        <Sheet title={say(words.sendBackTitle)} onClose={() => setReturning(false)}>
          <ReturnForm close={() => setReturning(false)} />
        </Sheet>
      )}
    </>
  );
}
