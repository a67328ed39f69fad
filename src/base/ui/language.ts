/** The language of the screen: Vietnamese unless a person chose English; the choice stays on the device. */
import { useSyncExternalStore } from "react";
import { fill, say, type Label, type Language } from "../words.ts";

const KEPT_AS = "to-am.language";
const listeners = new Set<() => void>();

function kept(): Language {
  try {
    return localStorage.getItem(KEPT_AS) === "en" ? "en" : "vi";
  } catch {
    return "vi";
  }
}

let current: Language = typeof document === "undefined" ? "vi" : kept();

/** The present language, for requests and other places outside a component. */
export function currentLanguage(): Language {
  return current;
}

/** Changes the language everywhere at once, and the page's `lang` with it. */
export function setLanguage(language: Language): void {
  current = language;
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // A device that keeps nothing still shows the language until the page is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The present language of a component; it follows the switch. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

/** Turns a Label into text in the present language, with `{name}` places filled. */
export type Say = (label: Label, values?: Readonly<Record<string, string | number>>) => string;

/** `const say = useSay(); say(words.title)`. */
export function useSay(): Say {
  const language = useLanguage();
  return (label, values) => say(values ? fill(label, values) : label, language);
}
