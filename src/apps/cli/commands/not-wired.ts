import { Refused, type Command } from "../command.ts";

/** A command whose module does not exist in this release: its help is there, running it is refused. */
export function notWired(command: Omit<Command, "run">): Command {
  return {
    ...command,
    run: () =>
      Promise.reject(
        new Refused({
          vi: `Lệnh "${command.name}" chưa có trong bản này.`,
          en: `The command "${command.name}" is not part of this release yet.`,
        }),
      ),
  };
}
