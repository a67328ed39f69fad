import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStory, type Assignment, type Clause, type Review, type Story } from "#test/plan-story.ts";

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const lead = async (route: string, body?: object): Promise<Review> => {
  const answer = await story.desk.ask(story.cast.lead, route, body ? { body } : {});
  if (answer.status > 201) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Review;
};

const ended = (clauses: readonly Clause[], outcome: string, reason: string | null) => ({
  decisions: clauses.map(({ id, version }) => ({ id, version, outcome, reason })),
});

const row = async (text: string): Promise<Record<string, number>> =>
  (await story.desk.owner.query(text)).rows[0] as Record<string, number>;

test("2,142 tasks for 126 communes are given in one act, once, though two people press at the same moment", async () => {
  const items = Array.from(
    { length: 17 },
    (_, n) => `- Tổ chức buổi truyền thông lần ${n + 1} ở địa bàn.`,
  ).join("\n");
  const text = `KẾ HOẠCH\nCông tác gia đình năm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. UBND các xã, phường\n${items}`;
  const { id } = await lead("POST /api/plan/documents", { text });
  await lead(`POST /api/plan/documents/${id}/accept`, {});
  const { version, readiness } = await story.review(id);
  expect(readiness.ready).toBe(true);
  const body = { version, year: 2026 };
  const answers = await Promise.all(
    [1, 2].map(() => story.desk.ask(story.cast.lead, `POST /api/plan/documents/${id}/publish`, { body })),
  );
  const added = answers.map((a) => (a.status === 200 ? (a.body.added as number) : 0));
  expect(added.toSorted((a, b) => a - b)).toEqual([0, 17 * 126]);
  const kept = await row(`select count(*)::int as tasks, count(distinct r.code)::int as codes,
    (select count(*)::int from records.history) as lines from plan.task t join records.record r on r.id = t.id and r.unit_id = t.unit_id`);
  expect(kept).toEqual({ tasks: 2142, codes: 2142, lines: 2142 });
});

test("listed ⇔ allowed: whoever asks, the list holds exactly the tasks that can be opened", async () => {
  const { desk, cast } = story;
  const found = await desk.owner.query(
    "select r.code, r.unit_id from records.record r where r.register = 'tasks' and r.id % 97 = 0 order by r.id",
  );
  const sample = found.rows as { code: string; unit_id: number }[];
  for (const person of [cast.lead, cast.baDinh, cast.socSon, cast.press]) {
    const reach = person.reach.get("task.read");
    for (const { code, unit_id: unit } of sample) {
      const allowed = reach === "all" || (reach?.has(unit) ?? false);
      const listed = (await desk.ask(person, `GET /api/tasks?q=${code}`)).body.rows as unknown[];
      expect([listed.length, (await desk.ask(person, `GET /api/tasks/${code}`)).status]).toEqual(
        allowed ? [1, 200] : [0, 404],
      );
    }
  }
});

const REAL = path.resolve(import.meta.dirname, "../../../../shared/plans/ke-hoach-cong-tac-gia-dinh.txt");

/** Who is vaguely named: those found are meant; where nobody is found the name is dropped. */
async function answerNames(assignments: readonly Assignment[]): Promise<void> {
  for (const { id, version, units } of assignments.filter((a) => a.asksPerson || a.units === 0))
    await (units > 0
      ? lead(`PATCH /api/plan/assignments/${id}`, { version, confirm: true })
      : lead(`POST /api/plan/assignments/${id}/unassign`, { version }));
}

test("the real plan: read, its gap filled, every clause ended, published to today's city", async () => {
  if (!existsSync(REAL)) {
    process.stderr.write("The real plan is not here: its part of the test is left out.\n");
    return;
  }
  const bytes = new Uint8Array(readFileSync(REAL));
  const made = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
    file: { name: "kh.txt", bytes },
  });
  const { id, version } = made.body as Review;
  await lead(`PATCH /api/plan/documents/${id}`, { version, yearFrom: 2022 });
  await answerNames((made.body as Review).assignments);
  const [hole, ...others] = (made.body as Review).gaps;
  await lead(`POST /api/plan/gaps/${hole!.id}/fill`, {
    version: hole!.version,
    clauses: [
      {
        path: "IV.1",
        text: "Theo dõi, đôn đốc và tổng hợp kết quả của các đơn vị.",
        assignments: [{ agency: "Sở Văn hóa và Thể thao", role: "lead" }],
      },
    ],
  });
  for (const gap of others)
    await lead(`POST /api/plan/gaps/${gap.id}/lost`, { version: gap.version, reason: "Không còn bản gốc" });

  // Part II names nobody: the department that leads family work today takes it.
  const before = await story.review(id);
  const assigned = new Set(before.assignments.map((a) => a.clauseId));
  const nobody = before.clauses.filter(
    (c) => c.actionable && c.path.startsWith("II.") && !assigned.has(c.id),
  );
  expect(nobody).toHaveLength(24);
  for (const clause of nobody)
    await lead(`POST /api/plan/clauses/${clause.id}/assignments`, {
      agency: "Sở Văn hóa và Thể thao",
      role: "lead",
    });
  const read = await story.review(id);
  const named = new Set(read.assignments.map((a) => a.clauseId));
  const open = read.clauses.filter((c) => c.outcome === "undecided");
  await lead(
    `POST /api/plan/documents/${id}/decide`,
    ended(
      open.filter((c) => named.has(c.id)),
      "task",
      null,
    ),
  );
  await lead(
    `POST /api/plan/documents/${id}/decide`,
    ended(
      open.filter((c) => !named.has(c.id)),
      "no-task",
      "Mục đích, kinh phí chung",
    ),
  );

  const ready = await story.review(id);
  expect(ready.readiness.checks.filter((c) => c.blocking)).toEqual([]);
  await lead(`POST /api/plan/documents/${id}/publish`, { version: ready.version, year: 2026 });

  // Districts are gone: each of the 126 communes has the six clauses that name them (III.2, four of item 12, the closing).
  const communes =
    await row(`select count(*)::int as n, count(distinct t.unit_id)::int as units from plan.task t
    join agencies.unit u on u.id = t.unit_id where t.document_id = ${id} and u.kind in ('ward', 'commune')`);
  expect(communes).toEqual({ n: 6 * 126, units: 126 });
  // The department of information is no more: nobody of the past has a task.
  const past = await row(`select count(*)::int as n from plan.task t join agencies.unit u on u.id = t.unit_id
    where t.document_id = ${id} and u.valid_to <= '2026-03-02'`);
  expect(past["n"]).toBe(0);
  const [task] = await story.tasks(story.cast.baDinh, `&document=${id}&sort=clause`);
  expect(task!.dueOn).toBe("2026-11-15");
});
