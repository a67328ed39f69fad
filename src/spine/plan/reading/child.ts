/** The process in which `readApart` reads one document. It ends when the server does. */
import type { ChildAnswer, ChildQuestion } from "./apart.ts";
import { readPlan } from "./read-plan.ts";
import { openSource, SourceRefused } from "./source.ts";

async function answer({ bytes, fileName }: ChildQuestion): Promise<ChildAnswer> {
  try {
    const source = await openSource(bytes, fileName);
    return { source, reading: readPlan(source) };
  } catch (error) {
    if (error instanceof SourceRefused) return { refused: error.reason };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.once("disconnect", () => process.exit());
process.once("message", (question: ChildQuestion) => {
  void answer(question).then((said) => process.send?.(said));
});
