/**
 * Nothing typed is ever lost: drafts of forms are kept on the device, one a person and form, until submitted.
 * Only for forms without confidential content; drafts of cases live on the server, encrypted.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { now } from "../clock.ts";
import { useViewer } from "./viewer.ts";

/** What a draft needs of localStorage. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

interface Kept<T> {
  readonly at: string;
  readonly value: T;
}

const PREFIX = "to-am.draft";
/** Drafts older than this are thrown away, in days. */
const keepDays = 90;

/** The drafts of one person on one device. */
export interface Drafts {
  /** The draft under this key and when it was typed; null if there is none or it cannot be read. */
  read<T>(key: string): Kept<T> | null;
  /** False when the device has no room or keeps nothing. */
  write(key: string, value: unknown, at: Date): boolean;
  clear(key: string): void;
}

/** Opens a person's drafts and throws away everybody's that are too old. */
export function openDrafts(shelf: Shelf, person: string, present: Date): Drafts {
  sweep(shelf, present);
  const name = (key: string): string => `${PREFIX}:${person}:${key}`;
  return {
    read<T>(key: string): Kept<T> | null {
      return parsed<T>(shelf.getItem(name(key)));
    },
    write(key, value, at) {
      try {
        shelf.setItem(name(key), JSON.stringify({ at: at.toISOString(), value }));
        return true;
      } catch {
        return false;
      }
    },
    clear(key) {
      shelf.removeItem(name(key));
    },
  };
}

function parsed<T>(text: string | null): Kept<T> | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Kept<T>;
    return typeof kept.at === "string" && "value" in kept ? kept : null;
  } catch {
    return null;
  }
}

function sweep(shelf: Shelf, present: Date): void {
  const names = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "");
  const oldest = present.getTime() - keepDays * 86_400_000;
  for (const name of names.filter((n) => n.startsWith(`${PREFIX}:`))) {
    const kept = parsed(shelf.getItem(name));
    if (!kept || Date.parse(kept.at) < oldest) shelf.removeItem(name);
  }
}

/** The pause after a key before a draft is written, in milliseconds. */
const pauseMs = 300;

/** A value that survives a crash, a logout and a dead line. */
export interface Draft<T> {
  readonly value: T;
  readonly change: (to: T | ((before: T) => T)) => void;
  /** When the found draft was typed; null when the form began afresh. */
  readonly foundAt: string | null;
  /** Forgets the draft: after submitting, or to begin anew. */
  readonly clear: () => void;
  /** Whether the last change could be kept on this device. */
  readonly kept: boolean;
}

/**
 * State of a form that is kept as it is typed. `key` names form and record ("policies/VB-2026-0001");
 * null keeps nothing (confidential forms).
 */
export function useDraft<T>(key: string | null, initial: T): Draft<T> {
  const viewer = useViewer();
  const [drafts] = useState(() => openDrafts(localStorage, viewer.id, now()));
  const [found] = useState(() => (key === null ? null : drafts.read<T>(key)));
  const [value, setValue] = useState<T>(found ? found.value : initial);
  const [kept, setKept] = useState(true);
  const waiting = useRef<{ value: T } | null>(null);

  const flush = useCallback(() => {
    if (key === null || waiting.current === null) return;
    setKept(drafts.write(key, waiting.current.value, now()));
    waiting.current = null;
  }, [drafts, key]);

  useEffect(() => {
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [value, flush]);

  useEffect(() => {
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);

  // Worked out at once, not while drawing: whoever changes and then clears (a form that was sent) leaves no draft behind.
  const latest = useRef(value);
  const change = useCallback((to: T | ((before: T) => T)) => {
    latest.current = typeof to === "function" ? (to as (b: T) => T)(latest.current) : to;
    waiting.current = { value: latest.current };
    setValue(latest.current);
  }, []);
  const clear = useCallback(() => {
    waiting.current = null;
    if (key !== null) drafts.clear(key);
  }, [drafts, key]);
  return { value, change, foundAt: found?.at ?? null, clear, kept };
}
