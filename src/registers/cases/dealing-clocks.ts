/** The clocks of stays in a public health facility, of mediations that were given to somebody, of legal aid that was accepted. */
import type { Tx } from "#base/database/index.ts";
import { keepClock } from "./measure-clocks.ts";
import type { Writing } from "./edit.ts";
import { readCodes } from "./queries/codes.ts";
import { readDealingClocks } from "./queries/dealing.ts";
import { LEGAL_AID_RULE } from "./rules/legal-aid.ts";
import { MEDIATION_RULE } from "./rules/mediation.ts";

const STAY_RULE = "shelter.health-facility";

const morning = (day: string | null): Date | null =>
  day === null ? null : new Date(`${day}T00:00:00+07:00`);

/** Starts what began and stops what ended, as the case stands now. */
export async function keepDealingClocks(tx: Tx, writing: Writing): Promise<void> {
  const bounded = ((await readCodes(tx))["shelter-kind"] ?? []).filter(
    (one) => (one.more as { termRule: string | null } | null)?.termRule === STAY_RULE,
  );
  const open = await readDealingClocks(
    tx,
    writing.row.id,
    bounded.map((one) => one.code),
  );
  const keep = (rule: string, day: string | null): Promise<void> =>
    keepClock(tx, writing, { rule, since: morning(day), metAt: day === null ? writing.at : null });
  await keep(STAY_RULE, open.stay);
  await keep(MEDIATION_RULE, open.mediation);
  await keep(LEGAL_AID_RULE, open.aid);
}
