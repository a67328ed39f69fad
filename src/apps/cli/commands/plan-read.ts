import { planReadCommand } from "#spine/plan/cli.ts";
import type { Input } from "../command.ts";

/** `./toam plan read`: reads one document; needs no database. */
export function planRead({ words: [file = ""], options, json }: Input): Promise<number> {
  return planReadCommand({ file, json, full: options["full"] === true });
}
