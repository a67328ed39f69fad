/** What was asked and answered about the clocks of something goes with it when it is erased. */
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { forgetClockWords } from "#spine/deadlines/index.ts";
import { forgetTurns } from "./queries/forget.ts";
import { words } from "./words.ts";

/** Takes away every word that was written of the clocks of these things; who wrote and when stays. */
export async function forgetWordsOf(
  tx: Tx,
  of: { readonly kind: string; readonly codes: readonly string[] },
): Promise<void> {
  const clocks = await forgetClockWords(tx, of);
  await inScope(tx, { verb: "notice.forget", sees: "all", writes: "all" }, () =>
    forgetTurns(tx, clocks, words.forgotten.vi),
  );
}
