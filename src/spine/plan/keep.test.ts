import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSource, readPlan } from "#spine/plan/index.ts";
import { openStory, type Story } from "#test/plan-story.ts";

const CORPUS = path.resolve(import.meta.dirname, "../../../test/plans");
const files = readdirSync(CORPUS).filter((name) => /^\d.*\.(?:txt|docx|pdf)$/.test(name));

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

test.each(files)("%s is kept as it was read: every line, clause, name and gap", async (name) => {
  const bytes = new Uint8Array(readFileSync(path.join(CORPUS, name)));
  const source = await openSource(bytes, name);
  const read = readPlan(source);
  const made = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", { file: { name, bytes } });
  expect([made.status, made.body.title, made.body.number]).toEqual([201, read.title, read.number]);
  expect(made.body.lines).toHaveLength(source.lines.length);
  const texts = (rows: { path: string; line: number; kind: string }[]) =>
    rows.map((c) => `${c.path} ${c.line} ${c.kind}`);
  expect(texts(made.body.clauses)).toEqual(texts(read.clauses));
  expect(made.body.gaps).toHaveLength(read.gaps.length);
  expect(made.body.observances).toHaveLength(read.observances.length);
  expect(made.body.reporting).toHaveLength(read.reporting.length);
  // Each name hangs on the clause of its line (or of the line that it is told of).
  const lineOf = new Map(made.body.clauses.map((c: { id: number; line: number }) => [c.id, c.line]));
  const kept = (made.body.assignments as { clauseId: number; agency: string; role: string }[])
    .map((a) => `${String(lineOf.get(a.clauseId))} ${a.agency} ${a.role}`)
    .toSorted();
  expect(kept).toEqual(
    read.assignments.map((a) => `${a.clauseLine ?? a.line} ${a.agency} ${a.role}`).toSorted(),
  );
});
