import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  TEXT,
  blocking,
  clauseOf,
  openStory,
  type Assignment,
  type Clause,
  type Review,
  type Story,
} from "#test/plan-story.ts";

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** One plan goes through the whole file, as it would through a year. */
let document = 0;

describe("reading and reviewing", () => {
  test("a pasted plan is read into clauses, names and gaps, and waits for a person", async () => {
    const made = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
      body: { text: TEXT, name: "kh-77" },
    });
    expect(made.status).toBe(201);
    document = made.body.id;
    expect(made.body).toMatchObject({
      state: "reviewing",
      number: "77/KH-UBND",
      issuedOn: "2026-01-12",
      yearFrom: 2026,
      yearTo: 2026,
    });
    const r = made.body as Review;
    expect(r.gaps.length).toBeGreaterThanOrEqual(1);
    expect(r.readiness.ready).toBe(false);
    const plans = clauseOf(r, "Xây dựng kế hoạch");
    const [communes] = r.assignments.filter((a) => a.clauseId === plans.id);
    expect(communes).toMatchObject({ agency: "UBND các quận, huyện, thị xã", units: 126, asksPerson: false });
    // Nothing is a task until a person publishes.
    expect((await story.desk.ask(story.cast.health, "GET /api/tasks")).body.rows).toEqual([]);
  });

  test("a draft is seen by nobody but the city", async () => {
    expect((await story.desk.ask(story.cast.baDinh, `GET /api/plan/documents/${document}`)).status).toBe(404);
    expect((await story.desk.ask(story.cast.baDinh, `GET /api/plan/reviews/${document}`)).status).toBe(403);
    expect((await story.desk.ask(story.cast.lead, `GET /api/plan/documents/${document}`)).status).toBe(404);
    expect((await story.desk.ask(story.cast.baDinh, "GET /api/plan/documents")).body.rows).toEqual([]);
  });

  test("the same file twice, nothing, and what is no document are refused in words", async () => {
    const again = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", { body: { text: TEXT } });
    expect([again.status, again.body.facts.document]).toEqual([409, document]);
    expect(
      (await story.desk.ask(story.cast.lead, "POST /api/plan/documents", { body: { text: " " } })).status,
    ).toBe(422);
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    const wrong = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
      file: { name: "kh.pdf", bytes: picture },
    });
    expect([wrong.status, wrong.body.kind]).toEqual([415, "unsupported"]);
    expect(wrong.body.detail).not.toBe("");
  });

  test("a file comes in by upload and goes out as it came", async () => {
    const bytes = new TextEncoder().encode(TEXT.replace("77/KH-UBND", "78/KH-UBND"));
    const made = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
      file: { name: "kế hoạch 78.txt", bytes },
    });
    expect([made.status, made.body.fileName]).toEqual([201, "kế hoạch 78.txt"]);
    const file = await story.desk.ask(story.cast.lead, `GET /api/plan/reviews/${made.body.id}/file`);
    expect(Buffer.from(file.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  test("what the reader is sure of is accepted at once; the rest a person ends one by one", async () => {
    const accepted = await story.desk.ask(story.cast.lead, `POST /api/plan/documents/${document}/accept`);
    expect(accepted.status).toBe(200);
    let r = await story.review(document);
    expect(clauseOf(r, "Xây dựng kế hoạch").outcome).toBe("task");
    const open = r.clauses.filter((c) => c.outcome === "undecided");
    const without = await story.desk.ask(story.cast.lead, `POST /api/plan/documents/${document}/decide`, {
      body: { decisions: open.map((c) => ({ id: c.id, version: c.version, outcome: "no-task" })) },
    });
    // "No task needed" needs its because.
    expect([without.status, without.body.errors[0].path]).toEqual([422, "reason"]);
    if (open.length > 0)
      await story.desk.ask(story.cast.lead, `POST /api/plan/documents/${document}/decide`, {
        body: {
          decisions: open.map((c) => ({
            id: c.id,
            version: c.version,
            outcome: "no-task",
            reason: "Báo cáo, không giao việc",
          })),
        },
      });
    r = await story.review(document);
    expect(r.clauses.filter((c) => c.outcome === "undecided")).toEqual([]);
    expect(blocking(r)).toMatchObject({ unresolved: 1 });
  });

  test("a name that means nobody in particular is answered by a person", async () => {
    const r = await story.review(document);
    const vague = r.assignments.find((a) => a.agency.includes("đơn vị liên quan"))!;
    expect(vague.asksPerson).toBe(true);
    const nobody = await story.desk.ask(story.cast.lead, `PATCH /api/plan/assignments/${vague.id}`, {
      body: { version: vague.version, unitIds: [999_999] },
    });
    expect(nobody.status).toBe(422);
    const culture = await story.desk.unitId("HN-SVHTT");
    const answered = await story.desk.ask(story.cast.lead, `PATCH /api/plan/assignments/${vague.id}`, {
      body: { version: vague.version, unitIds: [culture] },
    });
    expect(answered.status).toBe(200);
    expect(blocking(answered.body as Review)["unresolved"]).toBeUndefined();
    // Looked at again: it is dropped, so that only the communes have the clause.
    const gone = await story.desk.ask(story.cast.lead, `POST /api/plan/assignments/${vague.id}/unassign`, {
      body: { version: vague.version + 1 },
    });
    expect(gone.body.dropped.assignments).toEqual([vague.id]);
  });

  test("an edit of what has changed meanwhile is a conflict that shows the present text", async () => {
    const clause = clauseOf(await story.review(document), "Thống kê");
    const edit = { version: clause.version, product: "Bảng thống kê quý" };
    expect(
      (await story.desk.ask(story.cast.lead, `PATCH /api/plan/clauses/${clause.id}`, { body: edit })).status,
    ).toBe(200);
    const late = await story.desk.ask(story.cast.lead, `PATCH /api/plan/clauses/${clause.id}`, {
      body: { ...edit, text: "Khác" },
    });
    expect([late.status, late.body.facts.current.product]).toEqual([409, "Bảng thống kê quý"]);
  });

  test("a clause is split into its sentences and merged again, its agencies with it", async () => {
    const before = await story.review(document);
    const clause = clauseOf(before, "Mở chuyên mục");
    const cut = "Mở chuyên mục".length;
    const parts = [clause.text.slice(0, cut), clause.text.slice(cut)];
    const wrong = await story.desk.ask(story.cast.lead, `POST /api/plan/clauses/${clause.id}/split`, {
      body: { version: clause.version, parts: ["Mở chuyên mục", "và hơn nữa"] },
    });
    expect(wrong.status).toBe(422);
    const split = await story.desk.ask(story.cast.lead, `POST /api/plan/clauses/${clause.id}/split`, {
      body: { version: clause.version, parts },
    });
    expect(split.body.clauses).toHaveLength(before.clauses.length + 1);
    const [first, second] = (split.body.clauses as Clause[]).filter((c) =>
      parts.map((p) => p.trim()).includes(c.text),
    );
    expect(split.body.assignments.filter((a: Assignment) => a.clauseId === second!.id)).toHaveLength(1);
    const merged = await story.desk.ask(story.cast.lead, `POST /api/plan/clauses/${first!.id}/merge`, {
      body: { version: first!.version, with: second!.id, withVersion: second!.version },
    });
    expect(merged.status).toBe(200);
    const after = await story.review(document);
    expect(after.clauses.map((c) => c.text)).toEqual(before.clauses.map((c) => c.text));
    expect(after.assignments).toHaveLength(before.assignments.length);
  });

  test("what the document lost is filled in by a person or said to be lost; then nothing stands in the way", async () => {
    const r = await story.review(document);
    const [hole, ...others] = r.gaps;
    const filled = await story.desk.ask(story.cast.lead, `POST /api/plan/gaps/${hole!.id}/fill`, {
      body: {
        version: hole!.version,
        clauses: [
          {
            path: "I.3",
            text: "Tập huấn hòa giải viên về nhận biết bạo lực gia đình.",
            assignments: [{ agency: "Sở Tư pháp", role: "lead" }],
          },
        ],
      },
    });
    expect(filled.status).toBe(201);
    const supplied = (filled.body.clauses as (Clause & { supplied: boolean })[]).find((c) => c.supplied)!;
    expect(supplied).toMatchObject({ path: "I.3", outcome: "undecided" });
    for (const gap of others)
      await story.desk.ask(story.cast.lead, `POST /api/plan/gaps/${gap.id}/lost`, {
        body: { version: gap.version, reason: "Bản gốc không còn trang này" },
      });
    // The supplied text stands where it was lost: after the paper, before the Front.
    const texts = (await story.review(document)).clauses
      .toSorted((a, b) => a.position - b.position)
      .map((c) => c.text);
    const at = (start: string): number => texts.findIndex((t) => t.startsWith(start));
    expect(at("Tập huấn")).toBeGreaterThan(at("Mở chuyên mục"));
    expect(at("Tập huấn")).toBeLessThan(at("Vận động"));
    const ended = await story.desk.ask(story.cast.lead, `PATCH /api/plan/clauses/${supplied.id}`, {
      body: { version: supplied.version, outcome: "task" },
    });
    expect(ended.body.readiness.ready).toBe(true);
  });
});

test("an amended plan is compared clause by clause with the one before", async () => {
  const amended = TEXT.replace("77/KH-UBND", "79/KH-UBND")
    .replace(
      "Thống kê số lượt chăm sóc y tế theo từng quý.",
      "Thống kê số lượt chăm sóc y tế theo từng tháng.",
    )
    .replace("- Vận động hội viên tham gia mạng lưới địa chỉ tin cậy.", "- Giám sát việc tiếp nhận tin báo.");
  const made = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", { body: { text: amended } });
  const route = `GET /api/plan/reviews/${made.body.id}/difference?with=${document}`;
  const { changed, added, dropped } = (await story.desk.ask(story.cast.lead, route)).body;
  expect(changed.map((c: { after: Clause }) => c.after.text)).toEqual([
    "Thống kê số lượt chăm sóc y tế theo từng tháng.",
  ]);
  expect(added.map((c: Clause) => c.text)).toEqual(["Giám sát việc tiếp nhận tin báo."]);
  // What a person had filled in stands only in the first.
  expect(dropped.map((c: Clause) => c.text.slice(0, 8))).toEqual(["Tập huấn", "Vận động"]);
});

describe("publishing", () => {
  test("a year the plan does not cover is refused; the preview says what would be given", async () => {
    const { version } = await story.review(document);
    const other = await story.desk.ask(story.cast.lead, `POST /api/plan/documents/${document}/publish`, {
      body: { version, year: 2027 },
    });
    expect([other.status, other.body.kind]).toEqual([422, "rule"]);
    const preview = await story.desk.ask(
      story.cast.lead,
      `GET /api/plan/reviews/${document}/preview?year=2026`,
    );
    // 2 + 1 (police) + 1 (paper) + 1 (justice, filled in) + 1 (Front) + 2 × 126 = 258.
    expect(preview.body).toMatchObject({ adds: 258, given: 0, covered: true });
  });

  test("each unit gets its own task; a second time nothing is given twice", async () => {
    const { version } = await story.review(document);
    const body = { version, year: 2026 };
    const done = await story.desk.ask(story.cast.lead, `POST /api/plan/documents/${document}/publish`, {
      body,
    });
    expect(done.body).toMatchObject({ added: 258, before: 0, units: 126 + 5 });
    const stale = await story.desk.ask(story.cast.lead, `POST /api/plan/documents/${document}/publish`, {
      body,
    });
    expect(stale.status).toBe(409);
    const again = await story.desk.ask(story.cast.lead, `POST /api/plan/documents/${document}/publish`, {
      body: { ...body, version: version + 1 },
    });
    expect(again.body).toMatchObject({ added: 0, before: 258 });
  });

  test("a clause assigned after publishing adds only its own tasks", async () => {
    const r = await story.review(document);
    const clause = clauseOf(r, "Thống kê");
    await story.desk.ask(story.cast.lead, `POST /api/plan/clauses/${clause.id}/assignments`, {
      body: { agency: "Sở Nội vụ", role: "coordinate" },
    });
    const more = await story.desk.ask(story.cast.lead, `POST /api/plan/documents/${document}/publish`, {
      body: { version: r.version, year: 2026 },
    });
    expect(more.body).toMatchObject({ added: 1, before: 258 });
    // Corrected text is what its tasks are called from then on.
    const corrected = clauseOf(await story.review(document), "Thống kê");
    await story.desk.ask(story.cast.lead, `PATCH /api/plan/clauses/${corrected.id}`, {
      body: { version: corrected.version, text: "Thống kê số lượt chăm sóc theo tháng." },
    });
    const named = await story.tasks(story.cast.health, "&q=theo%20thang");
    expect(named.map((t) => t.clause.text)).toEqual(["Thống kê số lượt chăm sóc theo tháng."]);
    // What has tasks is not cut away beneath them.
    const [own] = (await story.review(document)).assignments.filter((a) => a.clauseId === clause.id);
    const cut = await story.desk.ask(story.cast.lead, `POST /api/plan/assignments/${own!.id}/unassign`, {
      body: { version: own!.version },
    });
    expect([cut.status, cut.body.kind]).toEqual([422, "rule"]);
  });
});
