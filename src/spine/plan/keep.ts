/** Keeps a document and what was understood of it, in the one transaction of the request. */
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { presentDirectory } from "./names.ts";
import { addAssignments, addBeside, addClauses, addDocument, addLines } from "./queries/import.ts";
import type { ReadDocument } from "./reading/index.ts";
import { assignmentsOf, besideOf, clausesOf, documentOf, type Incoming } from "./understood.ts";
import { words } from "./words.ts";

/** What was kept, for the answer and the trail. */
export interface KeptPlan {
  readonly documentId: number;
  readonly clauses: number;
  readonly assignments: number;
  readonly gaps: number;
}

/** Keeps document, lines, clauses, assignments and the rest. A text without clauses is refused. */
export async function keepPlan(
  tx: Tx,
  { source, reading }: ReadDocument,
  incoming: Omit<Incoming, "format">,
): Promise<KeptPlan> {
  if (reading.clauses.length === 0) throw new Problem("unsupported", { detail: words.noClauses });
  const day = today();
  const directory = await presentDirectory(tx);
  const names = { directory, days: { writtenOn: reading.date ?? day, onDate: day } };
  const document = documentOf(reading, { ...incoming, format: source.format }, { day, directory });
  const documentId = await addDocument(tx, document);
  const kept = { documentId, unitId: incoming.unitId };
  await addLines(tx, kept, source.lines);
  const ids = await addClauses(tx, kept, clausesOf(reading));
  const assignments = assignmentsOf(reading, ids, names);
  await addAssignments(tx, { ...kept, onDate: day }, assignments);
  await addBeside(tx, kept, besideOf(reading, names));
  return {
    documentId,
    clauses: ids.length,
    assignments: assignments.length,
    gaps: reading.gaps.length,
  };
}
