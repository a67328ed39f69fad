import { afterAll, beforeAll, expect, test } from "vitest";
import {
  clauseOf,
  openStory,
  publishStory,
  TEXT,
  type Clause,
  type Review,
  type Story,
} from "#test/plan-story.ts";

type Supplied = Clause & { supplied: boolean; gapId: number | null };

let story: Story;
let document = 0;
beforeAll(async () => {
  story = await openStory();
  const made = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
    body: { text: TEXT, name: "kh-77" },
  });
  document = made.body.id;
});
afterAll(() => story.close());

const act = (route: string, body: object) => story.desk.ask(story.cast.lead, route, { body });
const item = (path: string, text: string): object => ({
  path,
  text,
  assignments: [{ agency: "Sở Tư pháp", role: "lead" }],
});
const suppliedIn = (r: Review): Supplied[] => (r.clauses as Supplied[]).filter((c) => c.supplied);

test("a gap answered wrongly is opened again, and what was written in for it is gone", async () => {
  const before = await story.review(document);
  const [gap] = before.gaps;
  const clauses = [item("I.3", "Tập huấn hòa giải viên."), item("I.4", "Mở đường dây nóng.")];
  await act(`POST /api/plan/gaps/${gap!.id}/fill`, { version: gap!.version, clauses });
  expect(suppliedIn(await story.review(document))).toHaveLength(2);

  const opened = await act(`POST /api/plan/gaps/${gap!.id}/reopen`, { version: gap!.version + 1 });
  expect([opened.status, opened.body.dropped.clauses.length]).toEqual([200, 2]);
  const after = await story.review(document);
  // The clauses of the document itself stand as they stood.
  expect(after.clauses.map((c) => c.id)).toEqual(before.clauses.map((c) => c.id));
  expect(after.assignments).toHaveLength(before.assignments.length);
  expect(after.gaps.find((g) => g.id === gap!.id)).toMatchObject({ answer: null });
  // An open gap is not opened, and one that was said to be lost is.
  const present = gap!.version + 2;
  expect((await act(`POST /api/plan/gaps/${gap!.id}/reopen`, { version: present })).status).toBe(422);
  await act(`POST /api/plan/gaps/${gap!.id}/lost`, { version: present, reason: "Mất trang" });
  expect((await act(`POST /api/plan/gaps/${gap!.id}/reopen`, { version: present })).status).toBe(409);
  expect((await act(`POST /api/plan/gaps/${gap!.id}/reopen`, { version: present + 1 })).status).toBe(200);
});

test("what a person wrote in is removed; the last one for a gap opens the gap; what the document says stays", async () => {
  const [gap] = (await story.review(document)).gaps;
  const clauses = [item("I.3", "Tập huấn hòa giải viên."), item("I.4", "Mở đường dây nóng.")];
  await act(`POST /api/plan/gaps/${gap!.id}/fill`, { version: gap!.version, clauses });
  const [first, second] = suppliedIn(await story.review(document));
  const remove = (c: Clause) => act(`POST /api/plan/clauses/${c.id}/remove`, { version: c.version });
  expect((await remove(first!)).body.gaps.find((g: { id: number }) => g.id === gap!.id).answer).toBe(
    "filled",
  );
  expect((await remove(second!)).body.gaps.find((g: { id: number }) => g.id === gap!.id).answer).toBeNull();
  const own = clauseOf(await story.review(document), "Xây dựng kế hoạch");
  const refused = await remove(own);
  expect([refused.status, refused.body.kind]).toEqual([422, "rule"]);
});

test("a clause from which tasks were given is neither removed nor lost with its gap", async () => {
  const published = await publishStory(await freshStory());
  const r = await story.review(published);
  const [supplied] = suppliedIn(r);
  const remove = await act(`POST /api/plan/clauses/${supplied!.id}/remove`, { version: supplied!.version });
  expect([remove.status, remove.body.kind]).toEqual([422, "rule"]);
  const gap = r.gaps.find((g) => g.id === supplied!.gapId)!;
  const reopen = await act(`POST /api/plan/gaps/${gap.id}/reopen`, { version: gap.version });
  expect([reopen.status, reopen.body.kind]).toEqual([422, "rule"]);
  expect(suppliedIn(await story.review(published))).toHaveLength(1);
});

/** The same desk without the draft, so that the same text may be read again. */
async function freshStory(): Promise<Story> {
  await story.desk.owner.query("update plan.document set state = 'superseded' where id = $1", [document]);
  return story;
}

test("two clauses made one keep both their lines of the source, and so do the parts that are cut from it", async () => {
  type Lined = Clause & { line: number; moreLines: number[] };
  const made = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
    body: { text: TEXT.replace("77/KH-UBND", "80/KH-UBND"), name: "kh-80" },
  });
  const id = made.body.id as number;
  const first = clauseOf(made.body, "Chủ trì, phối hợp với Công an") as Lined;
  const second = clauseOf(made.body, "Thống kê số lượt") as Lined;
  expect(second.line).toBe(first.line + 1);
  await act(`POST /api/plan/clauses/${first.id}/merge`, {
    version: first.version,
    with: second.id,
    withVersion: second.version,
  });
  const merged = (await story.review(id)).clauses.find((c) => c.id === first.id) as Lined;
  expect([merged.line, merged.moreLines]).toEqual([first.line, [second.line]]);
  const cut = await act(`POST /api/plan/clauses/${first.id}/split`, {
    version: merged.version,
    parts: [first.text, second.text],
  });
  const parts = (cut.body.clauses as Lined[]).filter((c) => [first.text, second.text].includes(c.text));
  expect(parts.map((c) => [c.line, c.moreLines])).toEqual([
    [first.line, [second.line]],
    [first.line, [second.line]],
  ]);
});

test("only whoever corrects plans takes an answer back", async () => {
  const [gap] = (await story.review(document)).gaps;
  for (const person of [story.cast.baDinh, story.cast.health, story.cast.leadership]) {
    const body = { version: gap!.version };
    for (const route of [`POST /api/plan/gaps/${gap!.id}/reopen`, "POST /api/plan/clauses/1/remove"])
      expect((await story.desk.ask(person, route, { body })).status).toBe(403);
  }
});
