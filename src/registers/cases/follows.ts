/** What follows from what was written in a case: its duties begin, whoever's hand wrote it. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Person } from "#spine/access/index.ts";
import { forUnits, startDuties } from "./case-clocks.ts";
import { alarmOfWhole, type Whole } from "./derived.ts";
import { keepIfGuarded } from "./guard.ts";
import type { CaseRow } from "./queries/case.ts";
import { listSeats } from "./queries/seat.ts";

/** Starts the clocks of what the case now tells: a child, somebody vulnerable, danger to life, a crime. */
export async function startWhatFollows(
  tx: Tx,
  whole: Whole,
  by: { readonly row: CaseRow; readonly person: Person; readonly at: Date },
): Promise<void> {
  const { row, person, at } = by;
  if (row.state === "closed" || row.state === "unfounded") return;
  const taken = (await listSeats(tx, row.id)).filter((seat) => !seat.pending).map((seat) => seat.part);
  const given = { alarm: alarmOfWhole(whole, dayOf(at)), taken };
  const of = { code: row.code, unitId: row.unitId, person, at };
  await forUnits(tx, [row.unitId], () => startDuties(tx, of, given));
  await keepIfGuarded(tx, row);
}
