/** Invented estimates of the demonstration: what most reports expected for the whole year when they were handed over. */
import type { Tx } from "#base/database/index.ts";
import type { TypedCell } from "#spine/indicators/index.ts";
import type { BoardRow } from "../queries/cycle.ts";
import type { Form } from "../queries/template.ts";
import { keepHanded, saveEstimates } from "../queries/year-end.ts";
import { handedEstimate } from "../rules/year-end.ts";
import { estimatedKeys } from "../year-end.ts";

const METHOD = "Ước theo bình quân tháng của kỳ đã đếm. (Dữ liệu trình diễn.)";
const nothing = { state: "not-reported", value: null } as const;

/** A twelfth more than was counted; every fifth unit gave none, as it happens. */
function estimateOf(counted: TypedCell | undefined, isSilent: boolean) {
  if (!counted || isSilent) return undefined;
  if (counted.state === "zero") return { state: "zero" as const, value: null };
  if (counted.state !== "value" || counted.value === null) return undefined;
  return { state: "value" as const, value: Math.ceil((counted.value * 13) / 12) };
}

/** Keeps the estimates of reports that were handed over, and what their first round handed over of them. */
export async function seedEstimates(
  tx: Tx,
  given: {
    readonly cycleId: number;
    readonly form: Form;
    readonly cells: readonly TypedCell[];
    readonly handed: readonly { readonly row: BoardRow; readonly seed: number }[];
  },
): Promise<void> {
  const keys = estimatedKeys(given.form);
  const counted = new Map(given.cells.map((c) => [`${c.unitId}|${c.indicatorCode}|${c.dims}`, c]));
  for (const { row, seed } of given.handed) {
    const own = keys.map(({ indicator, dims }) => {
      const cell = counted.get(`${row.unitId}|${indicator}|${dims}`);
      const figure = estimateOf(cell, seed % 5 === 0);
      return { indicator, dims, written: figure, handed: handedEstimate(figure, cell ?? nothing) };
    });
    const written = own.flatMap(({ indicator, dims, written: figure }) =>
      figure ? [{ indicator, dims, ...figure, note: seed % 3 === 0 ? METHOD : null, version: 0 }] : [],
    );
    const submission = { id: row.submissionId, unitId: row.unitId, cycleId: given.cycleId };
    await saveEstimates(tx, { submission, cells: written, personId: null, byName: "Trình diễn" });
    await keepHanded(
      tx,
      { submission, kind: "estimate", round: 1 },
      own.map(({ indicator, dims, handed }) => ({
        indicator,
        dims,
        ...handed,
        origin: handed.state === "not-reported" ? "none" : "typed",
        note: written.find((w) => w.indicator === indicator && w.dims === dims)?.note ?? null,
      })),
    );
  }
}
