/** Documents that another document cites, where some register keeps them; and where one could be added. */
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import { holds, type Person } from "#spine/access/index.ts";
import { seeingAs } from "./queries/beside.ts";
import { findCited, type Citing } from "./queries/find.ts";
import { knownRegisters, mayRead, widestReach, type Known } from "./readers.ts";

/** The record that keeps a cited document. */
export interface CitedRecord {
  readonly register: string;
  readonly code: string;
  readonly title: string;
}

/** A register to which a cited document that nobody keeps yet can be added, and what its form calls each part. */
export interface CitedHome {
  readonly register: string;
  readonly one: Label;
  readonly fields: NonNullable<Known["cited"]>["fields"];
}

/** For each citation the record that keeps it, as far as this person may read it there; null where there is none. */
export async function citedRecords(
  tx: Tx,
  person: Person,
  citing: readonly Citing[],
): Promise<(CitedRecord | null)[]> {
  const answers: (CitedRecord | null)[] = citing.map(() => null);
  await seeingAs(tx, widestReach(person), async () => {
    for (const { name, cited } of knownRegisters()) {
      if (!cited) continue;
      for (const { at, unitId, code, title } of await findCited(
        tx,
        { register: name, columns: cited },
        citing,
      ))
        if (mayRead(person, { register: name, unitId })) answers[at] ??= { register: name, code, title };
    }
  });
  return answers;
}

/** Where this person could add a cited document. */
export function citedHomes(person: Person): CitedHome[] {
  return knownRegisters().flatMap(({ name, one, adds, cited }) =>
    cited && holds(person, adds) ? [{ register: name, one, fields: cited.fields }] : [],
  );
}
