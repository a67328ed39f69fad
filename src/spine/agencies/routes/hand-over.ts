/** What the hand-over of any module asks of agencies: the ended unit, who succeeds it, and whether this one does. */
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { may, type Person } from "#spine/access/index.ts";
import type { EventAnswer, LeftAnswer } from "../answers.ts";
import { keptDirectory } from "../queries/kept.ts";
import type { EventRow } from "../queries/recorded.ts";
import { holdsOn, type Directory } from "../rules/directory.ts";
import { receiversOf, whyNotHandedTo } from "../rules/hand-over.ts";
import { handOverWords } from "../words.ts";
import { briefOf, heirOf } from "./shape.ts";
import type { UsageCount } from "./usage.ts";

/** The unit whose things are to be handed over, and who may receive them today. Throws not-found for no such unit. */
export async function leftOf(tx: Tx, unitId: number): Promise<LeftAnswer> {
  const directory = await keptDirectory(tx);
  const unit = directory.byId.get(unitId);
  if (!unit) throw new Problem("not-found");
  return {
    unit: briefOf(unit),
    endedOn: unit.validTo,
    receivers: receiversOf(unitId, today(), directory).map(heirOf),
  };
}

/** Throws Problem rule where `from` has not ended today or `to` does not succeed it; else answers both. */
export async function getHandOver(tx: Tx, ids: { readonly from: number; readonly to: number }) {
  const directory = await keptDirectory(tx);
  const refusal = whyNotHandedTo(ids, today(), directory);
  const [from, to] = [directory.byId.get(ids.from), directory.byId.get(ids.to)];
  if (refusal || !from || !to)
    throw new Problem("rule", {
      detail: handOverWords[refusal === "still-there" ? "stillThere" : "notHeir"],
    });
  return { from: briefOf(from), to: briefOf(to) };
}

/** Who looks at events, and what other modules hang on units. */
interface Looking {
  readonly directory: Directory;
  readonly usages: readonly UsageCount[];
  readonly person: Person;
}

/** What still stays with each ended unit, as far as the person may hand it over. */
async function leftAt(tx: Tx, ids: readonly number[], looking: Looking): Promise<EventAnswer["left"]> {
  const found: EventAnswer["left"] = [];
  for (const { name, left } of looking.usages) {
    if (!left) continue;
    const mine = ids.filter((id) => may(looking.person, left.verb, id));
    for (const [id, count] of await left.count(tx, mine)) {
      const unit = looking.directory.byId.get(id);
      if (unit && count > 0)
        found.push({ name, label: left.label, unit: briefOf(unit), count, href: left.href(id) });
    }
  }
  return found;
}

/** What each event left undecided, by the event: of units that have ended, in events that were not undone. */
export async function leftBy(
  tx: Tx,
  events: readonly EventRow[],
  looking: Looking,
): Promise<ReadonlyMap<number, EventAnswer["left"]>> {
  const endedOf = (event: EventRow): number[] =>
    event.undoneAt
      ? []
      : (event.effects?.ended ?? []).flatMap(({ id }) => {
          const unit = looking.directory.byId.get(id);
          return unit && !holdsOn(unit, today()) ? [id] : [];
        });
  const left = await leftAt(tx, [...new Set(events.flatMap(endedOf))], looking);
  return new Map(
    events.map((event) => {
      const ended = new Set(endedOf(event));
      return [event.id, left.filter((one) => ended.has(one.unit.id))];
    }),
  );
}
