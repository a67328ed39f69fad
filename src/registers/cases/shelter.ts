/** Who is shown where a shelter is: people one by one, of units that take part already, and nobody by office (Art. 9(1)(c)). */
import type { Tx } from "#base/database/index.ts";
import type { Writing } from "./edit.ts";
import { unitsOfPeople } from "./queries/dealing.ts";
import { addSeat, listSeats } from "./queries/seat.ts";
import { refusal } from "./rules/refusal.ts";
import { dealingWords } from "./words/dealings.ts";

const ADDRESS = "measure.shelterAddress";

/** Gives each a seat of their own in the part of their unit, with the address beside it. Throws where one takes no part. */
export async function showShelterTo(tx: Tx, { row, at }: Writing, people: readonly number[]): Promise<void> {
  const seats = (await listSeats(tx, row.id)).filter((seat) => !seat.pending);
  const units = await unitsOfPeople(tx, people);
  for (const personId of people) {
    const seat = seats.find((one) => one.personId === null && units.get(personId)?.includes(one.unitId));
    if (!seat) throw refusal(dealingWords.shelterNotHere, "Luật 13/2022/QH15, Điều 9");
    await addSeat(tx, {
      caseId: row.id,
      unitId: seat.unitId,
      personId,
      part: seat.part,
      fields: [...(seat.fields ?? []), ADDRESS],
      // A referral leaves out what its sender is not shown, and that may be the address itself.
      without: seat.without?.filter((field) => field !== ADDRESS) ?? null,
      at,
      untilAt: seat.untilAt,
      // It ends with that of the unit: a referral that is done or taken back shows nobody the address any more.
      because: seat.because,
      kept: row.sealedAt !== null,
    });
  }
}
