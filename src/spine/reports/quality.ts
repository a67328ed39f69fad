/** The board by unit put together: completeness, timeliness and consistency beside one another. */
import { dayOf, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { listRules, listStanding } from "#spine/indicators/index.ts";
import { listChecked, listExplanations, listYearBefore } from "./queries/check.ts";
import type { Cycle } from "./queries/cycle.ts";
import { listUnitsTold, type UnitTold } from "./queries/quality.ts";
import { getForm } from "./queries/template.ts";
import { consistencyOf, findingsOf, type Consistency } from "./rules/findings.ts";
import { daysOff, type QualityRow } from "./rules/quality.ts";
import { isEditable } from "./rules/state.ts";
import { askedKeys } from "./sheet.ts";

type Consistencies = Map<number, Consistency>;

/** Of reports that were handed over: as the rules found them then. */
async function consistencyThen(tx: Tx, cycle: Cycle): Promise<Consistencies> {
  const found = Map.groupBy(await listChecked(tx, { cycleId: cycle.id }), (f) => f.unitId);
  return new Map([...found].map(([unitId, own]) => [unitId, consistencyOf(own)]));
}

/** Of reports that are being written: as the rules find them now. */
async function consistencyNow(tx: Tx, cycle: Cycle, units: readonly UnitTold[]): Promise<Consistencies> {
  const window = { from: cycle.from, to: cycle.to };
  const unitIds = units.map((u) => u.unitId);
  const keys = askedKeys(await getForm(tx, cycle.templateVersionId));
  const rules = await listRules(tx, cycle.to);
  const now = Map.groupBy(await listStanding(tx, { window, unitIds, keys }), (c) => c.unitId);
  const before = Map.groupBy(await listYearBefore(tx, rules, { window, unitIds }), (c) => c.unitId);
  const explanations = await listExplanations(
    tx,
    units.map((u) => u.submissionId),
  );
  const said = Map.groupBy(explanations, (e) => e.submissionId);
  return new Map(
    units.map(({ unitId, submissionId }) => {
      const cells = (now.get(unitId) ?? []).map((c) => ({ ...c, indicator: c.indicatorCode }));
      const given = { now: cells, before: before.get(unitId) ?? [] };
      return [unitId, consistencyOf(findingsOf(rules, given, said.get(submissionId) ?? []))];
    }),
  );
}

const none: Consistency = { apply: 0, kept: 0, explained: 0, broken: 0 };

/** Every unit of the cycle that this transaction sees, in the order of codes. */
export async function qualityRows(tx: Tx, cycle: Cycle): Promise<QualityRow[]> {
  const units = await listUnitsTold(tx, cycle.id);
  const open = units.filter((u) => isEditable(u.state));
  const then = await consistencyThen(tx, cycle);
  const now = open.length > 0 ? await consistencyNow(tx, cycle, open) : then;
  return units.map((told) => {
    const { submissionId, unitId, code, name, kind, state, firstAt, ...cells } = told;
    const firstOn = firstAt && dayOf(firstAt);
    const rules = (isEditable(state) ? now : then).get(unitId) ?? none;
    const days = daysOff(cycle.dueOn, firstOn, today());
    return { submissionId, unit: { id: unitId, code, name, kind }, state, cells, firstOn, days, rules };
  });
}
