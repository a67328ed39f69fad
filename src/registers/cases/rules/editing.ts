/** What the city may change of code lists, of fields and of facts, and what it may not. Days are YYYY-MM-DD. Pure. */
import { Problem, type FieldProblem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import {
  factShapes,
  isSealedKind,
  partCodes,
  shapeOf,
  UNKNOWN,
  type CaseField,
  type Code,
  type CodeList,
  type Fact,
  type FieldSetting,
  type OwnField,
  type Viewer,
} from "../schema/index.ts";
import { words } from "./editing-words.ts";
import { firstOf, says, type Refusal } from "./refusal.ts";

const wrong = (errors: readonly FieldProblem[]): Refusal =>
  errors.length > 0 ? new Problem("invalid", { errors }) : null;

const unless = (holds: boolean, path: string, message: Label): FieldProblem[] =>
  holds ? [] : [{ path, message }];

const ENDLESS = "9999-12-31";
const overlaps = (a: Code, b: Code): boolean =>
  a.validFrom < (b.validTo ?? ENDLESS) && b.validFrom < (a.validTo ?? ENDLESS);

function wrongOfCode(list: string, rows: readonly Code[], given: Code): FieldProblem[] {
  const others = rows.filter((row) => row.code === given.code && row.validFrom !== given.validFrom);
  return [
    ...unless(says(given.label.vi), "label.vi", words.sayIt),
    ...unless(says(given.label.en), "label.en", words.sayIt),
    ...unless(says(given.source), "source", words.saySource),
    ...unless(given.validTo === null || given.validTo > given.validFrom, "validTo", words.endsBefore),
    ...unless(!others.some((other) => overlaps(other, given)), "validFrom", words.twiceAtOnce),
    ...unless(shapeOf(list).safeParse(given.more).success, "more", words.moreWrong),
  ];
}

/** A text that names a document of the law. */
const LAW =
  /(?:^|[^\p{L}])(?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định|nđ|tt|nq|qđ)(?:[^\p{L}]|$)/iu;

/** A code that stands in the law's own words is changed or ended by the law alone: the source must name what changed it. */
function isAgainstLaw(stands: Code | undefined, given: Code): boolean {
  if (stands?.confidence !== "V" || !LAW.test(stands.source)) return false;
  const isSame = stands.label.vi === given.label.vi && stands.validTo === given.validTo;
  return !isSame && !(LAW.test(given.source) && given.source.trim() !== stands.source);
}

/**
 * Why a code cannot be written so; null where it can. `rows` are the codes of the list as they stand. Of a closed list only words,
 * source and what a code tells may change: the program acts by its codes.
 */
export function refuseCode(
  list: Pick<CodeList, "name" | "closed">,
  rows: readonly Code[],
  given: Code,
): Refusal {
  const stands = rows.find((row) => row.code === given.code && row.validFrom === given.validFrom);
  const isMoved = stands !== undefined && stands.validTo !== given.validTo;
  return (
    firstOf([
      [list.closed && stands === undefined, words.closedAdd],
      [list.closed && isMoved, words.closedEnd],
      [given.code === UNKNOWN && given.validTo !== null, words.unknownStays],
      [isAgainstLaw(stands, given), words.lawSaysIt, stands?.source],
    ]) ?? wrong(wrongOfCode(list.name, rows, given))
  );
}

const viewers: ReadonlySet<string> = new Set<Viewer>([...partCodes, "representative"]);

/** Why a field cannot be set so; null where it can. A narrow field is never widened, and what figures need is never hidden. */
export function refuseSetting(field: CaseField, setting: FieldSetting): Refusal {
  const asked = setting.seenBy ?? [];
  const strangers = asked.filter((viewer) => !viewers.has(viewer));
  const added = asked.filter((viewer) => !field.seenBy.includes(viewer));
  const source = "Luật 13/2022/QH15, Điều 9, Điều 34";
  return firstOf([
    [strangers.length > 0, fill(words.noSuchPart, { parts: strangers.join(", ") })],
    [field.narrow && added.length > 0, words.narrowStays, source],
    [setting.hidden && (field.field.required || field.derived), words.neededStays],
    [setting.required === false && field.field.required, words.requiredStays],
    [setting.required === true && field.derived, words.derivedAsked],
    [setting.label !== null && !(says(setting.label.vi) && says(setting.label.en)), words.sayBoth],
  ]);
}

/** Why a new version of a fact cannot be written so; null where it can. It begins today or later: what was decided stays decided. */
export function refuseFact(given: Fact<unknown>, today: string): Refusal {
  const parsed = factShapes[given.name].safeParse(given.body);
  return wrong([
    ...unless(says(given.source), "source", words.saySource),
    ...unless(given.validFrom >= today, "validFrom", words.factPast),
    ...(parsed.error?.issues ?? []).map((issue) => ({
      path: ["body", ...issue.path.map(String)].join("."),
      message: words.bodyWrong,
    })),
  ]);
}

/** What is missing of a field of the city's own. `begun`: it is asked already. */
function wrongOfOwn(
  given: OwnField,
  of: { readonly begun: boolean; readonly today: string },
): FieldProblem[] {
  const isChoice = given.kind === "choice" || given.kind === "choices";
  const { help, validTo } = given;
  return [
    ...unless(says(given.label.vi), "label.vi", words.sayIt),
    ...unless(says(given.label.en), "label.en", words.sayIt),
    ...unless(help === null || (says(help.vi) && says(help.en)), "help", words.sayBoth),
    ...unless(says(given.ground), "ground", words.sayGround),
    ...unless(given.seenBy.length > 0, "seenBy", words.sayWho),
    ...unless(!isChoice || given.list !== null, "list", words.sayList),
    ...unless(of.begun || given.validFrom >= of.today, "validFrom", words.fieldPast),
    ...unless(validTo === null || validTo >= given.validFrom, "validTo", words.endsBefore),
    ...unless(validTo === null || validTo >= of.today, "validTo", words.endsPast),
  ];
}

/** Why a field of the city's own cannot be written so; null where it can. `stands`: as it was before, null for a new one. */
export function refuseOwn(given: OwnField, stands: OwnField | null, today: string): Refusal {
  const strangers = given.seenBy.filter((viewer) => !viewers.has(viewer));
  const begun = stands !== null && stands.validFrom <= today;
  const isOther = stands !== null && (stands.kind !== given.kind || stands.list !== given.list);
  const told = isSealedKind(given.kind) && given.seenBy.includes("representative");
  return (
    firstOf([
      [strangers.length > 0, fill(words.noSuchPart, { parts: strangers.join(", ") })],
      [isOther, words.kindStays],
      [begun && given.validFrom !== stands.validFrom, words.begunStays],
      [told, words.notToRepresentative, "Luật 13/2022/QH15, Điều 9"],
    ]) ?? wrong(wrongOfOwn(given, { begun, today }))
  );
}

/** What is to be written, with what stands of it. */
export type Asked =
  | { readonly kind: "code"; readonly closed: boolean; readonly stands: Code | null; readonly given: Code }
  | { readonly kind: "setting"; readonly stands: FieldSetting | null; readonly given: FieldSetting }
  | { readonly kind: "field" }
  | { readonly kind: "fact" };

const isSameList = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === b || (a !== null && b !== null && a.toSorted().join() === b.toSorted().join());

/** Whether who sees it, or whether it is asked at all, becomes another. */
const changesSight = (given: FieldSetting, stands: FieldSetting | null): boolean =>
  given.hidden !== (stands?.hidden ?? false) || !isSameList(given.seenBy, stands?.seenBy ?? null);

/** Who must agree before a change is in force: nobody, somebody else, or the data-protection officer. */
export type Second = "none" | "another" | "data-protection";

function secondForSetting(given: FieldSetting, stands: FieldSetting | null): Second {
  if (changesSight(given, stands)) return "data-protection";
  return given.required === (stands?.required ?? null) ? "none" : "another";
}

/**
 * New words, and a new code of an open list that no rule reckons with, hold at once. What rules reckon with, what is ended and what is
 * asked is put in force by another; who sees what, and what more is collected, by the data-protection officer.
 */
export function secondFor(asked: Asked): Second {
  if (asked.kind === "field") return "data-protection";
  if (asked.kind === "setting") return secondForSetting(asked.given, asked.stands);
  if (asked.kind === "fact") return "another";
  const { closed, stands, given } = asked;
  const isEnded = given.validTo !== (stands?.validTo ?? null);
  return given.more !== null || closed || isEnded ? "another" : "none";
}

/** Who puts a proposal in force or refuses it. */
export interface Deciding {
  readonly second: Second;
  readonly proposer: number;
  readonly decider: number;
  readonly isOfficer: boolean;
  readonly verdict: "in-force" | "refused";
  readonly said: string | null;
}

/** Whether somebody may decide on a proposal at all. Nobody decides on their own. */
export const mayDecide = (by: Omit<Deciding, "verdict" | "said">): boolean =>
  by.decider !== by.proposer && (by.second !== "data-protection" || by.isOfficer);

/** Why somebody cannot decide so on a proposal; null where they can. Nobody puts their own in force. */
export const refuseDeciding = (by: Deciding): Refusal =>
  firstOf([
    [by.decider === by.proposer, words.ownProposal],
    [by.second === "data-protection" && !by.isOfficer, words.officerDecides, "Luật 91/2025/QH15"],
    [by.verdict === "refused" && !says(by.said), words.sayWhy],
  ]);
