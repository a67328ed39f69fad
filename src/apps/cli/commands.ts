/** Every command of the command line, in the order of the help page. */
import type { Command } from "./command.ts";
import { auditVerify } from "./commands/audit-verify.ts";
import { backup } from "./commands/backup.ts";
import { bench } from "./commands/bench.ts";
import { demo } from "./commands/demo.ts";
import { migrate } from "./commands/migrate.ts";
import { peopleAdd } from "./commands/people-add.ts";
import { planRead } from "./commands/plan-read.ts";
import { reportDraft } from "./commands/report-draft.ts";
import { restore } from "./commands/restore.ts";
import { start } from "./commands/start.ts";

export const commands: readonly Command[] = [
  start,
  migrate,
  demo,
  planRead,
  reportDraft,
  peopleAdd,
  auditVerify,
  backup,
  restore,
  bench,
];
