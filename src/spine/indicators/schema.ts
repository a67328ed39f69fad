/** What a figure is: five states of a cell, the catalogue's shape, and a source that computes. Pure. */
import { z } from "zod";
import type { Label } from "#base/words.ts";

/** The five things a cell can be; four of them are kinds of nothing and never a number. */
export const cellStates = ["value", "zero", "not-reported", "not-applicable", "suppressed"] as const;
export type CellState = (typeof cellStates)[number];

/** A figure as it stands in a cell: `value` is present exactly when the state is "value" (and then above zero). */
export interface Figure {
  readonly state: CellState;
  readonly value: number | null;
}

/** A breakdown by names and codes, e.g. { sex: "female" }. */
export type Dims = Readonly<Record<string, string>>;

/** From when to when it is counted: calendar days, both included. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Confidence of a legal source: V read in the text itself, E excerpt, M general knowledge, I inferred. */
export const confidences = ["V", "E", "M", "I"] as const;

/** What a computed figure says of a unit without records: none, not concerned, or ask the unit. */
export const withoutRecords = ["zero", "not-applicable", "ask"] as const;
export type WithoutRecords = (typeof withoutRecords)[number];

/** A row of the catalogue on one day. */
export interface Indicator {
  readonly code: string;
  readonly block: string;
  readonly partOf: string | null;
  readonly suppressBelow: number | null;
  readonly definitionId: number;
  readonly version: number;
  readonly edition: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly label: Label;
  readonly unit: Label;
  readonly definition: Label;
  readonly source: Label;
  readonly confidence: string;
  readonly origin: "typed" | "computed";
  readonly decimals: number;
  readonly withoutRecords: WithoutRecords;
}

/** How the two sides of a rule between cells stand to one another. */
export const operators = ["<=", "=", ">="] as const;
export type Operator = (typeof operators)[number];

/** A "must" keeps a report from being handed over; a "should" asks for an explanation. */
export const severities = ["must", "should"] as const;
export type Severity = (typeof severities)[number];

const label = z.strictObject({
  vi: z.string().trim().min(1).max(300),
  en: z.string().trim().min(1).max(300),
});
const long = z.strictObject({
  vi: z.string().trim().min(1).max(2000),
  en: z.string().trim().min(1).max(2000),
});

/** A new version of a typed figure's definition, from a day on. */
export const definitionInput = z.strictObject({
  validFrom: z.iso.date(),
  label,
  unit: label,
  definition: long,
  source: long,
  confidence: z.enum(confidences),
  decimals: z.int().min(0).max(6).default(0),
});
export type DefinitionInput = z.infer<typeof definitionInput>;

/** A new typed figure with its first definition. */
export const indicatorInput = definitionInput.extend({
  code: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/),
  block: z.string().max(40),
  partOf: z.string().max(80).nullable().default(null),
  suppressBelow: z.int().min(2).max(100).nullable().default(null),
});
export type IndicatorInput = z.infer<typeof indicatorInput>;

/** From which day on a figure is no longer asked. */
export const retireInput = z.strictObject({ from: z.iso.date() });

const term = z
  .strictObject({
    indicator: z.string().max(80).nullable(),
    dims: z
      .string()
      .max(300)
      .regex(/^([a-z][a-z-]*=[^=;]+(;[a-z][a-z-]*=[^=;]+)*)?$/)
      .default(""),
    factor: z.number().positive().max(1e12).default(1),
    isYearBefore: z.boolean().default(false),
  })
  .refine((t) => t.indicator !== null || (t.dims === "" && !t.isYearBefore), { path: ["indicator"] });

const sentence = z.strictObject({
  vi: z.string().trim().min(1).max(500),
  en: z.string().trim().min(1).max(500),
});

/** A new version of a rule between cells, from a day on. */
export const ruleInput = z.strictObject({
  validFrom: z.iso.date(),
  severity: z.enum(severities),
  operator: z.enum(operators),
  left: z.array(term).min(1).max(30),
  right: z.array(term).min(1).max(30),
  label,
  sentence,
});
export type RuleInput = z.infer<typeof ruleInput>;

/** A new rule with its first version. */
export const newRuleInput = ruleInput.extend({
  code: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/),
});

/** A figure as it goes out: the state, and the value where there is one. */
export const figureOutput = z.object({ state: z.enum(cellStates), value: z.number().optional() });

/** A figure as JSON has it: no `value` where the state is not "value". */
export function plainFigure({ state, value }: Figure): z.infer<typeof figureOutput> {
  return value === null ? { state } : { state, value };
}
