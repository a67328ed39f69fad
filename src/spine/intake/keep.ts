/** A report of a sealed case is kept to those who may know of the case, with its clocks and all that climbs from them. */
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { keepClocksTo } from "#spine/deadlines/index.ts";
import { GIVEN_CLOCK, givenCode, REPORT_CLOCK } from "./clocks.ts";
import { keepReports } from "./queries/report.ts";
import { listAssignments } from "./queries/story.ts";

/**
 * Keeps these reports to these people (numbers; null: everyone at the commune again). Whoever does it must be among the
 * people, and see the reports. What starts later is kept by another call. Answers how many were kept.
 */
export function keepReportsTo(
  tx: Tx,
  to: { readonly codes: readonly string[]; readonly people: readonly number[] | null },
): Promise<number> {
  return inScope(tx, { verb: "intake.take", sees: "all", writes: "all" }, async () => {
    const { people } = to;
    const kept = await keepReports(tx, to);
    for (const { id, code } of kept) {
      const given = (await listAssignments(tx, id)).map((one) => givenCode(code, one.number));
      await keepClocksTo(tx, { kind: REPORT_CLOCK, codes: [code], people });
      await keepClocksTo(tx, { kind: GIVEN_CLOCK, codes: given, people });
    }
    return kept.length;
  });
}
