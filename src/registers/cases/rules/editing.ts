/** What the city may change of code lists, of fields and of facts, and what it may not. Days are YYYY-MM-DD. Pure. */
import { Problem, type FieldProblem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import {
  factShapes,
  partCodes,
  shapeOf,
  UNKNOWN,
  type CaseField,
  type Code,
  type CodeList,
  type Fact,
  type FieldSetting,
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
