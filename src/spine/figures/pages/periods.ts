/** Which period of figures is looked at; it stands in the address. Pure. */
import { dateShown } from "#base/ui/typed.ts";
import { fill, type Label } from "#base/words.ts";
import { figureWords as words } from "./words.ts";

/** From when to when, both days included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A period that can be chosen. */
export interface Offered extends Period {
  readonly key: string;
  readonly label: Label;
}

const keyOf = ({ from, to }: Period): string => `${from}..${to}`;

/** The periods of a working year: the plan's report, the decree's year (Decree 09/2019, Art. 12), the calendar year. */
export function periodsOf(year: number): readonly Offered[] {
  const before = year - 1;
  const list: readonly (Period & { readonly label: Label })[] = [
    { from: `${before}-11-15`, to: `${year}-11-14`, label: words.periodPlan },
    { from: `${before}-12-15`, to: `${year}-12-14`, label: words.periodDecree },
    { from: `${year}-01-01`, to: `${year}-12-31`, label: words.periodYear },
  ];
  return list.map((p) => ({ ...p, key: keyOf(p), label: fill(p.label, { before, year }) }));
}

/** The address of a figure: the dots of its code stand as underscores, and a deeper page may follow. */
export function figurePath(code: string, query = "", deeper = ""): string {
  return `/figures/${code.replaceAll(".", "_")}${deeper}${query === "" ? "" : `?${query}`}`;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The period that an address asks for, the plan's report of the working year unless told, and all to choose from. */
export function chosenPeriod(
  address: Readonly<Record<string, string>>,
  year: number,
): { readonly period: Offered; readonly offered: readonly Offered[] } {
  const offered = [...periodsOf(year), ...periodsOf(year - 1)];
  const { from = "", to = "" } = address;
  const asked = { from, to };
  const known = offered.find((p) => p.key === keyOf(asked));
  if (known) return { period: known, offered };
  const [first] = offered;
  if (first && !(day.test(from) && day.test(to))) return { period: first, offered };
  const label = fill(words.periodOther, { from: dateShown(from), to: dateShown(to) });
  const other = { ...asked, key: keyOf(asked), label };
  return { period: other, offered: [other, ...offered] };
}
