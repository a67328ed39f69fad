/** Something that cannot wait for a deadline to lapse is told at once to those who must act. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import { inScope } from "#spine/access/index.ts";
import { TELLING } from "./climb.ts";
import { addAlarm } from "./queries/alarm.ts";
import { nearest } from "./rules/whom.ts";
import type { AlarmedRole } from "./schema.ts";
import { staffNow } from "./staff.ts";

/** What is alarming; the title says nothing of a person. */
export interface Alarm {
  readonly code: string;
  /** The unit that it concerns. */
  readonly unitId: number;
  readonly title: Label;
  readonly at: Date;
  /** At which units whoever holds one of which roles is told. */
  readonly to: readonly { readonly unitId: number; readonly roles: readonly AlarmedRole[] }[];
}

/**
 * Tells it, once to each unit, in the caller's transaction. Where nobody at a unit holds the roles, those of the unit above it
 * are told. A mail knocks as with every notice.
 */
export function raiseAlarm(tx: Tx, { to, at, ...alarm }: Alarm): Promise<void> {
  const acting = { verb: TELLING["toam.verb"], sees: TELLING["toam.sees"], writes: TELLING["toam.writes"] };
  return inScope(tx, acting, async () => {
    const staff = await staffNow(tx);
    for (const { unitId, roles } of to) {
      const { people } = nearest(staff, unitId, roles);
      await addAlarm(tx, { ...alarm, at, day: dayOf(at), toldUnitId: unitId, people });
    }
  });
}
