/** Clocks as a source of what is overdue: in charge of one is whoever is in charge of what it runs for. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill } from "#base/words.ts";
import { listLapsed, listMet, type ClockRow } from "#spine/deadlines/index.ts";
import { askingUnits } from "./queries/explanation.ts";
import type { Overdue, OverdueSource } from "./sources.ts";
import { words } from "./words.ts";

/** What the clock of an answer runs for. */
export const EXPLANATION = "explanation";

type InCharge = ReadonlyMap<string, number | null>;

async function inChargeOf(
  tx: Tx,
  clocks: readonly ClockRow[],
  sources: readonly OverdueSource[],
): Promise<InCharge> {
  const found = new Map<string, number | null>();
  for (const [kind, group] of Map.groupBy(clocks, (clock) => clock.subjectKind)) {
    const codes = group.map((clock) => clock.subjectCode);
    const source = sources.find((one) => one.kind === kind);
    const known =
      kind === EXPLANATION ? await askingUnits(tx, codes.map(Number)) : await source?.inCharge(tx, codes);
    for (const clock of group) {
      const inCharge = known?.get(clock.subjectCode) ?? null;
      found.set(String(clock.id), inCharge === clock.unitId ? null : inCharge);
    }
  }
  return found;
}

function overdueOf(clock: ClockRow, inCharge: InCharge): Overdue[] {
  if (!clock.dueAt) return [];
  const { labelVi, labelEn, subjectCode } = clock;
  return [
    {
      code: String(clock.id),
      unitId: clock.unitId,
      inCharge: inCharge.get(String(clock.id)) ?? null,
      title: {
        vi: fill(words.clockOf, { rule: labelVi, code: subjectCode }).vi,
        en: fill(words.clockOf, { rule: labelEn, code: subjectCode }).en,
      },
      dueOn: dayOf(clock.dueAt),
      about: { kind: clock.subjectKind, code: subjectCode },
      keptTo: clock.keptTo,
    },
  ];
}

/** The source of lapsed clocks, beside the sources of the things for which clocks run. */
function clockSource(others: readonly OverdueSource[]): OverdueSource {
  const list: OverdueSource["list"] = async (tx, { at, codes }) => {
    const clocks = await listLapsed(tx, { at, ids: codes?.map(Number) });
    const inCharge = await inChargeOf(tx, clocks, others);
    return clocks.flatMap((clock) => overdueOf(clock, inCharge));
  };
  return {
    kind: "clock",
    list,
    done: async (tx, codes) => (await listMet(tx, codes.map(Number))).map(String),
    inCharge: () => Promise.resolve(new Map()),
  };
}

/** Every source, clocks among them. */
export const allSources = (sources: readonly OverdueSource[]): readonly OverdueSource[] => [
  ...sources,
  clockSource(sources),
];
