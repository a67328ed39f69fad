/**
 * What must be done of itself when a case stands: who has to take part, what has to be decided, by which clock and article. The
 * clocks of a report, from its receiver to the chair, are those of the intake; these are the case's. Pure.
 */
import type { Label } from "#base/words.ts";
import type { Answer, Part } from "../schema/index.ts";
import { ADULT_FROM, ELDERLY_FROM, type AgeSpan } from "./age.ts";
import { words } from "./words.ts";

/** What is known of a case from its reports and its people. */
export interface CaseAlarm {
  readonly childHarmed: Answer;
  readonly vulnerable: Answer;
  readonly lifeDanger: Answer;
  readonly crimeSuspected: Answer;
}

export type Dutiful = "chair" | "co-ordinator";

/** A duty: what, whose, by when. */
export interface Duty {
  /** The rule of its clock (`deadlines.rule`). */
  readonly rule: string;
  readonly who: Dutiful;
  /** The part that must be brought in, where that is the duty; its taking part stops the clock. */
  readonly part: Part | null;
  readonly label: Label;
  /** The law behind it. The hours are the city's own wherever the law says "at once" or nothing. */
  readonly article: string | null;
}

const decide: Duty = {
  rule: "case.first-decision",
  who: "chair",
  part: null,
  label: words.dutyDecide,
  article: "Luật 13/2022/QH15, Điều 20",
};
const assess: Duty = {
  rule: "case.assess-danger",
  who: "co-ordinator",
  part: null,
  label: words.dutyAssess,
  article: null,
};
const verify: Duty = {
  rule: "case.verify",
  who: "co-ordinator",
  part: null,
  label: words.dutyVerify,
  article: null,
};
const bringChildProtection: Duty = {
  rule: "case.bring-child-protection",
  who: "chair",
  part: "child-protection",
  label: words.dutyChild,
  article: "Luật 13/2022/QH15, Điều 4",
};
const bringPolice: Duty = {
  rule: "case.bring-police",
  who: "chair",
  part: "police",
  label: words.dutyPolice,
  article: "Luật 13/2022/QH15, Điều 20",
};
const handOver: Duty = {
  rule: "case.hand-over",
  who: "chair",
  part: "investigation",
  label: words.dutyHandOver,
  article: "Luật 13/2022/QH15, Điều 20",
};
const considerBan: Duty = {
  rule: "contact-ban.decide-in-danger",
  who: "chair",
  part: null,
  label: words.dutyBan,
  article: "Luật 13/2022/QH15, Điều 25",
};

/** Everything that has to be done; grows with what is known, never shrinks by what is not. */
export function dutiesOf(alarm: CaseAlarm): Duty[] {
  const [child, weak, danger, crime] = [
    alarm.childHarmed === "yes",
    alarm.vulnerable === "yes" || alarm.childHarmed === "yes",
    alarm.lifeDanger === "yes",
    alarm.crimeSuspected === "yes",
  ];
  return [
    decide,
    assess,
    verify,
    ...(child ? [bringChildProtection] : []),
    ...(weak || danger ? [bringPolice] : []),
    ...(crime ? [handOver] : []),
    ...(danger ? [considerBan] : []),
  ];
}

/** Somebody harmed, as what is known of them bears on duties: the age as a span, the points of the law that they fall under. */
export interface HarmedKnown {
  readonly age: AgeSpan | null;
  readonly vulnerabilities: readonly string[];
}

/** Whether a child is harmed: yes where one surely is under sixteen, no where all surely are not. */
function childAmong(harmed: readonly HarmedKnown[]): Answer {
  if (harmed.some(({ age }) => age !== null && age.max < ADULT_FROM)) return "yes";
  const grown = harmed.length > 0 && harmed.every(({ age }) => age !== null && age.min >= ADULT_FROM);
  return grown ? "no" : "unknown";
}

const isWeak = ({ age, vulnerabilities }: HarmedKnown): boolean =>
  vulnerabilities.length > 0 || (age !== null && age.min >= ELDERLY_FROM);

/** What a case tells by what was written in it, whoever reported it and however. */
export const alarmOf = (
  harmed: readonly HarmedKnown[],
  told: Pick<CaseAlarm, "lifeDanger" | "crimeSuspected">,
): CaseAlarm => ({
  childHarmed: childAmong(harmed),
  vulnerable: harmed.some(isWeak) ? "yes" : "unknown",
  lifeDanger: told.lifeDanger,
  crimeSuspected: told.crimeSuspected,
});

/** Two reports of one case: what either says is so is so; not knowing gives way to knowing. */
export function joinAlarms(a: CaseAlarm, b: CaseAlarm): CaseAlarm {
  const join = (x: Answer, y: Answer): Answer => {
    if (x === "yes" || y === "yes") return "yes";
    return x === "no" || y === "no" ? "no" : "unknown";
  };
  return {
    childHarmed: join(a.childHarmed, b.childHarmed),
    vulnerable: join(a.vulnerable, b.vulnerable),
    lifeDanger: join(a.lifeDanger, b.lifeDanger),
    crimeSuspected: join(a.crimeSuspected, b.crimeSuspected),
  };
}
