/** Who finds a case by what: a field finds only for whoever is shown it. Pure. */
import { packOf, partCodes, type CaseField, type Part } from "../schema/index.ts";

/** Every pair of one of these fields and a part that shows it. */
export function shownPairs(
  sought: readonly string[],
  fields: readonly CaseField[],
): { fields: string[]; parts: Part[] } {
  const pairs = partCodes.flatMap((part) => {
    const pack = new Set(packOf(part, fields));
    return sought.filter((field) => pack.has(field)).map((field) => ({ field, part }));
  });
  return { fields: pairs.map((pair) => pair.field), parts: pairs.map((pair) => pair.part) };
}
