/** What follows from other values of a case and is put in by nobody: age at the event, forms of violence, the main form. Pure. */
import type { Thing } from "./content.ts";
import { ageOn, bandOf } from "./rules/age.ts";
import { alarmOf, type CaseAlarm } from "./rules/duties.ts";
import { formsOf, proposeMainForm } from "./rules/behaviours.ts";
import { isSame } from "./rules/merge.ts";
import type { Answer, Codes, Form } from "./schema/index.ts";
import type { Values } from "./values.ts";

/** A case with everything in it. */
export interface Whole {
  readonly values: Values;
  readonly things: readonly Thing[];
}

/** What is to be put in. */
export interface Derived {
  readonly things: readonly { readonly thing: Thing; readonly put: Values }[];
  readonly mainForm: Form | "unknown";
}

const asText = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const asNumber = (value: unknown): number | null => (typeof value === "number" ? value : null);
const asCodes = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

function ofPerson(values: Values, day: string | null): Values {
  const birth = { birthDate: asText(values["birthDate"]), birthYear: asNumber(values["birthYear"]) };
  const known = birth.birthDate ? Number(birth.birthDate.slice(0, 4)) : birth.birthYear;
  const age = day ? ageOn(birth, day) : null;
  return {
    birthYear: known,
    ageAtEvent: age && age.min === age.max ? age.min : null,
    ageBand: bandOf(age),
  };
}

function ofPair(values: Values, codes: Codes): Values {
  const chosen = asCodes(values["behaviours"]);
  const forms = formsOf(chosen, codes);
  const stands = values["mainForm"] as Form | "unknown" | null;
  const mainForm =
    stands && stands !== "unknown" && forms.includes(stands) ? stands : proposeMainForm(chosen, codes);
  return { forms, mainForm: mainForm ?? "unknown" };
}

const isPerson = (thing: Thing): boolean => ["harmed", "doer", "child"].includes(thing.prefix);

const ordered = (value: unknown): unknown =>
  Array.isArray(value) ? (value as string[]).toSorted() : (value ?? null);
const same = (a: unknown, b: unknown): boolean => isSame(ordered(a), ordered(b));

/** What derives from a case as it stands; `today` where the day of the event is not known is no day: ages stay open. */
export function derivedOf(whole: Whole, codes: Codes): Derived {
  const day = asText(whole.values["occurredOn"]);
  const things = whole.things.flatMap((thing) => {
    const all = isPerson(thing)
      ? ofPerson(thing.values, day)
      : thing.prefix === "behaviour"
        ? ofPair(thing.values, codes)
        : {};
    const put = Object.fromEntries(
      Object.entries(all).filter(([name, value]) => name in thing.values && !same(thing.values[name], value)),
    );
    return Object.keys(put).length > 0 ? [{ thing, put }] : [];
  });
  const changed = new Map(things.map(({ thing, put }) => [thing.id, put]));
  const main = whole.things
    .filter((thing) => thing.prefix === "behaviour")
    .map(
      (thing) => (changed.get(thing.id)?.["mainForm"] ?? thing.values["mainForm"]) as Form | "unknown" | null,
    )
    .find((form) => form !== null && form !== "unknown");
  return { things, mainForm: main ?? "unknown" };
}

const asAnswer = (value: unknown): Answer => (value === "yes" || value === "no" ? value : "unknown");

/**
 * The duties of a case follow from what is written in it. Whoever is a child today was one at the event: where its day is not
 * known the present day is taken, for it never makes anybody younger than they were.
 */
export function alarmOfWhole(whole: Whole, today: string): CaseAlarm {
  const day = asText(whole.values["occurredOn"]) ?? today;
  const harmed = whole.things
    .filter((thing) => thing.prefix === "harmed")
    .map(({ values }) => ({
      age: ageOn({ birthDate: asText(values["birthDate"]), birthYear: asNumber(values["birthYear"]) }, day),
      vulnerabilities: asCodes(values["vulnerabilities"]),
    }));
  const { lifeDanger, crimeSuspected } = whole.values;
  return alarmOf(harmed, { lifeDanger: asAnswer(lifeDanger), crimeSuspected: asAnswer(crimeSuspected) });
}
