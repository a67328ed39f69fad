import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addRecord, changeRecord } from "#spine/records/index.ts";
import { castDatabase, type CastDatabase } from "#test/cast.ts";
import { policyIndicators } from "./index.ts";
import { shape } from "./schema.ts";

let data: CastDatabase;
let [health, justice] = [0, 0];
const ALL = { "toam.sees": "all", "toam.writes": "all", "toam.verb": "policy.create" };

beforeAll(async () => {
  data = await castDatabase();
  const units = await data.owner.query(
    "select code, id from agencies.unit where code in ('HN-SYT', 'HN-STP') and valid_to is null",
  );
  const of = (code: string): number =>
    (units.rows as { code: string; id: number }[]).find((u) => u.code === code)?.id ?? 0;
  [health, justice] = [of("HN-SYT"), of("HN-STP")];
});
afterAll(() => data.close());

/** Seven documents: what is counted is written beside each. */
const documents = (): [unit: number, kind: string, issuedOn: string, draft: boolean][] => [
  [health, "plan", "2026-01-01", false], // counted: first day of the window
  [health, "plan", "2026-12-31", false], // counted: last day
  [health, "decision", "2026-06-28", false], // counted
  [health, "plan", "2025-12-31", false], // before the window
  [health, "plan", "2027-01-01", false], // after it
  [health, "decision", "2026-06-29", true], // still a draft
  [justice, "plan", "2026-03-20", false], // counted, of another unit
];

test("documents issued in the year, whole and by kind, by unit — counted by hand: 3 and 1", async () => {
  const stored = { shape, table: "policies.policy" };
  await data.app.transaction(ALL, async (tx) => {
    for (const [i, [unitId, kind, issuedOn, draft]] of documents().entries()) {
      const values = {
        symbol: `${i}/KH`,
        kind,
        issuedOn,
        abstract: "Mẫu",
        issuer: "Sở",
        purpose: "implementation",
      };
      const row = await addRecord(tx, stored, {
        unitId,
        personId: 1,
        year: 2026,
        verb: "policy.create",
        values,
      });
      if (!draft)
        await changeRecord(tx, stored, {
          row,
          version: 1,
          personId: 1,
          verb: "policy.publish",
          status: "in-force",
          values: {},
          difference: {},
        });
    }
  });
  const [issued] = policyIndicators;
  if (!issued) throw new Error("no figure");
  const window = { year: 2026, from: "2026-01-01", to: "2026-12-31" };
  const cells = await data.app.transaction({ "toam.sees": "all" }, (tx) => issued.cells(tx, window), "read");
  const said = cells
    .map((c) => `${c.unitId === health ? "Y tế" : "Tư pháp"} ${c.dims["kind"] ?? "tất cả"}: ${c.value}`)
    .toSorted();
  // Sở Y tế: 2 plans + 1 decision = 3; Sở Tư pháp: 1 plan.
  expect(said).toEqual([
    "Tư pháp plan: 1",
    "Tư pháp tất cả: 1",
    "Y tế decision: 1",
    "Y tế plan: 2",
    "Y tế tất cả: 3",
  ]);

  const behind = await data.app.transaction(
    { "toam.sees": "all" },
    (tx) => issued.records(tx, { unitId: health, dims: { kind: "plan" }, window }),
    "read",
  );
  expect(behind).toHaveLength(2);
  // A narrow view shows fewer records and changes no total: totals are computed by the report role.
  const narrow = await data.app.transaction(
    { "toam.sees": String(justice) },
    (tx) => issued.records(tx, { unitId: null, dims: {}, window }),
    "read",
  );
  expect(narrow.map((r) => r.unitId)).toEqual([justice]);
  const hidden = await data.app.transaction(
    {},
    async (tx) => (await sql`select 1 from policies.policy`.execute(tx)).rows,
  );
  expect(hidden).toEqual([]);
});
