/**
 * The fields of a case as they stand for it: shipped ones as the city set them, and the city's own. A case keeps the edition in
 * which it was written (its words, what is asked, what must be answered); who is shown what is always as set today. Pure.
 */
import { compareVietnamese } from "#base/vi/index.ts";
import { choicesOf, codesOn, type Code, type Codes } from "./code.ts";
import { allFields, settledField, type FieldSetting } from "./blocks/index.ts";
import type { CaseField } from "./field.ts";
import { shippedCodes } from "./codes/index.ts";
import { ownCaseField, type OwnField } from "./own.ts";

/** What the city set about a field from a day on. */
export interface DatedSetting extends FieldSetting {
  readonly validFrom: string;
}

/** What the city wrote: every setting by its day, its own fields as they stand last. */
export interface Edited {
  readonly own: readonly OwnField[];
  readonly settings: readonly DatedSetting[];
}

/** The two days that a case is read by, YYYY-MM-DD. */
export interface CaseDays {
  readonly today: string;
  /** When the case was opened. */
  readonly written: string;
}

const lastBegun = (mine: readonly DatedSetting[], day: string): DatedSetting | undefined =>
  mine
    .filter((one) => one.validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .at(-1);

/** Words and demands of the day on which it was written, sight of today. */
function settingOf(mine: readonly DatedSetting[], days: CaseDays): FieldSetting | undefined {
  const [first] = mine;
  if (!first) return undefined;
  const none = { field: first.field, label: null, hidden: false, required: null, seenBy: null };
  const { hidden, seenBy } = lastBegun(mine, days.today) ?? none;
  const { label, required } = lastBegun(mine, days.written) ?? none;
  return { field: first.field, label, required, hidden, seenBy };
}

/** Every field of a case: also those that it is not asked, since it may hold them. */
export function fieldsOn({ own, settings }: Edited, days: CaseDays): readonly CaseField[] {
  if (own.length === 0 && settings.length === 0) return allFields;
  const byField = Map.groupBy(settings, (one) => one.field);
  const shipped = allFields.map((field) => {
    const mine = byField.get(field.id);
    return mine ? settledField(field, settingOf(mine, days)) : field;
  });
  const added = own.map((one) => ({
    ...ownCaseField(one),
    asked: one.validFrom <= days.written && (one.validTo === null || days.written < one.validTo),
  }));
  return [...shipped, ...added];
}

/** The codes that a case may be given: those that hold today, and those that held when it was written. */
export function codesFor(codes: readonly Code[], { today, written }: CaseDays): Code[] {
  const held = codesOn(codes, written);
  const known = new Set(held.map((one) => one.code));
  return [...held, ...codesOn(codes, today).filter((one) => !known.has(one.code))];
}

/** In the order in which they are shipped, what the city added after them. */
export function inOrder<C extends Code>(list: string, codes: readonly C[]): C[] {
  const place = new Map((shippedCodes[list] ?? []).map((one, at) => [one.code, at]));
  const at = (one: C): number => place.get(one.code) ?? place.size;
  return codes.toSorted((a, b) => at(a) - at(b) || compareVietnamese(a.label.vi, b.label.vi));
}

/** Of each code the words of the day on which the case was written; of one that did not hold then, its last. */
function wordsOf(codes: readonly Code[], days: CaseDays): Code[] {
  const current = new Map(
    codes.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).map((one) => [one.code, one]),
  );
  for (const one of codesFor(codes, days)) current.set(one.code, one);
  return [...current.values()];
}

/** The same fields with the words of their codes: to be read, every code that was ever one; to be asked, those that may be given. */
export function withChoices(
  fields: readonly CaseField[],
  codes: Codes,
  of: CaseDays & { readonly asking: boolean },
): readonly CaseField[] {
  return fields.map((one) => {
    if (one.list === null) return one;
    const all = codes[one.list] ?? [];
    const shown = of.asking ? codesFor(all, of) : wordsOf(all, of);
    return { ...one, field: { ...one.field, choices: choicesOf(inOrder(one.list, shown)) } };
  });
}
