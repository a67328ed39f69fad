/** What stands beside a unit's counted figures: the estimates of its report, and the supplement of the whole year. */
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import { listStanding, type Figure, type Indicator } from "#spine/indicators/index.ts";
import type { Cycle } from "./queries/cycle.ts";
import type { Submission } from "./queries/submission.ts";
import type { Form } from "./queries/template.ts";
import { listEstimates, listHanded, type Handed } from "./queries/year-end.ts";
import { handedEstimate, type YearEndKind } from "./rules/year-end.ts";
import { isEditable } from "./rules/state.ts";

/** One of them: as it stands while it may be written, and as it was handed over last. */
export interface YearEndCell extends Figure {
  readonly kind: YearEndKind;
  readonly indicator: string;
  readonly dims: string;
  readonly label: Label;
  readonly origin: "typed" | "computed" | "none";
  /** Counted from records: then no number is typed. */
  readonly isComputed: boolean;
  readonly asksUnit: boolean;
  readonly note: string | null;
  readonly version: number;
  readonly byName: string | null;
  readonly at: Date | null;
  /** What was handed over last; null where nothing was. */
  readonly sent: Figure | null;
}

/** The cells of which an estimate and later a supplement are asked: the first column of the rows that ask, each once. */
export function estimatedKeys(form: Pick<Form, "sections">): { indicator: string; dims: string }[] {
  const keys = form.sections
    .flatMap((s) => s.tables)
    .flatMap((table) =>
      table.rows
        .filter((row) => row.asksEstimate)
        .map((row) => ({ indicator: row.indicator, dims: table.columns[0]?.dims ?? "" })),
    );
  return [...new Map(keys.map((k) => [`${k.indicator}|${k.dims}`, k])).values()];
}

interface Asked {
  readonly submission: Submission;
  readonly cycle: Cycle;
  readonly form: Form;
  readonly indicators: ReadonlyMap<string, Indicator>;
}

type Key = { readonly indicator: string; readonly dims: string };
const keyOf = ({ indicator, dims }: Key): string => `${indicator}|${dims}`;

type Draft = Omit<YearEndCell, "kind" | "label" | "sent">;

const none = { state: "not-reported", value: null, note: null, version: 0, byName: null, at: null } as const;

/** Estimates as they stand: while the report is written as they are now, once it is handed over as they were then. */
async function estimatesOf(
  tx: Tx,
  { submission }: Asked,
  sent: readonly Handed[],
): Promise<Map<string, Draft>> {
  const plain = { isComputed: false, asksUnit: false } as const;
  const now = (await listEstimates(tx, submission.id)).map((e): Draft => ({
    ...e,
    ...plain,
    origin: "typed",
  }));
  const cells = new Map(now.map((e) => [keyOf(e), e]));
  if (isEditable(submission.state)) return cells;
  return new Map(sent.map((s) => [keyOf(s), { ...none, ...cells.get(keyOf(s)), ...plain, ...s }]));
}

/** The figures of the whole year as they stand: a cell of its own window, counted from records where records are counted. */
async function supplementsOf(tx: Tx, { submission, cycle, form }: Asked): Promise<Map<string, Draft>> {
  if (!cycle.wholeYear) return new Map();
  const { from, to } = cycle.wholeYear;
  const standing = await listStanding(tx, {
    window: { from, to },
    unitIds: [submission.unitId],
    keys: estimatedKeys(form),
  });
  const cells = standing.map((cell): Draft => ({ ...cell, indicator: cell.indicatorCode }));
  return new Map(cells.map((c) => [keyOf(c), c]));
}

/** Both kinds for every cell that is asked; nothing where the template asks for no estimate. */
export async function yearEndCells(tx: Tx, asked: Asked): Promise<YearEndCell[]> {
  const keys = estimatedKeys(asked.form);
  if (keys.length === 0 || !asked.cycle.wholeYear) return [];
  const handed = Map.groupBy(await listHanded(tx, asked.submission.id), (h) => h.kind);
  const drafts: Record<YearEndKind, Map<string, Draft>> = {
    estimate: await estimatesOf(tx, asked, handed.get("estimate") ?? []),
    supplement: await supplementsOf(tx, asked),
  };
  return keys.flatMap((key) => {
    const definition = asked.indicators.get(key.indicator);
    if (!definition) return [];
    return (["estimate", "supplement"] as const).map((kind): YearEndCell => {
      const found = handed.get(kind)?.find((h) => keyOf(h) === keyOf(key));
      const draft = drafts[kind].get(keyOf(key));
      return {
        ...(draft ?? { ...none, origin: "none", isComputed: false, asksUnit: false }),
        ...key,
        kind,
        label: definition.label,
        sent: found ? { state: found.state, value: found.value } : null,
      };
    });
  });
}

/** What a round hands over beside its figures: every estimate that is asked, given or not. */
export function handedEstimates(sheet: {
  readonly cells: readonly (Key & Figure)[];
  readonly yearEnd: readonly YearEndCell[];
}): Omit<Handed, "kind">[] {
  const counted = new Map(sheet.cells.map((c) => [keyOf(c), c]));
  return sheet.yearEnd
    .filter((cell) => cell.kind === "estimate")
    .map((cell) => {
      const figure = handedEstimate(cell, counted.get(keyOf(cell)) ?? none);
      const { indicator, dims, note } = cell;
      return { indicator, dims, note, ...figure, origin: figure.state === "not-reported" ? "none" : "typed" };
    });
}
