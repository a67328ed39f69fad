/**
 * The filter that the plan's views share: what each view counts is what the list of tasks has, and a file has exactly the rows
 * that the screen shows. Figures are counted by hand in the comments.
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSheet } from "#base/sheet/index.ts";
import { openStory, publishStory, type Story } from "#test/plan-story.ts";
import { mapShown, matrixShown, timelineShown, unitsShown } from "./rules/shown.ts";
import { keptOf, treeRows } from "./rules/tree-shown.ts";

let story: Story;
let document = 0;
let baDinh = 0;

beforeAll(async () => {
  story = await openStory();
  document = await publishStory(story);
  baDinh = await story.desk.unitId("01.00004");
  const { desk, cast } = story;
  await desk.ask(cast.baDinh, "POST /api/tasks/acknowledge", { body: { year: 2026 } });
  const [first] = await story.tasks(cast.baDinh);
  await desk.ask(cast.baDinh, `POST /api/tasks/${first!.code}/progress`, {
    body: { version: 2, status: "done", note: "Đã xong", doneOn: "2026-03-01" },
  });
  const [front] = await story.tasks(cast.front);
  await desk.ask(cast.lead, `POST /api/tasks/${front!.code}/schedule`, {
    body: { version: 1, dueOn: "2026-02-20" },
  });
});
afterAll(() => story.close());

const ask = async (path: string, query: object = {}) => {
  const pairs = Object.entries({ year: 2026, ...query }).map(([k, v]) => [k, String(v)]);
  const text = new URLSearchParams(pairs as [string, string][]).toString();
  return story.desk.ask(story.cast.lead, `GET ${path}?${text}`);
};
const view = async (name: string, query: object = {}) =>
  (await ask(`/api/plan/documents/${document}/${name}`, query)).body;
const total = async (query: object) => (await view("progress", query)).total;

/** How many tasks the list has, page by page. */
async function listed(query: object): Promise<number> {
  let n = 0;
  for (let after: string | null = ""; after !== null;) {
    const { body } = await ask("/api/tasks", { ...query, document, limit: 200, ...(after && { after }) });
    n += body.rows.length;
    after = body.next;
  }
  return n;
}

describe("by hand", () => {
  test("a unit, a kind, a collective name, a state, lateness, a due day, a person in charge", async () => {
    // Ba Đình has two tasks: one received, one done.
    expect(await total({ unit: baDinh })).toMatchObject({ total: 2, received: 1, done: 1 });
    expect(await total({ unit: baDinh, state: "open" })).toMatchObject({ total: 1, received: 1 });
    // 51 wards and 75 communes, two tasks each.
    expect((await total({ kind: "ward" })).total).toBe(102);
    expect((await total({ kind: "commune" })).total).toBe(150);
    expect((await total({ group: "communes" })).total).toBe(252);
    // Only the Front is late: its day was moved to 20 February, and today is 2 March.
    expect(await total({ late: "true" })).toMatchObject({ total: 1, overdue: 1 });
    expect((await total({ dueFrom: "2026-02-20", dueTo: "2026-02-20" })).total).toBe(1);
    // Nobody is named anywhere yet.
    expect((await total({ answerable: "named" })).total).toBe(0);
  });

  test("a group of tasks is a clause with all beneath it", async () => {
    const { branches } = await view("filter");
    const health = branches.find((b: { title: string }) => b.title === "Sở Y tế");
    // Two clauses of the Department of Health; in one of them the police co-ordinate.
    expect((await total({ branch: health.id })).total).toBe(3);
    expect(
      (await view("units", { branch: health.id })).rows.map((r: { name: string }) => r.name).toSorted(),
    ).toEqual(["Công an thành phố Hà Nội", "Sở Y tế"]);
  });

  test("what is no filter is refused; a unit sees under it no more than its own", async () => {
    for (const wrong of [
      { state: "late" },
      { late: "yes" },
      { answerable: "Nguyễn Văn A" },
      { dueFrom: "hôm nay" },
    ])
      expect((await ask(`/api/plan/documents/${document}/progress`, wrong)).status).toBe(422);
    const own = await story.desk.ask(
      story.cast.socSon,
      `GET /api/plan/documents/${document}/progress?year=2026&unit=${baDinh}`,
    );
    expect(own.body.total.total).toBe(0);
    const route = `GET /api/plan/documents/${document}/export?view=tree&format=xlsx`;
    expect((await story.desk.ask(story.cast.admin, route)).status).toBe(403);
    expect(
      (await story.desk.ask(story.cast.admin, `GET /api/plan/documents/${document}/filter`)).status,
    ).toBe(403);
  });
});

const filters = () =>
  fc.record(
    {
      state: fc.constantFrom("open", "given", "received", "done"),
      late: fc.constant("true"),
      unit: fc.constantFrom(baDinh, baDinh + 1),
      kind: fc.constantFrom("ward", "commune", "department", "front"),
      group: fc.constantFrom("communes", "departments"),
      dueFrom: fc.constantFrom("2026-02-20", "2026-06-01", "2026-11-01"),
      dueTo: fc.constantFrom("2026-02-28", "2026-06-30", "2026-12-31"),
      answerable: fc.constantFrom("named", "nobody"),
    },
    { requiredKeys: [] },
  );

test("whatever the filter: tree, units, matrix, timeline and the list of tasks count the same tasks", async () => {
  await fc.assert(
    fc.asyncProperty(filters(), async (filter) => {
      const n = await listed(filter);
      expect((await total(filter)).total).toBe(n);
      const units = (await view("units", filter)).rows as { total: number }[];
      expect(units.reduce((sum, u) => sum + u.total, 0)).toBe(n);
      const cells = ((await view("matrix", filter)).units as { cells: string }[])
        .map((u) => u.cells)
        .join("");
      expect(cells.replaceAll(".", "")).toHaveLength(n);
      // Every task of this plan has a day.
      const due = (await view("timeline", filter)).due as { tasks: number }[];
      expect(due.reduce((sum, d) => sum + d.tasks, 0)).toBe(n);
    }),
    { numRuns: 12 },
  );
});

describe("the file has exactly what is shown", () => {
  const file = async (of: object) => (await ask(`/api/plan/documents/${document}/export`, of)).bytes;
  const rowsOf = async (of: object, title: string) => {
    const { rows } = await readSheet(await file({ ...of, format: "xlsx" }), "x.xlsx", { titles: [title] });
    return rows.map((row) => Object.values(row.cells));
  };

  test("the tree: the same clauses in the same order, without what is folded away", async () => {
    for (const of of [{}, { show: "overdue" }, { kind: "ward" }, { show: "mine" }]) {
      const { clauses } = await view("progress", of);
      const show = (of as { show?: "overdue" | "mine" }).show ?? "all";
      // The lead's own department has no task in this plan.
      const shown = treeRows(keptOf(clauses, show, new Set<number>()), new Set<number>());
      const made = await rowsOf({ view: "tree", ...of }, "Mục");
      expect(made.map((r) => r[0])).toEqual(
        shown.map(({ clause }) => (clause as unknown as { path: string }).path),
      );
      expect(made.map((r) => Number(r[2]))).toEqual(shown.map(({ clause }) => clause.counts.total));
    }
    const { clauses } = await view("progress");
    const top = clauses.find((c: { path: string }) => c.path === "I");
    expect(await rowsOf({ view: "tree", folded: top.id }, "Mục")).toHaveLength(
      treeRows(keptOf(clauses, "all", new Set()), new Set([top.id])).length,
    );
  });

  test("units, map, matrix and timeline: the same rows in the same order", async () => {
    for (const of of [{}, { q: "ba di" }, { show: "overdue" }, { group: "communes", q: "xã" }]) {
      const units = (await view("units", of)).rows;
      expect((await rowsOf({ view: "units", ...of }, "Đơn vị")).map((r) => r[1])).toEqual(
        unitsShown(units as { name: string; given: number; overdue: number }[], of).map((u) => u.name),
      );
    }
    const matrix = await view("matrix", { kind: "ward" });
    const made = await rowsOf({ view: "matrix", kind: "ward", q: "ba đình" }, "Đơn vị");
    expect(made.map((r) => r[0])).toEqual(
      matrixShown(matrix.units as { name: string; cells: string }[], { q: "ba đình" }).map((u) => u.name),
    );
    // Ba Đình has done one of its two tasks and leads in the other, which it received.
    expect(made).toEqual([["Phường Ba Đình", "Hoàn thành", "Đã nhận, chủ trì"]]);
    const points = (await story.desk.ask(story.cast.lead, "GET /api/agencies/map")).body?.rows as
      { id: number }[] | undefined;
    const units = (await view("units")).rows as {
      unitId: number;
      name: string;
      overdue: number;
      given: number;
      percent: number;
    }[];
    const placed = new Set(
      points?.map((p) => p.id) ?? units.filter((u) => /^(Phường|Xã)/u.test(u.name)).map((u) => u.unitId),
    );
    expect((await rowsOf({ view: "map", show: "given" }, "Đơn vị")).map((r) => r[0])).toEqual(
      mapShown(
        units.filter((u) => placed.has(u.unitId)),
        "given",
      ).map((u) => u.name),
    );
    const timeline = await view("timeline");
    const months = timelineShown(timeline, 2026).flatMap((m) => [...m.due, ...m.observances]);
    expect(await rowsOf({ view: "timeline" }, "Tháng")).toHaveLength(months.length);
  });

  test("the filter stands on top, in every kind of file", async () => {
    const of = { view: "units", unit: baDinh, state: "open" };
    const csv = new TextDecoder().decode(await file({ ...of, format: "csv" }));
    const [plan = "", which = "", filter = "", made = "", head = ""] = csv
      .replace("\uFEFF", "")
      .split("\r\n");
    expect(plan).toContain("77/KH-UBND");
    expect(which).toBe("Năm 2026 · Theo đơn vị");
    expect(filter).toBe('"Bộ lọc: Trạng thái: Chưa xong; Đơn vị: Phường Ba Đình"');
    expect(made).toContain("1 dòng");
    expect(head.startsWith("Mã;Đơn vị;Tổng số")).toBe(true);
    const word = await file({ ...of, format: "docx" });
    expect(word.length).toBeGreaterThan(2000);
    expect((await ask(`/api/plan/documents/${document}/export`, { ...of, format: "pdf" })).status).toBe(422);
  });
});

test("a list of tasks longer than what is read at a time is exported whole, each task once", async () => {
  // 126 communes × 2 clauses × 25 further years on top of what there is: more than the 5,000 read at a time.
  await story.desk.owner
    .query(`with made as (insert into records.record (register, code, unit_id, status, title)
      select 'tasks', 'NV-' || y || '-' || lpad((90000 + row_number() over (partition by y order by t.id))::text, 5, '0'), t.unit_id, 'given', 'x' || t.id
      from plan.task t join agencies.unit u on u.id = t.unit_id and u.kind in ('ward', 'commune'), generate_series(2050, 2074) y
      returning id, code, unit_id, title)
    insert into plan.task (id, unit_id, document_id, clause_id, year, part, due_on, due_source)
    select m.id, m.unit_id, t.document_id, t.clause_id, split_part(m.code, '-', 2)::int, t.part, t.due_on, t.due_source
    from made m join plan.task t on t.id = substr(m.title, 2)::bigint`);
  const { bytes } = await story.desk.ask(story.cast.lead, `GET /api/tasks/export.xlsx?document=${document}`);
  const { rows } = await readSheet(bytes, "x.xlsx", { titles: ["Mã"] });
  const codes = rows.map((r) => Object.values(r.cells)[0]);
  const there = await story.desk.owner.query(
    "select count(*)::int as n from plan.task where document_id = $1",
    [document],
  );
  expect(there.rows[0].n).toBeGreaterThan(6000);
  expect(codes).toHaveLength(there.rows[0].n);
  expect(new Set(codes).size).toBe(codes.length);
});
