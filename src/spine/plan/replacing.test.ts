import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { taskFigures, tasksOfPlan } from "#spine/plan/index.ts";
import {
  decisionsOn,
  openStory,
  publishStory,
  readAmended,
  type Outlook,
  type Story,
  type Task,
} from "#test/plan-story.ts";

const MAY = "2026-05-20T03:00:00Z";
const LIST = "Chủ trì, phối hợp với Công an Thành phố lập danh mục";
const TALKS = "Chủ trì, phối hợp với các đơn vị liên quan tổ chức truyền thông";
const OWN = "Xây dựng kế hoạch";

let story: Story;
let old = 0;
let next = 0;
/** Ba Đình's tasks of the first plan: its plan is done, its talks are under way. */
const baDinh: Record<"plan" | "talks", string> = { plan: "", talks: "" };

const ask = (who: keyof Story["cast"], route: string, body?: object) =>
  story.desk.ask(story.cast[who], route, { ...(body && { body }) });
/** The clause on talks goes on in words so different that a person has to say so. */
let pair: readonly [number, number] = [0, 0];
const outlook = async (query = `by=${next}&pairs=${pair.join("-")}`): Promise<Outlook> =>
  (await ask("lead", `GET /api/plan/reviews/${old}/replacement?${query}`)).body;
const supersede = (body: object) =>
  ask("lead", `POST /api/plan/documents/${old}/supersede`, { by: next, pairs: [pair], ...body });
const groupOf = (o: Outlook, text: string) => o.groups.find((g) => g.clause.text.startsWith(text))!;
const taskOf = (tasks: Task[], text: string): Task => tasks.find((t) => t.clause.text.startsWith(text))!;

beforeAll(async () => {
  story = await openStory();
  const { desk, cast } = story;
  await desk.owner.query(
    "insert into people.person (id, user_name, name, unit_id) overriding system value values ($1, 'dau-moi', 'Nguyễn Thị Đầu Mối', $2)",
    [cast.lead.id, cast.lead.unitId],
  );
  old = await publishStory(story);
  const own = await story.tasks(cast.baDinh, "&mine=true");
  baDinh.plan = taskOf(own, OWN).code;
  baDinh.talks = taskOf(own, TALKS).code;
  const tell = (code: string, body: object) =>
    ask("baDinh", `POST /api/tasks/${code}/progress`, { version: 1, ...body });
  await tell(baDinh.plan, { status: "done", note: "Đã ban hành", doneOn: "2026-03-01" });
  await tell(baDinh.talks, { status: "doing", note: "Đã tổ chức ở 3 tổ dân phố" });
  await ask("health", `POST /api/tasks/${taskOf(await story.tasks(cast.health), LIST).code}/progress`, {
    version: 1,
    status: "doing",
    percent: 40,
    note: "Đã lập 12 cơ sở",
  });
  setClock(new Date(MAY));
  next = await readAmended(story);
});
afterAll(() => story.close());

test("each clause is told with what stands open, what it would become, and what the new plan asks for besides", async () => {
  const byWords = await outlook(`by=${next}`);
  expect(groupOf(byWords, TALKS)).toMatchObject({
    kind: "dropped",
    to: null,
    open: 126,
    options: ["end", "keep"],
  });
  const talks = byWords.added.find((c) => c.text.startsWith("Chủ trì tổ chức"))!;
  pair = [groupOf(byWords, TALKS).clause.id, talks.id];
  const found = await outlook();
  expect([found.years, found.refusal]).toEqual([[2026], null]);
  // Open: 258 but for Ba Đình's plan, which is done. In the order of the plan.
  expect(
    found.groups.map((g) => [
      g.clause.text.slice(0, 12),
      g.kind,
      g.open,
      g.settled,
      g.matched,
      g.options.join(" "),
    ]),
  ).toEqual([
    [LIST.slice(0, 12), "changed", 2, 0, 2, "carry renew"],
    ["Thống kê số ", "same", 1, 0, 1, "carry renew"],
    ["Mở chuyên mụ", "dropped", 1, 0, 0, "end keep"],
    ["Tập huấn hòa", "dropped", 1, 0, 0, "end keep"],
    ["Vận động hội", "same", 1, 0, 1, "carry renew"],
    ["Xây dựng kế ", "same", 125, 1, 126, "carry renew"],
    [TALKS.slice(0, 12), "changed", 126, 0, 126, "carry renew"],
  ]);
  expect(groupOf(found, LIST).redated).toEqual([["2026-06-30", "2026-08-31"]]);
  // It asks for 3 of health and the police, 1 new of the police, 1 of the Front, 252 of the communes.
  expect([found.asked, found.added.map((c) => c.asks)]).toEqual([257, [1]]);
});

test("nothing is replaced while a clause is undecided, a reason is missing, or the fate is none of those offered", async () => {
  const { version, groups } = await outlook();
  const all = decisionsOn(groups);
  const twice = { pairs: [pair, [groupOf(await outlook(), "Mở chuyên").clause.id, pair[1]]] };
  expect((await supersede({ version, decisions: all, ...twice })).status).toBe(422);
  for (const decisions of [
    [],
    all.slice(1),
    decisionsOn(groups, { "Mở chuyên": { reason: null } }),
    decisionsOn(groups, { "Mở chuyên": { fate: "carry" } }),
    decisionsOn(groups, { "Thống kê": { fate: "end", reason: "Thôi" } }),
  ])
    expect((await supersede({ version, decisions })).body.kind).toBe("rule");
  expect((await supersede({ version: version + 1, decisions: all })).status).toBe(409);
  for (const who of ["health", "baDinh", "leadership", "admin", "auditor"] as const)
    expect(
      (await ask(who, `POST /api/plan/documents/${old}/supersede`, { version, decisions: all })).status,
    ).toBe(403);
  // All or nothing: no task was ended, moved or given by what was refused.
  expect(await story.tasks(story.cast.lead, "&status=ended")).toEqual([]);
  expect((await story.review(next)).state).toBe("reviewing");
});

test("the plan is replaced as it was decided, and the numbers are those that were shown", async () => {
  const { version, groups } = await outlook();
  const decisions = decisionsOn(groups, {
    [TALKS]: { fate: "renew" },
    "Tập huấn": { fate: "keep", reason: null },
  });
  const done = await supersede({ version, decisions });
  // Carried: 2 of the list, 1 of the statistics, 1 of the Front, 125 plans. Given: 126 talks anew, 1 of the police.
  expect(done.body).toEqual({ state: "superseded", carry: 129, renew: 126, end: 1, keep: 1, given: 127 });
  const count = async (query: string) =>
    (await story.desk.owner.query(`select count(*)::int as n from plan.task where ${query}`)).rows[0] as {
      n: number;
    };
  expect(await count(`document_id = ${next}`)).toEqual({ n: 129 + 127 });
  expect(await count(`document_id = ${old} and ended_on = '2026-05-20'`)).toEqual({ n: 127 });
  // What is left of the old plan: the plan that Ba Đình has done, the training that is kept.
  expect(await count(`document_id = ${old} and ended_on is null`)).toEqual({ n: 2 });
  expect(await count("id not in (select task_id from plan.fate)")).toEqual({ n: 1 + 127 });
});

test("a carried task is the same task: its progress, its code, with the new words and the new day", async () => {
  const list = taskOf(await story.tasks(story.cast.health), LIST) as Task & { code: string; percent: number };
  expect(list).toMatchObject({
    status: "doing",
    percent: 40,
    dueOn: "2026-08-31",
    lastNote: "Đã lập 12 cơ sở",
    document: { id: next },
  });
  const { rows } = (await ask("health", `GET /api/tasks/${list.code}/history`)).body;
  expect(rows[0]).toMatchObject({
    verb: "plan.carry",
    by: "Nguyễn Thị Đầu Mối",
    change: { plan: ["77/KH-UBND", "90/KH-UBND"], dueOn: ["2026-06-30", "2026-08-31"] },
  });
  // The police had not received theirs: its clock runs on, by the day on which it was given.
  const clocks = (
    await ask("police", `GET /api/tasks/${taskOf(await story.tasks(story.cast.police), LIST).code}`)
  ).body;
  expect(clocks).toMatchObject({ status: "given", moved: { fate: "carry", plan: "77/KH-UBND" } });
});

test("what was done is not asked for again, not even when the year is published once more", async () => {
  const own = await story.tasks(story.cast.baDinh, "&mine=true");
  const done = own.find((t) => t.code === baDinh.plan)!;
  expect(done).toMatchObject({ status: "done", endedOn: null, document: { id: old } });
  const again = await ask("lead", `POST /api/plan/documents/${next}/publish`, {
    version: (await story.review(next)).version,
    year: 2026,
  });
  expect(again.body).toMatchObject({ added: 0, before: 129 + 127 + 1 });
  // It counts where its clause goes on, and is listed there; it is still a task of the plan of its time.
  const { total } = (await ask("lead", `GET /api/plan/documents/${next}/progress?year=2026`)).body;
  expect([total.total, total.done]).toEqual([129 + 127 + 1, 1]);
  const listed = (await ask("lead", `GET /api/tasks?year=2026&document=${next}&status=done`)).body.rows;
  expect(listed).toMatchObject([{ code: baDinh.plan, document: { id: old } }]);
});

test("an ended task says why and where it goes on; nothing more can be told of it", async () => {
  const was = (await ask("baDinh", `GET /api/tasks/${baDinh.talks}`)).body;
  expect(was).toMatchObject({ endedOn: "2026-05-20", overdue: false, moved: { fate: "renew" } });
  expect(was.can).not.toContain("task.progress");
  const late = await ask("baDinh", `POST /api/tasks/${baDinh.talks}/progress`, {
    version: was.version,
    status: "done",
    note: "Xong",
  });
  expect([late.status, late.body.kind]).toEqual([422, "rule"]);
  const renewed = (await ask("baDinh", `GET /api/tasks/${was.moved.next}`)).body;
  expect(renewed).toMatchObject({ status: "given", document: { id: next }, moved: null });
  const [press] = await story.tasks(story.cast.press, "&mine=true");
  expect(press).toMatchObject({ endedOn: "2026-05-20", endedBecause: "Không còn trong kế hoạch" });
});

test("each unit is told in its work until it says that it read it, and sees its own tasks alone", async () => {
  const mine = async (who: keyof Story["cast"]) => {
    const work = (await ask(who, "GET /api/my-work")).body;
    return work.now.filter((i: { kind: string }) => i.kind === "replaced");
  };
  const [told] = await mine("socSon");
  expect(told.title).toBe("Kế hoạch 77/KH-UBND đã được thay: 1 nhiệm vụ chuyển sang 90/KH-UBND, 1 thôi giao");
  const route = `/api${told.href.replace("/plan/replaced/", "/plan/replacements/")}`;
  const read = (await ask("socSon", `GET ${route}?mine=false`)).body;
  expect(read).toMatchObject({ unread: true, before: { name: "77/KH-UBND" }, after: { name: "90/KH-UBND" } });
  expect(read.rows.map((r: { fate: string; unit: string }) => [r.fate, r.unit])).toEqual([
    ["carry", "Xã Sóc Sơn"],
    ["renew", "Xã Sóc Sơn"],
  ]);
  expect((await ask("leadership", `GET ${route}`)).status).toBe(403);
  expect((await ask("auditor", `POST ${route}/acknowledge`)).status).toBe(403);
  expect((await ask("socSon", `POST ${route}/acknowledge`)).body).toEqual({ read: 2 });
  expect([await mine("socSon"), (await mine("baDinh")).length]).toEqual([[], 1]);
  // Justice's training was kept: it is still waited for, in a plan that was replaced.
  const kept = (await ask("lead", "GET /api/tasks?status=open&limit=200&year=2026")).body.rows as Task[];
  expect(kept.filter((t) => t.clause.text.startsWith("Tập huấn"))).toMatchObject([
    { document: { state: "superseded" } },
  ]);
});

test("the comparison across the replaced plan tells it: 126 talks are gone and new, two are re-dated, none of the carried is new", async () => {
  const { rows } = (await ask("lead", `GET /api/plan/documents/${next}/snapshots`)).body;
  const first = rows.find(
    (s: { documentId: number; occasion: string }) => s.documentId === old && s.occasion === "publishing",
  );
  const last = rows.find((s: { documentId: number }) => s.documentId === next);
  const found = (await ask("lead", `GET /api/plan/documents/${next}/changes?from=${first.id}&to=${last.id}`))
    .body;
  // Talks: the task ended and the one given anew are of the same unit and clause: they go on, in other words.
  // Gone: the paper's, and the training that stays in the old plan. Ba Đình's plan, done before, counts in the new one.
  expect(found.counts).toMatchObject({ added: 1, removed: 2, redated: 2, reworded: 2 + 126 });
});

test("the figures count what is asked, once; a clause of the old plan still leads to the tasks that went on", async () => {
  const scope = { "toam.sees": "all", "toam.verb": "report.compute" };
  const count = (id: string, to: string, clause?: number) =>
    story.desk.report.transaction(scope, async (tx) => {
      const figure = taskFigures.find((f) => f.id === id)!;
      const window = { year: 2026, from: "2026-01-01", to };
      const cells = await figure.cells(tx, window);
      if (clause === undefined)
        return cells.filter((c) => Object.keys(c.dims).length === 0).reduce((n, c) => n + c.value, 0);
      const records = await figure.records(tx, { unitId: null, dims: { clause: String(clause) }, window });
      return records.length;
    });
  // 258 were given; of the new plan 127; 127 were ended in May, and counted until then.
  expect(await count("tasks.given", "2026-12-31")).toBe(258 + 127 - 127);
  expect(await count("tasks.given", "2026-03-31")).toBe(258 + 127);
  expect(await count("tasks.done", "2026-12-31")).toBe(1);
  const statistics = (await story.review(old)).clauses.find((c) => c.text.startsWith("Thống kê"))!;
  expect(await count("tasks.given", "2026-12-31", statistics.id)).toBe(1);
});

test("a report bound to the old plan tells each task once: what was carried, what was done, what was told of what ended", async () => {
  const unit = await story.desk.unitId("01.00004");
  const scope = { "toam.sees": String(unit), "toam.verb": "report.read" };
  const tasks = await story.desk.app.transaction(scope, (tx) =>
    tasksOfPlan(tx, { planId: old, unitId: unit, year: 2026 }),
  );
  expect(tasks.map((t) => [t.title.slice(0, 12), t.status])).toEqual([
    ["Xây dựng kế ", "done"],
    [TALKS.slice(0, 12), "doing"],
    ["Chủ trì tổ c", "given"],
  ]);
});

test("replaced once more, what was done under the first plan still counts, and every open task has its fate again", async () => {
  const third = await readAmended(story, "99/KH-UBND");
  const route = `/api/plan/reviews/${next}/replacement?by=${third}`;
  const { version, groups, added } = (await ask("lead", `GET ${route}`)).body as Outlook;
  // The same words throughout: nothing is new, and all that the second plan asks for stands open but Ba Đình's plan.
  expect([added, groups.every((g) => g.kind === "same")]).toEqual([[], true]);
  expect(groups.reduce((n, g) => n + g.open, 0)).toBe(129 + 127);
  expect(groupOf({ groups } as Outlook, OWN)).toMatchObject({ open: 125, settled: 1 });
  const body = { version, by: third, decisions: decisionsOn(groups) };
  const done = await ask("lead", `POST /api/plan/documents/${next}/supersede`, body);
  expect(done.body).toMatchObject({ carry: 256, renew: 0, end: 0, keep: 0, given: 0 });
  const { total } = (await ask("lead", `GET /api/plan/documents/${third}/progress?year=2026`)).body;
  expect([total.total, total.done]).toEqual([257, 1]);
  // From the first plan to the third the comparison follows the pair that a person made on the way.
  const { rows } = (await ask("lead", `GET /api/plan/documents/${third}/snapshots`)).body;
  const first = rows.find(
    (s: { documentId: number; occasion: string }) => s.documentId === old && s.occasion === "publishing",
  );
  const found = (await ask("lead", `GET /api/plan/documents/${third}/changes?from=${first.id}`)).body;
  expect(found.counts).toMatchObject({ added: 1, removed: 2, redated: 2, reworded: 2 + 126 });
});
