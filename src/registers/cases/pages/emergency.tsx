/** On the list of cases: an emergency look at one case by its code. */
import { Button, NumberInput, Textarea, TextInput } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { lookWords as words } from "../words/look.ts";
import css from "./cases.module.css";

/** The code is sent in the body: it stands in no address until the look is open. */
export function Emergency(): ReactNode {
  const say = useSay();
  const may = useMay("case.break-glass");
  const [asked, set] = useState({ code: "", reason: "", hours: 1 });
  const [open, setOpen] = useState<{ code: string; untilAt: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  if (!may) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    setOpen(null);
    void request<{ untilAt: string }>("/api/case-looks", { method: "POST", body: asked })
      .then(({ untilAt }) => setOpen({ code: asked.code.trim().toUpperCase(), untilAt }), setError)
      .finally(() => setBusy(false));
  };
  return (
    <details className={css.search}>
      <summary>
        <IconUrgent size={16} stroke={1.75} /> {say(words.open)}
      </summary>
      <p className={css.quiet}>{say(words.openHint)}</p>
      <form onSubmit={submit} autoComplete="off" className={css.searchForm}>
        <TextInput
          label={say(words.code)}
          required
          value={asked.code}
          autoComplete="off"
          onChange={(event) => set({ ...asked, code: event.currentTarget.value })}
        />
        <NumberInput
          label={say(words.hours)}
          min={1}
          max={24}
          value={asked.hours}
          onChange={(hours) => set({ ...asked, hours: Number(hours) || 1 })}
        />
        <Textarea
          label={say(words.reason)}
          required
          value={asked.reason}
          autosize
          minRows={2}
          onChange={(event) => set({ ...asked, reason: event.currentTarget.value })}
        />
        <Button type="submit" loading={busy}>
          {say(words.open)}
        </Button>
      </form>
      {error !== null && <ProblemNote error={error} />}
      {open && (
        <p>
          <Go href={`/cases/${open.code}`} className={css.link}>
            {open.code}
          </Go>{" "}
          {say(words.opened, { at: instantShown(open.untilAt) })}
        </p>
      )}
    </details>
  );
}
