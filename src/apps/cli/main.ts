/** The command line: ./toam COMMAND. Started by bin/launch.mjs under Node 24. */
import { commands } from "./commands.ts";
import { runCommandLine } from "./run.ts";

const code = await runCommandLine(commands, process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
// Not exit(): output that is still on its way to a pipe would be cut.
process.exitCode = code;
