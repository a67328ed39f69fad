/** Handing a report over: what is missing or changed, who sends, and the act. */
import { Button } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { focusTitle } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { consistencyOf } from "../../rules/findings.ts";
import type { Submission } from "../types.ts";
import { Missing } from "./aside.tsx";
import { ChangesSinceSent } from "./changes.tsx";
import { useDesk } from "./desk.ts";
import css from "./editor.module.css";
import { Findings } from "./findings.tsx";
import { worst } from "./saving.ts";
import { editorWords as words } from "./words.ts";

/** A dialog of the browser: keeps the focus inside and gives it back. */
export function Sheet(props: { title: string; onClose: () => void; children: ReactNode }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={css.sheet} aria-labelledby="sheet-title" onClose={props.onClose}>
      <h2 id="sheet-title">{props.title}</h2>
      {props.children}
    </dialog>
  );
}

function Ready({ report, close }: { report: Submission; close: () => void }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { phases } = useDesk();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const unsaved = worst(Object.values(phases)) !== "saved";
  const send = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const path = `/api/reports/submissions/${report.id}/submit`;
      const answer = await request<Submission>(path, { method: "POST", body: { version: report.version } });
      client.setQueryData(["report", report.id], answer);
      await client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "report" });
      toast(say(words.submitted));
      close();
      focusTitle();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p>{say(words.submitTo, { to: report.cycle.toUnitName })}</p>
      {report.round === 0 && today() > report.dueOn && (
        <p className={css.soon}>{say(words.submitLate, { due: dateShown(report.dueOn) })}</p>
      )}
      {error !== null && <ProblemNote error={error} />}
      {unsaved && <p className={css.soon}>{say(words.saving)}</p>}
      <div className={css.sheetActs}>
        <Button variant="default" onClick={close}>
          {say(words.cancel)}
        </Button>
        <Button
          loading={busy}
          disabled={unsaved}
          leftSection={<IconSend size={17} stroke={1.75} />}
          onClick={() => void send()}
        >
          {say(report.round > 0 ? words.resubmit : words.submit)}
        </Button>
      </div>
    </>
  );
}

function NotYet({ text, close }: { text: string; close: () => void }): ReactNode {
  const say = useSay();
  return (
    <>
      <p className={css.soon}>{text}</p>
      <div className={css.sheetActs}>
        <Button variant="default" onClick={close}>
          {say(words.cancel)}
        </Button>
      </div>
    </>
  );
}

/** Sends, or says why not yet: not by this person, something is missing, figures disagree. */
function Sending({ close }: { close: () => void }): ReactNode {
  const say = useSay();
  const { report, findings } = useDesk();
  const { missingCells, missingSections } = report.completeness;
  if (!report.can.includes("report.submit")) return <NotYet text={say(words.leaderSends)} close={close} />;
  if (missingCells.length + missingSections.length > 0)
    return <NotYet text={say(words.cannotYet)} close={close} />;
  if (consistencyOf(findings).broken > 0) return <NotYet text={say(words.rulesFirst)} close={close} />;
  return <Ready report={report} close={close} />;
}

/** The button and what it opens. */
export function SubmitAct(): ReactNode {
  const say = useSay();
  const { report } = useDesk();
  const [opened, open] = useState(false);
  const close = (): void => open(false);
  const title = say(report.round > 0 ? words.resubmit : words.submit);
  return (
    <>
      <Button leftSection={<IconSend size={17} stroke={1.75} />} onClick={() => open(true)}>
        {title}
      </Button>
      {opened && (
        <Sheet title={title} onClose={close}>
          <Missing before={close} />
          <Findings before={close} />
          {report.round > 0 && (
            <>
              <h3>{say(words.whatChanged, { round: report.round })}</h3>
              <ChangesSinceSent report={report} />
            </>
          )}
          <Sending close={close} />
        </Sheet>
      )}
    </>
  );
}
