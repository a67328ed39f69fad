/** What stands on every page of a paper that leaves the system: of which case, by whom, when, and what may not be done with it. */
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill } from "#base/words.ts";
import type { Person } from "#spine/access/index.ts";
import { spokenMoment } from "./drafts.ts";
import { findHead } from "./queries/ban-due.ts";
import { printWords } from "./words/print.ts";

/** The mark of a copy that this person takes now; papers are Vietnamese. */
export async function markFor(tx: Tx, code: string, person: Person): Promise<string> {
  const unit = await findHead(tx, person.unitId);
  const told = { code, by: person.name, unit: unit?.name ?? "", at: spokenMoment(now()) };
  return fill(printWords.mark, told).vi;
}

/** What a Word file is served as. */
export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
