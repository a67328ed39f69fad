import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStory, publishStory, type Story, type Task } from "#test/plan-story.ts";

let story: Story;
beforeAll(async () => {
  story = await openStory();
  await publishStory(story);
});
afterAll(() => story.close());

describe("tasks", () => {
  test("a department, the press, the Front and a commune see their own and nobody else's", async () => {
    expect((await story.tasks(story.cast.health)).map((t) => [t.part, t.dueOn])).toEqual([
      // The clause's own day; the yearly report's day for the other.
      ["lead", "2026-06-30"],
      ["responsible", "2026-11-15"],
    ]);
    expect((await story.tasks(story.cast.police)).map((t) => t.part)).toEqual(["coordinate"]);
    expect(await story.tasks(story.cast.press)).toHaveLength(1);
    expect((await story.tasks(story.cast.front)).map((t) => t.part)).toEqual(["requested"]);
    const [mine] = await story.tasks(story.cast.baDinh);
    expect(await story.tasks(story.cast.baDinh)).toHaveLength(2);
    expect(mine!.unit.code).toBe("01.00004");
    expect((await story.desk.ask(story.cast.socSon, `GET /api/tasks/${mine!.code}`)).status).toBe(404);
    expect((await story.desk.ask(story.cast.socSon, `GET /api/tasks/${mine!.code}/notes`)).status).toBe(404);
    expect((await story.desk.ask(story.cast.lead, `GET /api/tasks/${mine!.code}`)).status).toBe(200);
  });

  test("receipt is acknowledged one by one or all at once, once", async () => {
    const [one] = await story.tasks(story.cast.health);
    const seen = await story.desk.ask(story.cast.health, `POST /api/tasks/${one!.code}/acknowledge`, {
      body: { version: one!.version },
    });
    expect(seen.body).toMatchObject({ status: "received", version: 2 });
    expect(seen.body.can).not.toContain("task.acknowledge");
    const both = await story.desk.ask(story.cast.baDinh, "POST /api/tasks/acknowledge", {
      body: { year: 2026 },
    });
    expect(both.body.codes).toHaveLength(2);
    const none = await story.desk.ask(story.cast.baDinh, "POST /api/tasks/acknowledge", {
      body: { year: 2026 },
    });
    expect(none.body.codes).toEqual([]);
    // Another unit's codes are left alone.
    const theirs = (await story.tasks(story.cast.front)).map((t) => t.code);
    expect(
      (await story.desk.ask(story.cast.socSon, "POST /api/tasks/acknowledge", { body: { codes: theirs } }))
        .body.codes,
    ).toEqual([]);
  });

  test("progress is told with words, by rules, and kept with who said it", async () => {
    const [task] = await story.tasks(story.cast.baDinh);
    const tell = (body: object) =>
      story.desk.ask(story.cast.baDinh, `POST /api/tasks/${task!.code}/progress`, { body });
    expect((await tell({ version: task!.version, status: "done" })).body.errors[0].path).toBe("note");
    expect((await tell({ version: task!.version, status: "doing", percent: 40 })).status).toBe(422);
    const doing = await tell({
      version: task!.version,
      status: "doing",
      percent: 40,
      note: "Đã làm ở bốn tổ dân phố",
    });
    expect(doing.body).toMatchObject({ status: "doing", percent: 40, lastNote: "Đã làm ở bốn tổ dân phố" });
    const stale = await tell({ version: task!.version, status: "done", note: "Xong" });
    expect([stale.status, stale.body.facts.current.status]).toEqual([409, "doing"]);
    // Who answers was being named meanwhile: it touches nothing of the progress, and both stand.
    const named = await story.desk.ask(story.cast.baDinh, `PATCH /api/tasks/${task!.code}`, {
      body: { version: task!.version, answerable: "Chủ tịch UBND phường" },
    });
    expect(named.body).toMatchObject({ answerable: "Chủ tịch UBND phường", status: "doing", percent: 40 });
    const done = await tell({
      version: named.body.version,
      status: "done",
      note: "Đã xong, có biên bản",
      doneOn: "2026-03-01",
    });
    expect(done.body).toMatchObject({ status: "done", doneOn: "2026-03-01", overdue: false });
    // More may be told of what is done; the day on which it was done stays.
    const more = await tell({ version: done.body.version, status: "done", note: "Gửi thêm ảnh" });
    expect(more.body).toMatchObject({ status: "done", doneOn: "2026-03-01", lastNote: "Gửi thêm ảnh" });
    const notes = (await story.desk.ask(story.cast.baDinh, `GET /api/tasks/${task!.code}/notes`)).body.rows;
    expect(notes.map((n: { status: string }) => n.status)).toEqual(["done", "done", "doing"]);
    const history = (await story.desk.ask(story.cast.baDinh, `GET /api/tasks/${task!.code}/history`)).body
      .rows;
    expect(history.map((h: { verb: string }) => h.verb)).toEqual([
      "task.progress",
      "task.progress",
      "task.update",
      "task.progress",
      "task.acknowledge",
      "plan.publish",
    ]);
  });

  test("the same telling sent twice is one", async () => {
    const [task] = await story.tasks(story.cast.press);
    const key = crypto.randomUUID();
    const body = { version: task!.version, status: "doing", note: "Đã đăng hai bài" };
    const first = await story.desk.ask(story.cast.press, `POST /api/tasks/${task!.code}/progress`, {
      body,
      key,
    });
    const second = await story.desk.ask(story.cast.press, `POST /api/tasks/${task!.code}/progress`, {
      body,
      key,
    });
    expect(second.body).toEqual(first.body);
    expect(
      (await story.desk.ask(story.cast.press, `GET /api/tasks/${task!.code}/notes`)).body.rows,
    ).toHaveLength(1);
  });

  test("evidence is another record or a file, and is counted", async () => {
    const [, other] = await story.tasks(story.cast.baDinh, "&sort=code");
    const [task] = await story.tasks(story.cast.baDinh, "&sort=code");
    const linked = await story.desk.ask(story.cast.baDinh, `POST /api/tasks/${task!.code}/links`, {
      body: { to: other!.code, kind: "evidence" },
    });
    expect(linked.status).toBe(201);
    const bytes = new TextEncoder().encode("Biên bản");
    const file = await story.desk.ask(story.cast.baDinh, `POST /api/tasks/${task!.code}/attachments`, {
      file: { name: "bien-ban.txt", bytes },
    });
    expect(file.status).toBe(201);
    expect((await story.desk.ask(story.cast.baDinh, `GET /api/tasks/${task!.code}`)).body.evidence).toBe(2);
    const foreign = await story.desk.ask(story.cast.socSon, `POST /api/tasks/${task!.code}/links`, {
      body: { to: other!.code, kind: "evidence" },
    });
    expect(foreign.status).toBe(404);
    // A wrong file taken off proves nothing any more: one of the two is left.
    const wrong = `DELETE /api/tasks/${task!.code}/attachments/${file.body.rows[0].id}`;
    expect((await story.desk.ask(story.cast.socSon, wrong)).status).toBe(404);
    expect((await story.desk.ask(story.cast.baDinh, wrong)).body.rows).toEqual([]);
    expect((await story.desk.ask(story.cast.baDinh, `GET /api/tasks/${task!.code}`)).body).toMatchObject({
      evidence: 1,
    });
  });

  test("the head is named, the city moves a day, and lateness follows from the day", async () => {
    const [task] = await story.tasks(story.cast.front);
    const named = await story.desk.ask(story.cast.front, `PATCH /api/tasks/${task!.code}`, {
      body: { version: task!.version, answerable: "Trần Thu Hà" },
    });
    expect(named.body.answerable).toBe("Trần Thu Hà");
    const day = { version: named.body.version, dueOn: "2026-02-20" };
    expect(
      (await story.desk.ask(story.cast.front, `POST /api/tasks/${task!.code}/schedule`, { body: day }))
        .status,
    ).toBe(403);
    const moved = await story.desk.ask(story.cast.lead, `POST /api/tasks/${task!.code}/schedule`, {
      body: day,
    });
    // 20 February to 2 March 2026: ten days.
    expect(moved.body).toMatchObject({ overdue: true, lateDays: 10, dueSource: "person" });
    expect((await story.tasks(story.cast.lead, "&status=overdue")).map((t) => t.code)).toEqual([task!.code]);
  });

  test("a list of many pages is each task once, in order", async () => {
    const seen: string[] = [];
    let after = "";
    do {
      const page = (
        await story.desk.ask(story.cast.lead, `GET /api/tasks?year=2026&sort=clause&limit=100${after}`)
      ).body;
      seen.push(...(page.rows as Task[]).map((t) => t.code));
      after = page.next ? `&after=${page.next}` : "";
    } while (after);
    expect(seen).toHaveLength(258);
    expect(new Set(seen).size).toBe(258);
    expect((await story.tasks(story.cast.lead, "&q=tap%20huan")).map((t) => t.clause.path)).toEqual(["I.3"]);
  });

  test("each number of the tree leads to a list of exactly that many, with all that stands below", async () => {
    const [{ id }] = (await story.desk.ask(story.cast.lead, "GET /api/plan/documents")).body.rows;
    const tree = (await story.desk.ask(story.cast.health, `GET /api/plan/documents/${id}/progress?year=2026`))
      .body;
    // Sở Y tế has 2 tasks, both under I.1: so does the part above it.
    const numbers: [string, number][] = [];
    for (const clause of tree.clauses.filter((c: { counts: { total: number } }) => c.counts.total > 0)) {
      expect(await story.tasks(story.cast.health, `&under=${clause.id}`)).toHaveLength(clause.counts.total);
      numbers.push([clause.path, clause.counts.total]);
    }
    expect(numbers).toEqual([
      ["I", 2],
      ["I.1", 2],
      ["I.1.1", 1],
      ["I.1.2", 1],
    ]);
  });

  test("the sheet holds exactly the list", async () => {
    const { readSheet } = await import("#base/sheet/index.ts");
    const file = await story.desk.ask(
      story.cast.lead,
      "GET /api/tasks/export.xlsx?year=2026&part=coordinate",
    );
    const read = await readSheet(file.bytes, "nhiem-vu.xlsx");
    expect(read.rows).toHaveLength(1);
  });
});
