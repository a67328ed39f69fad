/** What a command of the command line is, and what it may use. */
import type { Label } from "#base/words.ts";

/** Exit codes: a script can tell a failure from a refusal or a typing error. */
export const exit = { ok: 0, failed: 1, refused: 2 } as const;

/** One option; every command also knows --help and --json. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** What stands for the value in the help, e.g. "FILE". */
  readonly value?: string;
  readonly about: Label;
}

/** Where a command writes. */
export interface Output {
  /** A line for a person; with --json it goes to standard error, so that standard output is only JSON. */
  say(line: string): void;
  /** The result for a program; printed only with --json. */
  data(value: unknown): void;
}

/** What a command is given. */
export interface Input {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly json: boolean;
  readonly out: Output;
}

/** One command. `name` has one or two words ("plan read"). `run` returns the exit code (nothing means 0). */
export interface Command {
  readonly name: string;
  readonly summary: Label;
  /** What follows the name, e.g. "FILE [--json]". */
  readonly usage: string;
  readonly options?: Readonly<Record<string, OptionSpec>>;
  /** How many words may follow the name; none by default. */
  readonly words?: { readonly least: number; readonly most: number };
  run(input: Input): Promise<number | void>;
}

/** An expected refusal: one sentence, exit code 2, no stack. */
export class Refused extends Error {
  readonly sentence: Label;

  constructor(sentence: Label) {
    super(sentence.en);
    this.name = "Refused";
    this.sentence = sentence;
  }
}

/** A text option, or undefined. */
export function textOption(input: Input, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === "string" ? value : undefined;
}
