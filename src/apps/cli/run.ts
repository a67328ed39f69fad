/** Finds the command, reads its arguments, runs it, and turns every end into an exit code and one sentence. */
import { parseArgs } from "node:util";
import { exit, Refused, type Command, type Input, type Output } from "./command.ts";
import { helpFor, helpForAll } from "./help.ts";

/** Where text goes: standard output and standard error in the program, strings in a test. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

/** Runs one command line and returns the exit code; never throws. */
export async function runCommandLine(
  commands: readonly Command[],
  typed: readonly string[],
  streams: Streams,
): Promise<number> {
  const json = typed.includes("--json");
  try {
    return await dispatch(commands, typed, streams);
  } catch (error) {
    return await report(error, json, streams);
  }
}

async function dispatch(
  commands: readonly Command[],
  typed: readonly string[],
  streams: Streams,
): Promise<number> {
  const found = find(commands, typed);
  if (found === null) {
    const [first] = typed.filter((word) => !word.startsWith("-"));
    if (first !== undefined) throw unknownCommand(commands, first);
    streams.out(`${helpForAll(commands)}\n`);
    return typed.length === 0 || typed.some((word) => word === "--help" || word === "-h")
      ? exit.ok
      : exit.refused;
  }
  const { command, rest } = found;
  if (rest.includes("--help") || rest.includes("-h")) {
    streams.out(`${helpFor(command)}\n`);
    return exit.ok;
  }
  return (await command.run(readInput(command, rest, streams))) ?? exit.ok;
}

function find(
  commands: readonly Command[],
  typed: readonly string[],
): { command: Command; rest: string[] } | null {
  for (const length of [2, 1]) {
    const command = commands.find((c) => c.name === typed.slice(0, length).join(" "));
    if (command !== undefined) return { command, rest: typed.slice(length) };
  }
  return null;
}

function unknownCommand(commands: readonly Command[], word: string): Refused {
  const near = commands.filter((command) => command.name.startsWith(`${word} `));
  if (near.length > 0) {
    const list = near.map((command) => `./toam ${command.name}`).join(", ");
    return new Refused({ vi: `"${word}" gì? Có: ${list}.`, en: `"${word}" what? There is: ${list}.` });
  }
  return new Refused({
    vi: `Không có lệnh "${word}". Gõ ./toam --help để xem các lệnh.`,
    en: `There is no command "${word}". Type ./toam --help for the list.`,
  });
}

function readInput(command: Command, rest: string[], streams: Streams): Input {
  const options = Object.entries(command.options ?? {}).map(([name, { type, short }]) => [
    name,
    { type, ...(short !== undefined && { short }) },
  ]);
  const parsed = parsedOrRefused(command, () =>
    parseArgs({
      args: rest,
      allowPositionals: true,
      options: { ...Object.fromEntries(options), json: { type: "boolean" } },
    }),
  );
  const { least, most } = command.words ?? { least: 0, most: 0 };
  if (parsed.positionals.length < least || parsed.positionals.length > most) throw wrongUse(command);
  const values = parsed.values as Input["options"];
  const json = values["json"] === true;
  return {
    words: parsed.positionals,
    options: values,
    json,
    out: outputTo(streams, json),
  };
}

function parsedOrRefused<T>(command: Command, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw wrongUse(command, (error as Error).message);
  }
}

function wrongUse(command: Command, why = ""): Refused {
  const how = `./toam ${command.name} ${command.usage}`.trim();
  return new Refused({ vi: `Cách dùng: ${how}`, en: `Usage: ${how}${why === "" ? "" : ` (${why})`}` });
}

function outputTo(streams: Streams, json: boolean): Output {
  return {
    say: (line) => (json ? streams.err(`${line}\n`) : streams.out(`${line}\n`)),
    data: (value) => {
      if (json) streams.out(`${JSON.stringify(value, null, 2)}\n`);
    },
  };
}

async function report(error: unknown, json: boolean, streams: Streams): Promise<number> {
  // It knows what every part of the product refuses with: loaded only when there is something to say.
  const { sentenceOf } = await import("./sentence.ts");
  const sentence = sentenceOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const label = sentence ?? { vi: `Lỗi: ${message}`, en: `Failed: ${message}` };
  streams.err(json ? `${JSON.stringify({ error: label })}\n` : `${label.vi}\n${label.en}\n`);
  return sentence === null ? exit.failed : exit.refused;
}
