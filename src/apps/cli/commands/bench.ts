import { installed } from "#base/config.ts";
import { exit, Refused, type Input } from "../command.ts";

interface Row {
  readonly area: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly goal: string;
  readonly met: boolean;
}

interface Areas {
  readonly areas: Readonly<Record<string, () => Promise<readonly Row[]>>>;
}

function lineOf(row: Row): string {
  const beside = row.baseline === null ? "" : ` beside ${row.baseline} (ratio ${row.ratio ?? "?"})`;
  return `${row.met ? "met   " : "MISSED"} ${row.area}: ${row.name}: ${row.value} ${row.unit}${beside}; goal ${row.goal}`;
}

/** `./toam bench`: measures, beside the bare way of doing the same, in one run. A missed goal stays visible. */
export async function bench({ words, out }: Input): Promise<number> {
  const { areas } = (await import(installed("bench/areas.ts"))) as Areas;
  const asked = words[0];
  const names = asked ? Object.keys(areas).filter((name) => name === asked) : Object.keys(areas);
  if (names.length === 0)
    throw new Refused({
      vi: `Không có phần "${asked}". Có: ${Object.keys(areas).join(", ")}.`,
      en: `There is no area "${asked}". There are: ${Object.keys(areas).join(", ")}.`,
    });
  const rows: Row[] = [];
  for (const name of names) {
    const measured = (await areas[name]?.()) ?? [];
    for (const row of measured) out.say(lineOf(row));
    rows.push(...measured);
  }
  out.data(rows);
  return exit.ok;
}
