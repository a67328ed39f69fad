/** Sealing a case: who, on which form, why, and who may still know; and taking the seal away, which nobody does alone. Pure. */
import { dayOf } from "#base/clock.ts";
import { codeOn, type Codes } from "../schema/index.ts";
import { words } from "./giving-words.ts";
import { firstOf, says, type Refusal } from "./refusal.ts";

/** What is to be sealed. */
export interface Seal {
  readonly by: number;
  readonly byCoordinator: boolean;
  readonly at: Date;
  /** Code of the list "seal-form". */
  readonly form: string;
  readonly reason: string | null;
  /** The people who may still know of it. */
  readonly named: readonly number[];
  readonly barred: readonly number[];
  readonly isSealed: boolean;
}

/** With one person alone who may know, a case is lost with that person. */
const FEWEST_NAMED = 2;

/** Why it cannot be sealed so; null where it can. */
export const refuseSeal = (seal: Seal, codes: Codes): Refusal =>
  firstOf([
    [seal.isSealed, words.sealedAlready],
    [!seal.byCoordinator, words.sealCoordinator],
    [codeOn(codes["seal-form"] ?? [], seal.form, dayOf(seal.at)) === null, words.sealForm],
    [!says(seal.reason), words.sealReason],
    [!seal.named.includes(seal.by), words.sealSelf],
    [new Set(seal.named).size < FEWEST_NAMED, words.sealTwo],
    [seal.named.some((person) => seal.barred.includes(person)), words.sealBarred],
  ]);

/** Why the seal cannot be taken away; null where it can: one proposes, another decides. Who is not named is told "not found" before. */
export const refuseUnseal = (asked: {
  readonly isSealed: boolean;
  readonly proposedBy: number | null;
  readonly by: number;
  readonly reason: string | null;
}): Refusal =>
  firstOf([
    [!asked.isSealed, words.notSealed],
    [!says(asked.reason), words.sealReason],
    [asked.proposedBy === null, words.unsealSecond],
    [asked.proposedBy === asked.by, words.unsealOther],
  ]);
