/** What the acts of seals and bars share. */
import { z } from "zod";
import { seal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import type { Writing } from "../edit.ts";
import type { GuardBy } from "../queries/guard.ts";
import { addEvent } from "../queries/trace.ts";
import { words } from "../words/cases.ts";
import type { Found } from "./read.ts";

/** A reason as it is sent. */
export const reason = z.string().trim().max(4000);
/** What an act answers: nothing of anybody. */
export const done = z.object({ version: z.number() });
export type Done = z.infer<typeof done>;

/** Refuses whoever does not co-ordinate, and a stale version. */
export const fresh = (found: Found, version: number): Problem | null => {
  if (!found.content.parts.includes("co-ordinator")) return new Problem("not-allowed");
  return isStale(found, version);
};

/** The case has changed since it was read. */
export const isStale = ({ content }: Found, version: number): Problem | null =>
  content.row.version === version ? null : new Problem("conflict", { detail: words.stale });

/** Who does it. */
export const byOf = ({ row, person, at }: Writing): GuardBy => ({
  caseId: row.id,
  at,
  personId: person.id,
  byName: person.name,
});

/** What was done stands in the course of the case for the co-ordinator alone, its reason sealed. */
export async function note(
  tx: Tx,
  writing: Writing,
  of: { act: string; note: string; details?: object },
): Promise<void> {
  await addEvent(tx, {
    ...byOf(writing),
    unitId: writing.person.unitId,
    act: of.act,
    details: { ...of.details },
    forParts: ["co-ordinator"],
    sealed: seal(writing.key, "event", of.note),
  });
}
