/**
 * Which verb reads which register. A card of another register's record is shown only to whoever may read it there:
 * the transaction's own scope is that of the record the link hangs on, and says nothing of the other.
 */
import { may, reachSetting, type Person, type Reach } from "#spine/access/index.ts";

const readers = new Map<string, string>();

/** Called by register() for each register. */
export function readBy(register: string, verb: string): void {
  readers.set(register, verb);
}

/** Whether the person may read this record under its own register's verb; of a register nobody declared, never. */
export function mayRead(
  person: Person,
  record: { readonly register: string; readonly unitId: number },
): boolean {
  const verb = readers.get(record.register);
  return verb !== undefined && may(person, verb, record.unitId);
}

/** Every unit whose records of some register the person may read, as the database's setting; what fits is chosen by {@link mayRead}. */
export function widestReach(person: Person): string {
  const reaches = [...readers.values()].flatMap((verb): Reach[] => {
    const reach = person.reach.get(verb);
    return reach === undefined ? [] : [reach];
  });
  if (reaches.includes("all")) return "all";
  return reachSetting(new Set(reaches.flatMap((reach) => (reach === "all" ? [] : [...reach]))));
}
