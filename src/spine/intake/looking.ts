/** From where a person looks at reports: by the reach of the verb of that side. */
import type { Person } from "#spine/access/index.ts";
import type { Looking } from "./queries/report.ts";

export function lookingFrom(person: Person, side: Looking["side"], verb: string): Looking {
  const reach = person.reach.get(verb);
  const units = reach === "all" ? null : [...(reach ?? [])];
  return { side, units, personId: person.id };
}
