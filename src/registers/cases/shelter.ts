/**
 * Who is shown where a shelter is: people one by one, of units that take part already, and nobody by office (Art. 9(1)(c)). Each stay is
 * given by itself: whoever was shown one place is not shown the next.
 */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { ofThing } from "./content.ts";
import type { Writing } from "./edit.ts";
import { unitsOfPeople } from "./queries/dealing.ts";
import { addSeat, appendField, listSeats, removeField } from "./queries/seat.ts";
import { refusal } from "./rules/refusal.ts";
import { seatRoles } from "./verbs.ts";
import { dealingWords } from "./words/dealings.ts";

const ADDRESS = "measure.shelterAddress";

/** To whom which stay is shown, or no more. */
export interface Sight {
  /** The measure. */
  readonly stay: number;
  readonly people: readonly number[];
}

/** Shows it to each by a seat of their own in the part of their unit. Throws where one takes no part. */
export async function showShelterTo(tx: Tx, { row, at }: Writing, { stay, people }: Sight): Promise<void> {
  const seats = (await listSeats(tx, row.id)).filter((seat) => !seat.pending);
  const units = await unitsOfPeople(tx, { people, roles: seatRoles, day: dayOf(at) });
  const field = ofThing(ADDRESS, stay);
  for (const personId of people) {
    const seat = seats.find((one) => one.personId === null && units.get(personId)?.includes(one.unitId));
    if (!seat) throw refusal(dealingWords.shelterNotHere, "Luật 13/2022/QH15, Điều 9");
    const of = { caseId: row.id, unitId: seat.unitId, personId, part: seat.part };
    if (await appendField(tx, of, field)) continue;
    await addSeat(tx, {
      ...of,
      fields: [...(seat.fields ?? []), field],
      without: seat.without,
      at,
      untilAt: seat.untilAt,
      // It ends with that of the unit: a referral that is done or taken back shows nobody the address any more.
      because: seat.because,
      kept: row.sealedAt !== null,
    });
  }
}

/** Shows it to one of them no more; false where it was not shown. */
export const hideShelterFrom = (
  tx: Tx,
  { row, at }: Writing,
  of: { stay: number; personId: number },
): Promise<boolean> =>
  removeField(tx, { caseId: row.id, personId: of.personId, at }, ofThing(ADDRESS, of.stay));

/** The people who are shown a stay, by number. */
export async function shownShelter(tx: Tx, caseId: number, stay: number): Promise<number[]> {
  const field = ofThing(ADDRESS, stay);
  const seats = await listSeats(tx, caseId);
  return [
    ...new Set(
      seats.flatMap((seat) =>
        seat.personId !== null && seat.fields?.includes(field) ? [seat.personId] : [],
      ),
    ),
  ];
}
