/** SQL that enters a planned import of units. */
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { holdsOn } from "../rules/directory.ts";
import type { Directory } from "../rules/directory.ts";
import type { ImportPlan } from "../rules/import.ts";
import type { Unit } from "../schema.ts";
import { refusalLabel } from "../words.ts";
import { addAliases, createUnit, updateUnit } from "./units.ts";

/** How many units an import entered and changed. */
export interface Imported {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * Enters an import in the caller's transaction: all of it or nothing. Throws Problem invalid while the plan still
 * holds refusals, and conflict when a unit was changed by someone else since the directory was loaded.
 */
export async function importUnits(
  tx: Tx,
  plan: ImportPlan,
  by: { readonly directory: Directory; readonly person: number | null },
): Promise<Imported> {
  if (plan.refusals.length > 0)
    throw new Problem("invalid", {
      errors: plan.refusals.map((r) => ({
        path: `rows.${r.row}.${r.column}`,
        message: refusalLabel(r.reason),
      })),
    });
  const made = new Map<string, Unit>();
  for (const { input, parentCode, aliases } of plan.create) {
    const known = by.directory.byCode.get(parentCode ?? "")?.find((u) => holdsOn(u, input.validFrom));
    const parent = made.get(parentCode ?? "") ?? known;
    const unit = await createUnit(tx, { ...input, parentId: parent?.id ?? null }, by.person);
    made.set(unit.code, unit);
    await addAliases(
      tx,
      aliases.map((text) => ({ unitId: unit.id, text, validFrom: null, validTo: null })),
    );
  }
  for (const { unit, change, aliases } of plan.update) {
    await updateUnit(tx, { id: unit.id, ...change }, { version: unit.version, person: by.person });
    await addAliases(
      tx,
      aliases.map((text) => ({ unitId: unit.id, text, validFrom: null, validTo: null })),
    );
  }
  return { created: made.size, updated: plan.update.length, unchanged: plan.unchanged };
}
