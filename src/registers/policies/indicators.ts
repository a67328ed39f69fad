/** The numbers that the register of documents yields. */
import { sql, type RawBuilder } from "kysely";
import type { Dims, IndicatorSource } from "#spine/indicators/index.ts";
import { kinds } from "./schema.ts";
import { words } from "./words.ts";

interface Counted {
  readonly unitId: number;
  readonly kind: string | null;
  readonly value: number;
}

/** Documents issued within the window, whole and by kind; drafts of the register are not counted. */
const issued: IndicatorSource = {
  id: "policy.documents",
  block: "policy",
  label: words.countIssued,
  unit: words.countUnit,
  definition: words.countDefinition,
  source: words.countSource,
  version: 1,
  breakdowns: ["kind"],
  sees: "policy.read",
  // A register that nobody filled in is no proof that nothing was issued.
  withoutRecords: "ask",
  async cells(tx, { from, to }) {
    const found = await sql<Counted>`select p.unit_id, p.kind, count(*) as value
      from policies.policy p join records.record r on r.id = p.id
      where r.status <> 'draft' and p.issued_on between ${from}::date and ${to}::date
      group by grouping sets ((p.unit_id), (p.unit_id, p.kind))`.execute(tx);
    const dims = (kind: string | null): Dims => (kind === null ? {} : { kind });
    return found.rows.map(({ unitId, kind, value }) => ({ unitId, value, dims: dims(kind) }));
  },
  names: (_, { breakdown }) =>
    Promise.resolve(new Map(breakdown === "kind" ? kinds.map((kind) => [kind.code, kind.label]) : [])),
  async records(tx, { unitId, dims, window }) {
    const narrowed: RawBuilder<unknown>[] = [];
    if (unitId !== null) narrowed.push(sql`and p.unit_id = ${unitId}`);
    if (dims["kind"] !== undefined) narrowed.push(sql`and p.kind = ${dims["kind"]}`);
    const found = await sql<{ code: string; title: string; unitId: number }>`select r.code, r.title, p.unit_id
      from policies.policy p join records.record r on r.id = p.id
      where r.status <> 'draft' and p.issued_on between ${window.from}::date and ${window.to}::date
        ${sql.join(narrowed, sql` `)} order by p.issued_on, r.code`.execute(tx);
    return found.rows.map((row) => ({ ...row, href: `/policies/${row.code}` }));
  },
};

/** All of them, for the server to register. */
export const policyIndicators: readonly IndicatorSource[] = [issued];
