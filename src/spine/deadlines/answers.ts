/** What goes out about clocks, rules and the calendar: dates are days or instants as text for the screens. */
import { z } from "zod";
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, type Label } from "#base/words.ts";
import { can, type Person } from "#spine/access/index.ts";
import { listDays } from "./queries/calendar.ts";
import { listEvents, type ClockEvent, type ClockRow } from "./queries/clocks.ts";
import type { RuleRow } from "./queries/rules.ts";
import { unsureYears } from "./rules/calendar.ts";
import { mayAct, stateAt, type ClockAct } from "./rules/state.ts";
import {
  clockStates,
  confidences,
  dayKinds,
  dayStandings,
  ruleBases,
  ruleUnits,
  type Duration,
} from "./schema.ts";
import { lengthLabels, words } from "./words.ts";

const label = z.object({ vi: z.string(), en: z.string() });

/** How long a rule allows, in words. */
const lengthOf = ({ amount, unit }: Duration): Label => fill(lengthLabels[unit], { n: amount });

/**
 * The article that a rule comes from, or that it is internal, with how long it allows; where the law says "at once", the
 * article that does, and that the hours are internal.
 */
export const ruleSource = (
  rule: Duration & { readonly article: string | null; readonly ground: string | null },
): Label => {
  const { vi, en } = lengthOf(rule);
  if (rule.article === null && rule.ground !== null)
    return {
      vi: fill(words.atOnce, { article: rule.ground, length: vi }).vi,
      en: fill(words.atOnce, { article: rule.ground, length: en }).en,
    };
  return {
    vi: `${rule.article ?? words.internal.vi}: ${vi}`,
    en: `${rule.article ?? words.internal.en}: ${en}`,
  };
};

const eventAnswer = z.object({
  act: z.string(),
  at: z.date(),
  byName: z.string().nullable(),
  reason: z.string().nullable(),
  dueBefore: z.date().nullable(),
  dueAfter: z.date().nullable(),
});

export const clockAnswer = z.object({
  id: z.number(),
  subject: z.object({ kind: z.string(), code: z.string() }),
  unit: z.object({ id: z.number(), name: z.string() }),
  rule: z.object({
    code: z.string(),
    label,
    length: label,
    /** The article, or that the rule is internal, with the length. */
    said: label,
    /** In hours a clock is due at a moment, else at the end of a day. */
    unit: z.enum(ruleUnits),
    version: z.number(),
    basis: z.enum(ruleBases),
    article: z.string().nullable(),
    ground: z.string().nullable(),
    source: z.string(),
    confidence: z.enum(confidences),
  }),
  state: z.enum(clockStates),
  startedAt: z.date(),
  dueAt: z.date().nullable(),
  stoppedAt: z.date().nullable(),
  stoppedByName: z.string().nullable(),
  /** Years whose calendar may still move it. */
  unsure: z.array(z.number()),
  events: z.array(eventAnswer),
  can: z.array(z.string()),
});
export type ClockAnswer = z.infer<typeof clockAnswer>;

/** Clocks as they go out, with what happened to them and what this person may do now. */
export async function shownClocks(
  tx: Tx,
  clocks: readonly ClockRow[],
  to: { readonly person: Person; readonly at: Date },
): Promise<ClockAnswer[]> {
  const events = await listEvents(
    tx,
    clocks.map((clock) => clock.id),
  );
  const days = clocks.some((clock) => clock.unit === "working-day" || clock.rolls) ? await listDays(tx) : [];
  return clocks.map((clock) => {
    const state = stateAt(clock, to.at);
    const acts = (["explain", "pause", "resume"] as const satisfies ClockAct[]).filter((a) =>
      mayAct(state, a),
    );
    const counts = clock.stoppedAt === null && clock.dueAt && (clock.unit === "working-day" || clock.rolls);
    return {
      id: clock.id,
      subject: { kind: clock.subjectKind, code: clock.subjectCode },
      unit: { id: clock.unitId, name: clock.unitName },
      rule: {
        code: clock.ruleCode,
        label: { vi: clock.labelVi, en: clock.labelEn },
        length: lengthOf(clock),
        said: ruleSource(clock),
        unit: clock.unit,
        version: clock.versionNumber,
        basis: clock.basis,
        article: clock.article,
        ground: clock.ground,
        source: clock.source,
        confidence: clock.confidence,
      },
      state,
      startedAt: clock.startedAt,
      dueAt: clock.dueAt,
      stoppedAt: clock.stoppedAt,
      stoppedByName: clock.stoppedByName,
      unsure: counts ? unsureYears(days, dayOf(clock.startedAt), dayOf(clock.dueAt)) : [],
      events: (events.get(clock.id) ?? []).map((event: ClockEvent) => ({ ...event })),
      can: can(
        to.person,
        acts.map((act) => `clock.${act}`),
        clock.unitId,
      ),
    };
  });
}

const versionAnswer = z.object({
  number: z.number(),
  amount: z.number(),
  unit: z.enum(ruleUnits),
  length: label,
  rolls: z.boolean(),
  basis: z.enum(ruleBases),
  article: z.string().nullable(),
  source: z.string(),
  confidence: z.enum(confidences),
  validFrom: z.string(),
  byName: z.string().nullable(),
});

export const ruleAnswer = z.object({
  code: z.string(),
  label,
  /** The article that asks for it "at once". */
  ground: z.string().nullable(),
  /** The newest first; the first whose day has come is in force. */
  versions: z.array(versionAnswer),
  can: z.array(z.string()),
});
export type RuleAnswer = z.infer<typeof ruleAnswer>;

/** Rules as they go out. */
export function shownRules(rows: readonly RuleRow[], person: Person): RuleAnswer[] {
  return [...Map.groupBy(rows, (row) => row.code)].map(([code, versions]) => ({
    code,
    label: { vi: versions[0]?.labelVi ?? "", en: versions[0]?.labelEn ?? "" },
    ground: versions[0]?.ground ?? null,
    versions: versions.map((version) => ({ ...version, length: lengthOf(version) })),
    can: can(person, ["deadline.change-rule"], person.unitId),
  }));
}

export const dayAnswer = z.object({
  day: z.string(),
  kind: z.enum(dayKinds),
  name: z.string(),
  standing: z.enum(dayStandings),
  source: z.string(),
  confidence: z.enum(confidences),
});

export const yearAnswer = z.object({
  year: z.number(),
  /** 0 where nothing is written down: only Saturdays and Sundays are off. */
  version: z.number(),
  days: z.array(dayAnswer),
  years: z.array(z.number()),
  at: z.date().nullable(),
  byName: z.string().nullable(),
  can: z.array(z.string()),
});
export type YearAnswer = z.infer<typeof yearAnswer>;
