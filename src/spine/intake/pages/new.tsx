/** The screen at /intake/new: a report in two minutes, on a phone. What is typed is on this screen and, sealed, on the server. */
import "#base/ui/styles/forms.ts";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPhone } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { now } from "#base/clock.ts";
import { PageTitle, Waiting } from "#base/ui/bits.tsx";
import { useAddress, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote, problemOf } from "#base/ui/problem-note.tsx";
import { request, writeKey } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { letterOf } from "../rules/channel.ts";
import { DraftsFound, type Draft } from "./drafts.tsx";
import { DangerAsked, SafeFirst, WhatHappened, WhoIsInIt, WhoTold } from "./entry-parts.tsx";
import { emptyEntry, entryOf, missingIn, reportOf, type Entry } from "./entry-state.ts";
import css from "./intake.module.css";
import { emptyScreening, ScreeningAsked } from "./screening.tsx";
import { useStart, type Start } from "./start.ts";
import { useServerDraft, type Kept } from "./use-draft.ts";
import { screenWords as words } from "./words.ts";

function Call113(): ReactNode {
  const say = useSay();
  return (
    <a className={css.call113} href="tel:113">
      <IconPhone size={20} /> {say(words.call113)}
    </a>
  );
}

/** The line is dead: said large, with the one thing that helps now. */
function NotSent({ busy, again }: { busy: boolean; again: () => void }): ReactNode {
  const say = useSay();
  return (
    <div className={css.notSent} role="alert">
      <strong>
        <IconAlertTriangle size={22} /> {say(words.notSent)}
      </strong>
      <p>{say(words.notSentWhy)}</p>
      <div className={css.actsRow}>
        <a className={css.call113} href="tel:113">
          <IconPhone size={20} /> {say(words.call, { number: "113" })}
        </a>
        <Button variant="default" size="md" loading={busy} onClick={again}>
          {say(words.sendAgain)}
        </Button>
      </div>
    </div>
  );
}

function KeptNote({ kept }: { kept: Kept }): ReactNode {
  const say = useSay();
  if (kept.state === "none") return null;
  const text =
    kept.state === "kept"
      ? say(words.draftKept, { at: instantShown(kept.at) })
      : say(kept.state === "keeping" ? words.draftKeeping : words.draftLost);
  return (
    <span className={kept.state === "lost" ? css.lost : css.quiet} role="status">
      {text}
    </span>
  );
}

const isDead = (error: unknown): boolean =>
  error !== null && ["offline", "unavailable", "broken"].includes(problemOf(error).kind);

/** Sends it: however often it is pressed it is one report, by the number it was begun with. */
function useSending(id: string, entry: Entry) {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [sent, setSent] = useState(false);
  const send = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const body = reportOf(entry, id);
      const { code } = await request<{ code: string }>("/api/intake/reports", {
        method: "POST",
        body,
        key: writeKey(),
      });
      setSent(true);
      setError(null);
      await client.invalidateQueries({ queryKey: ["intake"] });
      await client.invalidateQueries({ queryKey: ["my-work"] });
      toast(say(words.sent, { code }));
      go(`/intake/${code}?side=entered`, { replace: true });
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, sent, send };
}

/** Leaving the page while something typed is not kept yet is asked about by the browser. */
function useLeaveAsked(unsafe: boolean): void {
  useEffect(() => {
    if (!unsafe) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsafe]);
}

function Form({ id, first }: { id: string; first: Entry }): ReactNode {
  const say = useSay();
  const [entry, set] = useState(first);
  const [typed, setTyped] = useState(false);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const form = useRef<HTMLFormElement>(null);
  const { busy, error, sent, send } = useSending(id, entry);
  const kept = useServerDraft(id, entry, typed && !sent && !busy);
  useLeaveAsked(typed && !sent && kept.state !== "kept");
  const put = (change: Partial<Entry>): void => {
    set((before) => ({ ...before, ...change }));
    setTyped(true);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const lacks = missingIn(entry);
    setMissing(new Set(lacks));
    if (lacks[0]) document.getElementById(`intake-${lacks[0]}`)?.focus();
    else void send();
  };
  const parts = { entry, put, missing };
  return (
    <form ref={form} className={css.entry} noValidate autoComplete="off" onSubmit={submit}>
      <SafeFirst {...parts} />
      <DangerAsked {...parts} />
      {entry.screening && (
        <ScreeningAsked value={entry.screening} onChange={(screening) => put({ screening })} />
      )}
      <WhatHappened {...parts} />
      <WhoIsInIt {...parts} />
      <WhoTold {...parts} />
      {error !== null && !isDead(error) && <ProblemNote error={error} />}
      <div className={css.sendBar}>
        {isDead(error) && <NotSent busy={busy} again={() => form.current?.requestSubmit()} />}
        <div className={css.actsRow}>
          <Button type="submit" size="md" loading={busy}>
            {say(words.send)}
          </Button>
          <KeptNote kept={kept} />
        </div>
      </div>
    </form>
  );
}

/** The form, empty or going on with what was begun. */
function Begun({ start }: { start: Start }): ReactNode {
  const [draft, choose] = useState<Draft | null>(null);
  const [fresh] = useState(writeKey);
  const [address] = useAddress();
  const { place } = start;
  const screens = address["as"] === "screening";
  const channel = screens ? "health-screening" : start.channel;
  const empty = emptyEntry({
    at: now(),
    channel,
    addressLetter: letterOf(channel),
    unitId: place?.id ?? null,
    screening: screens ? emptyScreening : null,
  });
  if (draft) return <Form key={draft.id} id={draft.id} first={entryOf(draft.typed, empty)} />;
  return (
    <>
      <DraftsFound except={fresh} onChoose={choose} />
      <Form key={fresh} id={fresh} first={empty} />
    </>
  );
}

export default function NewReport(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useStart();
  return (
    <>
      <PageTitle title={say(words.entryTitle)} hint={say(words.entryHint)} />
      <Call113 />
      {error && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      {data && <Begun start={data} />}
    </>
  );
}
