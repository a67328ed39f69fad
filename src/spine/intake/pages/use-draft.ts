/**
 * What is typed of a report is kept on the server while it is typed, sealed, and nowhere on the device. A dead line is told;
 * the next change, or the line's coming back, tries again.
 */
import { useEffect, useRef, useState } from "react";
import { request } from "#base/ui/request.ts";
import type { Entry } from "./entry-state.ts";

export type Kept = { readonly state: "none" | "keeping" | "lost" } | { readonly state: "kept"; at: string };

const PAUSE_MS = 1200;

async function keep(id: string, typed: Entry, signal: AbortSignal): Promise<Kept> {
  try {
    const answer = await request<{ savedAt: string }>(`/api/intake/drafts/${id}`, {
      method: "PUT",
      body: { typed },
      signal,
    });
    return { state: "kept", at: answer.savedAt };
  } catch {
    return { state: "lost" };
  }
}

/** Keeps the draft of this number; `on` is false until something was typed, and once the report is sent. */
export function useServerDraft(id: string, entry: Entry, on: boolean): Kept {
  const [kept, set] = useState<Kept>({ state: "none" });
  const last = useRef("");
  const [again, retry] = useState(0);
  useEffect(() => {
    const online = (): void => retry((n) => n + 1);
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, []);
  useEffect(() => {
    const text = JSON.stringify(entry);
    if (!on || text === last.current) return undefined;
    const aborting = new AbortController();
    const timer = setTimeout(() => {
      set({ state: "keeping" });
      void keep(id, entry, aborting.signal).then((now) => {
        if (now.state === "kept") last.current = text;
        if (!aborting.signal.aborted) set(now);
        return now;
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [id, entry, on, again]);
  return kept;
}
