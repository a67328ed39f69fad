/** Two acts on one plan at the same moment, over HTTP and PostgreSQL: one waits for the other and sees what it did. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "#base/database/index.ts";
import { clauseOf, openStory, type Story } from "#test/plan-story.ts";
import { during } from "#test/under-way.ts";
import { publishPlan } from "./publish.ts";
import { findDocument, holdDocument } from "./queries/document.ts";

const TEXT =
  "KẾ HOẠCH\nCông tác gia đình năm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Mở lớp tập huấn.\n- Lập danh mục cơ sở.";

let story: Story;
let id = 0;
const act = (route: string, body: object) => story.desk.ask(story.cast.lead, route, { body });

beforeAll(async () => {
  story = await openStory();
  id = (await act("POST /api/plan/documents", { text: TEXT })).body.id;
  await act(`POST /api/plan/documents/${id}/accept`, {});
});
afterAll(() => story.close());

test("a clause is not said to need no task while its tasks are being given", async () => {
  const clause = clauseOf(await story.review(id), "Mở lớp");
  const publishing = async (tx: Tx): Promise<void> => {
    await holdDocument(tx, "document", id);
    const document = await findDocument(tx, id);
    await publishPlan(tx, document!, { year: 2026, personId: null });
  };
  const corrected = await during(story.desk.owner, publishing, () =>
    act(`PATCH /api/plan/clauses/${clause.id}`, {
      version: clause.version,
      outcome: "no-task",
      reason: "Đã làm",
    }),
  );
  expect([corrected.status, corrected.body.kind]).toEqual([422, "rule"]);
  expect(clauseOf(await story.review(id), "Mở lớp").outcome).toBe("task");
});

test("a plan that is just being replaced gives no tasks, and stays replaced", async () => {
  const { version } = await story.review(id);
  const replacing = (tx: Tx) =>
    sql`update plan.document set state = 'superseded', version = version + 1 where id = ${id}`.execute(tx);
  const published = await during(story.desk.owner, replacing, () =>
    act(`POST /api/plan/documents/${id}/publish`, { version, year: 2026 }),
  );
  expect([published.status, published.body.kind]).toEqual([422, "rule"]);
  expect((await story.review(id)).state).toBe("superseded");
});
