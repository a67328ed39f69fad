/** Words that save themselves a moment after the last key, and stay on the device until the server has them. */
import { useCallback, useEffect, useReducer, useRef } from "react";
import { useDraft } from "#base/ui/drafts.ts";
import { useSay } from "#base/ui/language.ts";
import { problemTitle } from "#base/ui/problem-note.tsx";
import { ProblemError } from "#base/ui/request.ts";
import { mayPass } from "./passing.ts";
import { next, opened, type Kept, type SaveState, type Written } from "./saving.ts";

/** The pause after a key before words are sent, and before a failed sending is tried again, in milliseconds. */
const pauseMs = 900;
const againMs = 8000;

/** A place of words with what may be done to it. */
export interface Saver {
  readonly state: SaveState;
  readonly type: (text: string) => void;
  /** Sends at once what is not sent. */
  readonly now: () => void;
  readonly settle: (by: "mine" | "theirs" | "both") => void;
}

/** What a saver is told. `put` throws ProblemError; a conflict's facts have the present words under `current`. */
export interface SaverGiven {
  readonly draft: string;
  readonly row: Written;
  readonly put: (text: string, version: number) => Promise<Written>;
}

function theirsOf(error: ProblemError): Written {
  const current = error.facts["current"] as Partial<Written> | null | undefined;
  return { text: "", version: 0, byName: null, at: null, ...current };
}

/** The saver of one place. */
export function useSaver({ draft: key, row, put }: SaverGiven): Saver {
  const say = useSay();
  const draft = useDraft<Kept | null>(key, null);
  const [state, tell] = useReducer(next, row, (first) => opened(first, draft.value));
  const latest = useRef({ state, put, say });
  useEffect(() => {
    latest.current = { state, put, say };
  });
  const { clear, change } = draft;

  useEffect(() => tell({ kind: "fresh", row }), [row]);

  const send = useCallback(async (): Promise<void> => {
    const { text, version } = latest.current.state;
    tell({ kind: "send" });
    try {
      tell({ kind: "kept", sent: text, row: await latest.current.put(text, version) });
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "conflict")
        tell({ kind: "conflict", theirs: theirsOf(error) });
      else tell({ kind: "failed", refused: mayPass(error) ? null : problemTitle(error, latest.current.say) });
    }
  }, []);

  const { phase, text, refused } = state;
  useEffect(() => {
    if (phase === "saved") clear();
    if (phase !== "typed" && (phase !== "failed" || refused !== null)) return undefined;
    const timer = setTimeout(() => void send(), phase === "typed" ? pauseMs : againMs);
    return () => clearTimeout(timer);
  }, [phase, text, refused, send, clear]);

  const type = useCallback(
    (typed: string) => {
      change({ text: typed, version: latest.current.state.version });
      tell({ kind: "type", text: typed });
    },
    [change],
  );
  const now = useCallback(() => {
    if (["typed", "failed"].includes(latest.current.state.phase)) void send();
  }, [send]);
  const settle = useCallback((by: "mine" | "theirs" | "both") => tell({ kind: "settle", by }), []);
  return { state, type, now, settle };
}
