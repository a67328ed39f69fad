/** What can be measured, by area; each module adds its own. */
import { board } from "./board.ts";
import { cases } from "./cases.ts";
import { plan } from "./plan.ts";
import { spine } from "./spine.ts";
import { submit } from "./submit.ts";
import { vault } from "./vault.ts";
import type { BenchRow } from "./rows.ts";

export const areas: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  plan,
  board,
  submit,
  spine,
  vault,
  cases,
};
