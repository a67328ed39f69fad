/** Frames for narrative fields: headings and questions that are filled in, never ready sentences about people. Pure. */
import { fill } from "#base/words.ts";
import { templateWords as words } from "../words/templates.ts";
import { firstOf, type Hindrance, type Refusal } from "./refusal.ts";

/** The fields to which frames are offered, beside those of a case that hold a narrative. */
export const otherFields = ["contact.note", "meeting.minutes"] as const;

/** A frame as it is written. */
export interface Frame {
  readonly field: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly bodyVi: string;
  readonly bodyEn: string;
}

const LINES_MAX = 30;
const LETTERS_MAX = 140;

export const linesOf = (body: string): string[] =>
  body
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A heading ends with a colon, a question with its mark: what is filled in follows. */
const isPrompt = (line: string): boolean => /[:?]$/.test(line);
/** A number of a telephone or an identity card has no place in a frame. */
const hasNumber = (line: string): boolean => /\d[\d .-]{5,}\d/.test(line);

function hindrances(body: string): Hindrance[] {
  const lines = linesOf(body);
  const sentence = lines.find((line) => !isPrompt(line));
  return [
    [lines.length === 0, words.empty],
    [lines.length > LINES_MAX, words.tooMany],
    [lines.some((line) => line.length > LETTERS_MAX), words.tooLong],
    [lines.some(hasNumber), words.noNumbers],
    [sentence !== undefined, fill(words.onlyPrompts, { line: sentence ?? "" })],
  ];
}

/** Why a frame cannot be kept so; null where it can. Both languages say the same number of things. */
export const refuseFrame = (frame: Frame, fields: readonly string[]): Refusal =>
  firstOf([
    [!fields.includes(frame.field), words.noSuchField],
    [frame.titleVi.trim() === "" || frame.titleEn.trim() === "", words.titleNeeded],
    ...hindrances(frame.bodyVi),
    ...hindrances(frame.bodyEn),
    [linesOf(frame.bodyVi).length !== linesOf(frame.bodyEn).length, words.bothAlike],
  ]);

/** What stands in a field after a frame was put in: nothing that was written is lost. */
export function withFrame(written: string, body: string): string {
  const frame = linesOf(body).join("\n");
  return written.trim() === "" ? frame : `${written.trimEnd()}\n\n${frame}`;
}
