/**
 * The structured assessment of danger: answers are added up to a proposed level, a person decides. Judgement may raise the level
 * with a reason; to lower it a second person decides with a reason of their own. Pure.
 */
import { daysAfter } from "#base/clock.ts";
import { monthsAfter } from "#base/vi/index.ts";
import { fill, type Label } from "#base/words.ts";
import {
  codeOn,
  type Answer,
  type Code,
  type Codes,
  type RiskFacts,
  type RiskLevel,
  type Fact,
  type Questionnaire,
} from "../schema/index.ts";
import { firstOf, refusal, says, type Refusal } from "./refusal.ts";
import { words } from "./words.ts";

/** The levels from the least to the gravest. */
const levels: readonly RiskLevel[] = ["low", "medium", "high", "extreme"];
const rank = (level: RiskLevel): number => levels.indexOf(level);

/** What the answers come to. */
export interface Assessed {
  readonly score: number;
  readonly level: RiskLevel;
  /** How many questions were answered "unknown" or not at all. */
  readonly unknown: number;
  /** The level if all that is not known were so: what there is to find out. */
  readonly couldBe: RiskLevel;
  /** The critical questions answered yes. */
  readonly critical: readonly string[];
}

function levelOf(score: number, critical: boolean, { levels: least }: Questionnaire): RiskLevel {
  if (score >= least.extreme) return "extreme";
  if (score >= least.high || critical) return "high";
  return score >= least.medium ? "medium" : "low";
}

/** Adds the weights of what was answered yes. A question of the questionnaire that is not answered counts as unknown. */
export function assess(questionnaire: Questionnaire, answers: Readonly<Record<string, Answer>>): Assessed {
  const { questions } = questionnaire;
  const answered = (answer: Answer) => questions.filter((q) => (answers[q.id] ?? "unknown") === answer);
  const sum = (of: typeof questions): number => of.reduce((total, q) => total + q.weight, 0);
  const [yes, open] = [answered("yes"), answered("unknown")];
  const worst = [...yes, ...open];
  return {
    score: sum(yes),
    level: levelOf(
      sum(yes),
      yes.some((q) => q.critical),
      questionnaire,
    ),
    unknown: open.length,
    couldBe: levelOf(
      sum(worst),
      worst.some((q) => q.critical),
      questionnaire,
    ),
    critical: yes.filter((q) => q.critical).map((q) => q.id),
  };
}

/** The example is for demonstrations and for learning; a real city answers by the version that it adopted. */
export const refuseExample = (fact: Fact<Questionnaire>, isProduction: boolean): Refusal =>
  isProduction && fact.isExample ? refusal(words.adoptQuestions, fact.source) : null;

/** What a person decides about the level. */
export interface LevelChoice {
  readonly proposed: RiskLevel;
  readonly chosen: RiskLevel;
  readonly reason: string | null;
  readonly by: number;
  /** Of a lowering: who else decides, and why. */
  readonly second: { readonly by: number; readonly reason: string } | null;
}

/** Up with a reason, down only by the decision of a second person with a reason. */
export function refuseLevel(choice: LevelChoice): Refusal {
  const step = rank(choice.chosen) - rank(choice.proposed);
  if (step === 0) return null;
  const { second } = choice;
  return firstOf([
    [!says(choice.reason), step > 0 ? words.raiseReason : words.lowerReason],
    [step < 0 && second === null, words.lowerSecond],
    [step < 0 && second?.by === choice.by, words.lowerOther],
    [step < 0 && !says(second?.reason), words.lowerSecondReason],
  ]);
}

/** Why a meeting of the agencies is proposed; nothing where it is not. A person decides whether it is held. */
export function meetingReasons(
  asked: {
    readonly assessed: Pick<Assessed, "score">;
    readonly level: RiskLevel;
    /** Days of the events of this household or pair, this one among them. */
    readonly events: readonly string[];
    readonly today: string;
  },
  questionnaire: Questionnaire,
): Label[] {
  const since = monthsAfter(asked.today, -questionnaire.repeatMonths);
  const recent = new Set(asked.events.filter((day) => day > since && day <= asked.today)).size;
  const byScore = asked.assessed.score >= questionnaire.meetingFrom;
  return [
    ...(byScore ? [fill(words.meetingScore, { score: asked.assessed.score })] : []),
    ...(recent >= 2
      ? [fill(words.meetingRepeat, { count: recent, months: questionnaire.repeatMonths })]
      : []),
    ...(asked.level === "extreme" ? [words.meetingExtreme] : []),
  ];
}

const frequency = (level: RiskLevel | null, day: string, codes: Codes): RiskFacts | null =>
  (codeOn((codes["risk-level"] ?? []) as Code<string, RiskFacts>[], level ?? "unknown", day)?.more ??
    null) as RiskFacts | null;

/** By which day the harmed person is to be contacted next; null where the level does not say. */
export function nextContactOn(level: RiskLevel | null, lastOn: string, codes: Codes): string | null {
  const every = frequency(level, lastOn, codes)?.contactEveryDays ?? null;
  return every === null ? null : daysAfter(lastOn, every);
}

/** When danger must be assessed anew: at once where something was reported since, else as the level asks. */
export function nextAssessmentOn(
  known: {
    readonly level: RiskLevel | null;
    /** The day of the last assessment, null where there is none. */
    readonly assessedOn: string | null;
    /** The moments of the last assessment and of the last report. */
    readonly assessedAt: Date | null;
    readonly lastReportAt: Date | null;
    readonly today: string;
  },
  codes: Codes,
): string | null {
  const { assessedAt, assessedOn, lastReportAt } = known;
  if (assessedAt === null || assessedOn === null) return known.today;
  if (lastReportAt !== null && lastReportAt > assessedAt) return known.today;
  const every = frequency(known.level, assessedOn, codes)?.reassessEveryDays ?? null;
  return every === null ? null : daysAfter(assessedOn, every);
}
