/**
 * Ages at the event, forms and main forms made anew from what is sealed, for all cases: after a rule or a code list was
 * mended. What would change is counted first; nothing is written unless asked. For the command line, as the owner.
 */
import { now } from "#base/clock.ts";
import { openRecordKeys } from "#base/crypto/vault.ts";
import type { Database, Tx } from "#base/database/index.ts";
import type { Person } from "#spine/access/index.ts";
import { wholeCase } from "./content.ts";
import { derivedOf, type Whole } from "./derived.ts";
import { derive } from "./edit.ts";
import { findCase, type CaseRow } from "./queries/case.ts";
import { readCodes } from "./queries/codes.ts";
import { holdNextCases } from "./queries/rederive.ts";
import { addEvent } from "./queries/trace.ts";
import type { Codes } from "./schema/index.ts";
import type { Values } from "./values.ts";

/** One value of one derived field, and how often it stands before and after. */
export interface DerivedCount {
  readonly field: string;
  readonly value: string;
  readonly before: number;
  readonly after: number;
}

/** What was looked at, and what changes. */
export interface Rederived {
  readonly cases: number;
  readonly changed: readonly string[];
  /** Cases whose key was destroyed: they stay as they are. */
  readonly erased: number;
  readonly counts: readonly DerivedCount[];
}

const BATCH = 200;
const DERIVED = ["ageBand", "mainForm"] as const;

type Tally = Map<string, { before: number; after: number }>;

function tell(tally: Tally, field: string, [before, after]: readonly [unknown, unknown]): void {
  for (const [value, at] of [
    [before, "before"],
    [after, "after"],
  ] as const) {
    const key = `${field}\n${typeof value === "string" ? value : "unknown"}`;
    const line = tally.get(key) ?? { before: 0, after: 0 };
    tally.set(key, { ...line, [at]: line[at] + 1 });
  }
}

/** Counts what stands of a case and what would; answers whether it changes. */
function compare(tally: Tally, row: CaseRow, { whole, codes }: { whole: Whole; codes: Codes }): boolean {
  const derived = derivedOf(whole, codes);
  const puts = new Map<number, Values>(derived.things.map(({ thing, put }) => [thing.id, put]));
  tell(tally, "case.mainForm", [row.mainForm, derived.mainForm]);
  for (const { id, prefix, values } of whole.things)
    for (const name of DERIVED)
      if (name in values)
        tell(tally, `${prefix}.${name}`, [values[name], { ...values, ...puts.get(id) }[name]]);
  return derived.things.length > 0 || derived.mainForm !== row.mainForm;
}

const nobody = (unitId: number): Person => ({
  id: 0,
  userName: "toam",
  name: "./toam cases derive",
  unitId,
  language: "vi",
  roles: [],
  reach: new Map(),
  sessionId: "command",
});

interface Turn {
  readonly tally: Tally;
  readonly codes: Codes;
  readonly writes: boolean;
}

/** One case; answers what became of it. */
async function turn(
  tx: Tx,
  code: string,
  { tally, codes, writes }: Turn,
): Promise<"same" | "changed" | "erased"> {
  const row = await findCase(tx, code);
  const key = row && (await openRecordKeys(tx, [row.record])).get(row.record);
  if (!row || !key) return "erased";
  const changes = compare(tally, row, { whole: await wholeCase(tx, row, key), codes });
  if (!changes) return "same";
  if (writes) {
    const at = now();
    await derive(tx, { row, key, person: nobody(row.unitId), visible: new Set(), at });
    await addEvent(tx, {
      caseId: row.id,
      at,
      personId: null,
      byName: null,
      unitId: row.unitId,
      act: "case.derive",
    });
  }
  return "changed";
}

/** Goes over every case, so many in a transaction; `writes` puts in what changes. Throws where row security hides any. */
export async function rederive(owner: Database, writes: boolean): Promise<Rederived> {
  const tally: Tally = new Map();
  const changed: string[] = [];
  let [cases, erased, last] = [0, 0, 0];
  for (;;) {
    const found = await owner.transaction({}, async (tx) => {
      const rows = await holdNextCases(tx, last, BATCH);
      const given = { tally, codes: await readCodes(tx), writes };
      for (const { code } of rows) {
        const became = await turn(tx, code, given);
        if (became === "changed") changed.push(code);
        if (became === "erased") erased += 1;
      }
      return rows;
    });
    cases += found.length;
    last = found.at(-1)?.id ?? last;
    if (found.length < BATCH) break;
  }
  const counts = [...tally].map(([key, line]) => {
    const [field = "", value = ""] = key.split("\n");
    return { field, value, ...line };
  });
  return {
    cases,
    changed,
    erased,
    counts: counts.toSorted((a, b) => `${a.field}${a.value}`.localeCompare(`${b.field}${b.value}`)),
  };
}
