/**
 * What one person is given of the data that is held about them (Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP Điều 5): their own, and codes of what was
 * done for or about them. Never a narrow field (shelter, safe contact, safety plan, social notes, who reported), nothing that others
 * said in confidence, nothing of other people, nothing that warns whoever must beware. Who reads the paper at home is not known. Pure.
 */
import { Problem } from "#base/problem.ts";
import { packOf, type CaseField, type MeasureKind } from "../schema/index.ts";
import { words } from "../words/extract.ts";
import { isToldToRepresentative, representativeFields } from "./participation.ts";
import { firstOf, type Refusal } from "./refusal.ts";

/** Whose data it is. */
export const subjectParts = ["harmed", "doer", "child"] as const;
export type SubjectPart = (typeof subjectParts)[number];

/** Of the person's own fields, those that tell of others, or what others told of them in confidence. */
const ofOthers: ReadonlySet<string> = new Set([
  "harmed.representativeName",
  "harmed.representativeRelation",
  "harmed.representativePhone",
  "doer.office",
  "doer.history",
  "doer.weaponAccess",
  "doer.substances",
  "child.carer",
]);

/** By which way it came tells who reported (Luật 13/2022/QH15, Điều 34). */
const ofInformants: ReadonlySet<string> = new Set([
  "case.channel",
  "case.address",
  "case.wayOfTelling",
  "case.reportedOn",
]);

/** What of a case beside themselves concerns whom: what was done to somebody is not told to who did it. */
const beside: Readonly<Record<SubjectPart, readonly string[]>> = {
  harmed: ["case", "behaviour", "mediation", "measure"],
  doer: ["case", "mediation", "measure", "sanction"],
  child: ["case"],
};

const prefixOf = (id: string): string => id.split(".")[0] ?? "";

/** The fields that a person, or their representative, is given of a case. */
export function extractFields(
  fields: readonly CaseField[],
  of: { readonly part: SubjectPart; readonly isRepresentative: boolean },
): ReadonlySet<string> {
  const told = representativeFields(fields, false);
  const shown = new Set(packOf("representative", fields));
  const isOwn = (field: CaseField): boolean =>
    prefixOf(field.id) === of.part && !field.narrow && !ofOthers.has(field.id);
  const isBeside = (field: CaseField): boolean =>
    beside[of.part].includes(prefixOf(field.id)) &&
    field.kept === "typed" &&
    shown.has(field.id) &&
    !ofInformants.has(field.id);
  const isSanction = (field: CaseField): boolean =>
    of.part === "doer" && prefixOf(field.id) === "sanction" && field.kept === "typed";
  const given = fields.filter(
    (field) => !field.narrow && (isOwn(field) || isBeside(field) || isSanction(field)),
  );
  return new Set(given.map((field) => field.id).filter((id) => !of.isRepresentative || told.has(id)));
}

/** Measures that are taken upon whoever did it; the others help whoever was harmed. */
const upon: readonly MeasureKind[] = [
  "stop",
  "summon",
  "no-contact",
  "education",
  "criticism",
  "community-work",
  "other-law",
];

/** Whether a measure is told at all: that somebody is sheltered tells that there is a shelter to look for. */
export const isMeasureTold = (kind: MeasureKind, part: SubjectPart): boolean =>
  isToldToRepresentative(kind) && (part === "harmed" || upon.includes(kind));

/** What an extract is prepared from. */
export interface Extracting {
  readonly kind: string;
  readonly state: string;
  readonly part: string;
  readonly isRepresentative: boolean;
  readonly onDoersSide: boolean;
  /** Whoever did it has been told by an act of an office: a measure upon them, a sanction, a mediation. */
  readonly isDoerTold: boolean;
}

const isSubject = (part: string): part is SubjectPart => (subjectParts as readonly string[]).includes(part);

/** Why nothing can be prepared; null where it can. */
export const refuseExtract = (asked: Extracting): Refusal =>
  firstOf([
    [asked.kind !== "see" && asked.kind !== "provide", words.otherKind],
    [asked.state !== "accepted", words.notAccepted],
    [!isSubject(asked.part), words.nobody],
    [asked.onDoersSide && asked.part !== "doer", words.doersSide, "Luật 13/2022/QH15, Điều 9"],
    // An answer to who did it would otherwise be how they learn that somebody reported.
    [asked.part === "doer" && !asked.isDoerTold, words.doerNotTold, "Luật 13/2022/QH15, Điều 34"],
  ]);

/** How an extract stands. */
export interface ExtractStanding {
  readonly proposedBy: number;
  readonly releasedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly withdrawnAt: Date | null;
}

export type ExtractState = "proposed" | "released" | "expired" | "withdrawn";

export function extractState(row: ExtractStanding, at: Date): ExtractState {
  if (row.withdrawnAt) return "withdrawn";
  if (!row.expiresAt) return "proposed";
  return row.expiresAt <= at ? "expired" : "released";
}

/** Why it cannot be released by this person; null where it can. */
export const refuseRelease = (
  row: ExtractStanding,
  by: { readonly person: number; readonly at: Date },
): Refusal =>
  firstOf([
    [extractState(row, by.at) !== "proposed", words.notNow],
    [row.proposedBy === by.person, words.another],
  ]);

/** Why it cannot be fetched; null where it can. */
export function refuseFetch(row: ExtractStanding, at: Date): Problem | null {
  const state = extractState(row, at);
  if (state === "released") return null;
  return new Problem(state === "proposed" ? "rule" : "gone", {
    detail: state === "proposed" ? words.notReleased : words.over,
  });
}
