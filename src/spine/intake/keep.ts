/** A report of a sealed case is kept to those who may know of the case, with its clocks and all that climbs from them. */
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { keepClocksTo } from "#spine/deadlines/index.ts";
import { GIVEN_CLOCK, givenCode, REPORT_CLOCK } from "./clocks.ts";
import { keepReports } from "./queries/report.ts";
import { listAssignments } from "./queries/story.ts";

/** Which reports are kept to whom; people null: everyone at the commune again. */
interface KeepingReports {
  readonly codes: readonly string[];
  readonly people: readonly number[] | null;
  /** Who is shut out of them; nobody where absent. */
  readonly from?: readonly number[];
  /** Whoever entered one goes on following how far it is. */
  readonly followed?: boolean;
  /** To whom their clocks are kept, where that is not the same. */
  readonly clocks?: readonly number[] | null;
}

/**
 * Keeps these reports to these people (numbers), or from some, with their clocks and what told of danger in them. Whoever does
 * it must be among the people, not among those who are shut out, and see the reports. What starts later for them is kept too.
 * Answers how many were kept.
 */
export function keepReportsTo(tx: Tx, to: KeepingReports): Promise<number> {
  return inScope(tx, { verb: "intake.take", sees: "all", writes: "all" }, async () => {
    const people = to.clocks === undefined ? to.people : to.clocks;
    const kept = await keepReports(tx, to);
    for (const { id, code } of kept) {
      const given = (await listAssignments(tx, id)).map((one) => givenCode(code, one.number));
      await keepClocksTo(tx, { kind: REPORT_CLOCK, codes: [code], people });
      await keepClocksTo(tx, { kind: GIVEN_CLOCK, codes: given, people });
    }
    return kept.length;
  });
}
