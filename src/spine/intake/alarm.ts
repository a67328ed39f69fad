/**
 * A life is in danger: the chair and the officer of the commune and its police are told at once, whatever the hour, and the
 * police have the report in their hands without waiting for anybody (Luật 13/2022/QH15 Đ20).
 */
import type { Tx } from "#base/database/index.ts";
import { today } from "#base/clock.ts";
import { fill } from "#base/words.ts";
import { inScope } from "#spine/access/index.ts";
import { keptDirectory, underOf } from "#spine/agencies/index.ts";
import { raiseAlarm } from "#spine/notices/index.ts";
import { giveReport } from "./acts.ts";
import { findReport } from "./queries/report.ts";
import type { By } from "./queries/story.ts";
import { kindLabels, words } from "./words.ts";

/** The police units of a commune. */
async function policeOf(tx: Tx, communeId: number): Promise<number[]> {
  const directory = await keptDirectory(tx);
  return underOf(directory, communeId, today()).filter(
    (id) => directory.byId.get(id)?.kind === "commune-police",
  );
}

/** Tells of a report in which a life is in danger, and gives it to the police who have not brought it themselves. */
export async function alarm(
  tx: Tx,
  report: { readonly code: string; readonly unitId: number; readonly receiverUnitId: number },
  by: By,
): Promise<void> {
  const { code, unitId } = report;
  const place = String(unitId);
  const police = (await policeOf(tx, unitId)).filter((id) => id !== report.receiverUnitId);
  await inScope(tx, { verb: "intake.take", sees: place, writes: place }, async () => {
    const row = await findReport(tx, code);
    if (!row) throw new Error("A report just kept cannot be read.");
    const values = (language: "vi" | "en") => ({ kind: kindLabels[row.kind][language], place: row.unitName });
    await raiseAlarm(tx, {
      code,
      unitId,
      at: by.at,
      title: {
        vi: fill(words.titleDanger, values("vi")).vi,
        en: fill(words.titleDanger, values("en")).en,
      },
      to: [
        { unitId, roles: ["commune-leader", "commune-officer"] },
        ...police.map((id) => ({ unitId: id, roles: ["commune-police" as const] })),
      ],
    });
    for (const toUnitId of police) await giveNow(tx, code, { toUnitId, at: by.at });
  });
}

async function giveNow(
  tx: Tx,
  code: string,
  to: { readonly toUnitId: number; readonly at: Date },
): Promise<void> {
  const row = await findReport(tx, code);
  if (!row) return;
  await giveReport(tx, row, {
    act: "assign",
    part: "police",
    toUnitId: to.toUnitId,
    toPersonId: null,
    toPersonName: null,
    note: words.givenInDanger.vi,
    by: { at: to.at, personId: null, byName: null },
    keeps: true,
  });
}
