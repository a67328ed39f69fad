/** Words in two languages. A module's words.ts is typed by this, so that a missing word does not compile. */

/** The languages of the screens; official documents stay Vietnamese. */
export type Language = "vi" | "en";

/** One phrase in both languages. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}

/** A table of phrases; keep the keys with `satisfies Words`. */
export type Words = Readonly<Record<string, Label>>;

/** The phrase in one language. */
export function say(label: Label, language: Language): string {
  return label[language];
}

/** Fills `{name}` places of a phrase; an unknown place stays visible rather than vanish. */
export function fill(label: Label, values: Readonly<Record<string, string | number>>): Label {
  const put = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  return { vi: put(label.vi), en: put(label.en) };
}
