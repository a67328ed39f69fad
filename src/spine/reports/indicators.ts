/** The number that reports yield about themselves: how often a unit's reports of a year were sent back. */
import { sql } from "kysely";
import type { IndicatorSource } from "#spine/indicators/index.ts";
import { words } from "./words.ts";

/**
 * Returns of a unit's reports, by the year of their cycle and not by the day of the return: a report of November is sent
 * back when its own window is over. A unit that was asked and never sent back has a zero; one that was never asked is not
 * concerned.
 */
const returns: IndicatorSource = {
  id: "reports.returns",
  block: "plan",
  label: words.countReturns,
  unit: words.countUnit,
  definition: words.countDefinition,
  source: words.countSource,
  version: 1,
  breakdowns: [],
  sees: "report.read",
  withoutRecords: "not-applicable",
  async cells(tx, { year }) {
    const found = await sql<{ unitId: number; value: number }>`select s.unit_id, count(e.id) as value
      from reports.submission s join reports.cycle c on c.id = s.cycle_id
      left join reports.event e on e.submission_id = s.id and e.act = 'return'
      where c.year = ${year} group by s.unit_id`.execute(tx);
    return found.rows.map((row) => ({ ...row, dims: {} }));
  },
  async records(tx, { unitId, window }) {
    const found = await sql<{ id: number; code: string; name: string; round: number; unitId: number }>`
      select s.id, c.code, c.name, e.round, s.unit_id
      from reports.event e join reports.submission s on s.id = e.submission_id join reports.cycle c on c.id = s.cycle_id
      where e.act = 'return' and c.year = ${window.year} and (${unitId}::int is null or s.unit_id = ${unitId})
      order by c.code, s.unit_id, e.id`.execute(tx);
    return found.rows.map(({ id, code, name, round, unitId: unit }) => ({
      code: `${code}/${round}`,
      title: name,
      href: `/reports/submissions/${id}`,
      unitId: unit,
    }));
  },
};

/** All of them, for the server to register. */
export const reportIndicators: readonly IndicatorSource[] = [returns];
