/** Short words at the foot of the screen after an act ("Đã lưu"); read aloud by a screen reader. */
import { CloseButton } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck } from "@tabler/icons-react";
import { useSyncExternalStore, type ReactNode } from "react";
import { useSay } from "./language.ts";
import css from "./toast.module.css";
import { words } from "./words.ts";

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: "good" | "problem";
}

/** How long a good word stays, in milliseconds; a problem stays until it is closed. */
const stayMs = 5000;

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(to: readonly Toast[]): void {
  toasts = to;
  for (const listener of listeners) listener();
}

function close(id: number): void {
  change(toasts.filter((t) => t.id !== id));
}

/** Shows a word at the foot of the screen. */
export function toast(text: string, tone: Toast["tone"] = "good"): void {
  const id = next++;
  change([...toasts.slice(-2), { id, text, tone }]);
  if (tone === "good") setTimeout(() => close(id), stayMs);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where the words appear; stands once in the frame. */
export function Toasts(): ReactNode {
  const say = useSay();
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={`${css.toasts} no-print`} role="status" aria-live="polite">
      {shown.map((t) => (
        <div key={t.id} className={`${css.toast} ${css[t.tone]}`}>
          {t.tone === "good" ? <IconCircleCheck size={18} /> : <IconAlertCircle size={18} />}
          <span>{t.text}</span>
          <CloseButton size="sm" aria-label={say(words.close)} onClick={() => close(t.id)} />
        </div>
      ))}
    </div>
  );
}
