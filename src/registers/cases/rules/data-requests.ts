/**
 * Requests about data: of bodies for what they did not collect (NĐ 110/2025/NĐ-CP Điều 10), of people about their own (Luật
 * 91/2025/QH15, NĐ 356/2025/NĐ-CP Điều 5), and the erasure of a record. Pure.
 */
import type { SubjectRequest } from "../schema/index.ts";
import { words } from "./giving-words.ts";
import { firstOf, says, type Refusal } from "./refusal.ts";

/** The clocks. */
export const DATA_USE_RULE = "data-use.answer";
export const ACKNOWLEDGE_RULE = "data-subject.acknowledge";

const rules: Readonly<Record<SubjectRequest, string>> = {
  see: "data-subject.access",
  correct: "data-subject.access",
  provide: "data-subject.access",
  withdraw: "data-subject.restrict",
  restrict: "data-subject.restrict",
  object: "data-subject.restrict",
  delete: "data-subject.delete",
};

/** The clock by which a person's request is carried out; it is longer where others hold the data too. */
export const subjectRule = (kind: SubjectRequest, thirdParties: boolean): string =>
  thirdParties ? `${rules[kind]}-with-others` : rules[kind];

/** A body's request says what, what for, and promises to keep to it; what a body collected itself it needs not ask for. */
export const refuseDataUse = (request: {
  readonly content: string | null;
  readonly purpose: string | null;
  readonly commitment: boolean;
  readonly ownData: boolean;
}): Refusal => {
  const source = "Nghị định 110/2025/NĐ-CP, Điều 10";
  return firstOf([
    [request.ownData, words.dataOwn, source],
    [!says(request.content), words.dataContent, source],
    [!says(request.purpose), words.dataPurpose, source],
    [!request.commitment, words.dataCommitment, source],
  ]);
};

/** Who asks about a person's data. */
export interface SubjectAsker {
  readonly identityProven: boolean;
  readonly isRepresentative: boolean;
  readonly authorityProven: boolean;
  /** The representative did it, or stands on that side. */
  readonly onDoersSide: boolean;
}

/** Why the request cannot be answered to whoever asks; null where it can. Nothing is said of whether there is a record. */
export const refuseSubject = (asker: SubjectAsker): Refusal =>
  firstOf([
    [!asker.identityProven, words.subjectIdentity],
    [asker.isRepresentative && !asker.authorityProven, words.subjectAuthority],
    [asker.isRepresentative && asker.onDoersSide, words.subjectSide, "Luật 13/2022/QH15, Điều 9"],
  ]);

/** What keeps a record from being erased. */
export interface Erasure {
  readonly isClosed: boolean;
  /** The last day on which a law or the city's plan of keeping wants it (YYYY-MM-DD), null where none does. */
  readonly keepUntil: string | null;
  readonly procedureRuns: boolean;
  readonly proposedBy: number | null;
  readonly by: number;
  readonly today: string;
}

/** Why a record's key cannot be destroyed; null where it can. It cannot be undone, so nobody does it alone. */
export const refuseErasure = (asked: Erasure): Refusal =>
  firstOf([
    [!asked.isClosed, words.eraseOpen],
    [asked.procedureRuns, words.eraseProcedure],
    [asked.keepUntil !== null && asked.today <= asked.keepUntil, words.eraseKept],
    [asked.proposedBy === null, words.eraseSecond],
    [asked.proposedBy === asked.by, words.eraseOther],
  ]);
