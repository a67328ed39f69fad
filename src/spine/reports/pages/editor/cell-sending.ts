/** Sending the answer of one cell: what does not reach the server stays on the device and is sent again by itself. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useSay, type Say } from "#base/ui/language.ts";
import { problemTitle } from "#base/ui/problem-note.tsx";
import { ProblemError } from "#base/ui/request.ts";
import { keyOf } from "../codes.ts";
import type { ReportCell } from "../types.ts";
import { cellText } from "./cell-typed.ts";
import { useDesk, type CellKept, type CellSent } from "./desk.ts";
import { mayPass } from "./passing.ts";
import { editorWords as words } from "./words.ts";

/** The pause before an answer that a dead line kept back is sent again, in milliseconds. */
const againMs = 8000;

/** What the server holds where someone else wrote first. */
type Theirs = ReportCell["figure"] & CellSent & { readonly byName: string | null };

function theirsOf(error: unknown, key: string): Theirs | undefined {
  if (!(error instanceof ProblemError) || error.kind !== "conflict") return undefined;
  return ((error.facts["current"] ?? []) as readonly Theirs[]).find((row) => keyOf(row) === key);
}

function metText(theirs: Theirs, say: Say): string {
  const nothing = theirs.state === "not-applicable" ? words.notApplicable : words.notReported;
  const figure = cellText(theirs) || say(nothing);
  return say(words.someoneTyped, { by: theirs.byName ?? say(words.someone), figure });
}

/** Whether the server already holds this answer: the line may have died after it was saved. */
function isHeld(kept: CellKept, figure: ReportCell["figure"]): boolean {
  return kept.state === figure.state && (kept.state !== "value" || kept.value === figure.value);
}

/** Sends what waits: at once what was found on the device, then after a pause or as soon as the line is back. */
function useAgain(waits: CellKept | null, post: (kept: CellKept) => Promise<void>): void {
  const latest = useRef(post);
  const pause = useRef(0);
  useEffect(() => {
    latest.current = post;
  });
  useEffect(() => {
    if (!waits) return undefined;
    const again = (): void => void latest.current(waits);
    const timer = setTimeout(again, pause.current);
    pause.current = againMs;
    addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", again);
    };
  }, [waits]);
}

/** The sending of one cell. `done`: what is typed is on the server and may go. */
export function useCellSending(cell: ReportCell, done: () => void) {
  const say = useSay();
  const { saveCells, keptCells, keepCell, tellPhase } = useDesk();
  const key = keyOf(cell);
  const [note, setNote] = useState<string | null>(null);
  const [waits, wait] = useState(keptCells[key] ?? null);
  // The version that someone else's writing has reached, once it was met.
  const [met, setMet] = useState(0);
  // Enter sends and moves on, and leaving the cell would send again.
  const under = useRef(false);

  const fail = (error: unknown, kept: CellKept): void => {
    const theirs = theirsOf(error, key);
    if (theirs && isHeld(kept, theirs)) return settle();
    if (theirs) setMet(theirs.version);
    setNote(theirs ? metText(theirs, say) : problemTitle(error, say));
    wait(mayPass(error) ? { ...kept } : null);
    tellPhase(key, theirs ? "conflict" : "failed");
  };
  const settle = (): void => {
    keepCell(key, null);
    wait(null);
    setNote(null);
    done();
    tellPhase(key, "saved");
  };
  const post = async (kept: CellKept): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setNote(null);
    // On the device until the server has it.
    keepCell(key, kept);
    tellPhase(key, "saving");
    try {
      const { indicator, dims, kind } = cell;
      const { state, value, version } = kept;
      await saveCells([{ indicator, dims, ...(kind && { kind }), state, value, version }]);
      settle();
    } catch (error) {
      fail(error, kept);
    } finally {
      under.current = false;
    }
  };
  useAgain(waits, post);

  /** Forgets what waits: the person types anew, or leaves it. */
  const drop = useCallback((): void => {
    wait(null);
    keepCell(key, null);
  }, [keepCell, key]);
  const send = (kept: Omit<CellKept, "version">): void =>
    void post({ ...kept, version: Math.max(met, cell.version) });
  return { note, setNote, send, drop, under };
}
