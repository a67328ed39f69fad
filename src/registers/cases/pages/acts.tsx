/** What may be done with a case now; each act asks for what its rule asks for. */
import { Button, Menu, NativeSelect, Textarea } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { toast } from "#base/ui/toast.tsx";
import { actWords } from "../words/cases.ts";
import { screenWords as words } from "../words/screens.ts";
import css from "./cases.module.css";
import { codesNow } from "./looks.ts";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

type Act = keyof typeof actWords;

const asksOutcome = (act: Act): boolean => act === "close" || act === "propose-closing";

/** Sends an act; a dialog of the browser keeps the focus inside. */
function ActDialog({ of, act, onClose }: { of: Case; act: Act; onClose: () => void }): ReactNode {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const writes = useWrites(of.code);
  const [reason, setReason] = useState("");
  const [outcome, setOutcome] = useState("");
  const [worker, setWorker] = useState(String(of.worker?.id ?? ""));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const body = {
      version: of.version,
      reason: reason.trim() || null,
      outcome: outcome || null,
      workerId: act === "assign" && worker ? Number(worker) : null,
    };
    void writes
      .write(`/${act}`, "POST", body)
      .then(() => {
        toast(say(actWords[act]));
        return onClose();
      }, setError)
      .finally(() => setBusy(false));
  };
  const choose = (all: readonly { value: string; label: string }[]) => [{ value: "", label: "—" }, ...all];
  const outcomes = codesNow("outcome").map((one) => ({ value: one.code, label: say(one.label) }));
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="act-title" onClose={onClose}>
      <form className={css.dialogBody} onSubmit={submit}>
        <h2 id="act-title">{say(actWords[act])}</h2>
        {error !== null && <ProblemNote error={error} />}
        {act === "assign" && (
          <NativeSelect
            label={say(words.assignTo)}
            value={worker}
            data={choose(of.workers.map((one) => ({ value: String(one.id), label: one.name })))}
            onChange={(event) => setWorker(event.currentTarget.value)}
          />
        )}
        {asksOutcome(act) && (
          <NativeSelect
            label={say(words.outcome)}
            value={outcome}
            data={choose(outcomes)}
            onChange={(event) => setOutcome(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={say(words.reason)}
          value={reason}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={css.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {say(words.cancel)}
          </Button>
          <Button type="submit" loading={busy}>
            {say(actWords[act])}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

/** The first act as a button, the others in a menu. */
export function CaseActs({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const [asking, ask] = useState<Act | null>(null);
  const acts = of.acts as readonly Act[];
  const [first, ...others] = acts;
  if (!first) return null;
  return (
    <>
      <Button onClick={() => ask(first)}>{say(actWords[first])}…</Button>
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} />}>
              {say(words.moreActs)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((act) => (
              <Menu.Item key={act} onClick={() => ask(act)}>
                {say(actWords[act])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking && <ActDialog of={of} act={asking} onClose={() => ask(null)} />}
    </>
  );
}
