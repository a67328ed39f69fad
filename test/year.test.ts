/**
 * One year of a city, told with a moving clock: the plan of January, amended in May, kept each quarter; November's reports, one of
 * them late and let in by an exception after the city has closed; the figures of the whole year in December. Every number is
 * counted by hand in the comments; what was sealed once is looked at again at the end of the year.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { figureSources } from "#apps/server/index.ts";
import type { Person } from "#spine/access/index.ts";
import { indicators } from "#spine/indicators/index.ts";
import { keepQuarters } from "#spine/plan/index.ts";
import { reports } from "#spine/reports/index.ts";
import { decisionsOn, openStory, publishStory, readAmended, type Outlook, type Story } from "./plan-story.ts";
import { cell, files, textOf } from "./report-desk.ts";
import { november } from "./year-template.ts";

let story: Story;
let [january, may, cycle] = [0, 0, 0];
let second: Person;
const leaders: Record<string, Person> = {};
const submissions = new Map<string, number>();

/** A moment in Hanoi. */
const on = (text: string): void => setClock(new Date(`${text}+07:00`));
const ask = (who: Person, route: string, body?: object) =>
  story.desk.ask(who, route, { ...(body && { body }) });
/** An act that must succeed. */
// eslint-disable-next-line typescript/no-explicit-any
async function act(who: Person, route: string, body?: object): Promise<any> {
  const answer = await ask(who, route, body);
  expect([answer.status, route, answer.body?.errors ?? answer.body?.detail]).toEqual([
    expect.toSatisfy((s: number) => s < 300),
    route,
    undefined,
  ]);
  return answer.body;
}
const lead = (): Person => story.cast.lead;
const at = (unit: string, rest = ""): string => `/api/reports/submissions/${submissions.get(unit)}${rest}`;
const [BA_DINH, SOC_SON, HEALTH] = ["01.00004", "01.00376", "HN-SYT"];

beforeAll(async () => {
  story = await openStory((report) => [
    indicators(figureSources, report),
    reports({ sources: figureSources, report, files }),
  ]);
  const { desk, cast } = story;
  for (const unit of [BA_DINH, SOC_SON]) leaders[unit] = await desk.person("commune-leader", unit);
  leaders[HEALTH] = cast.health;
  second = { ...cast.lead, id: cast.lead.id + 1, userName: "city-lead.second", name: "second" };
});
afterAll(() => story.close());

const done = async (who: Person, words: string, told: { doneOn: string; note: string }): Promise<string> => {
  const own = await story.tasks(who, "&mine=true");
  const task = own.find((t) => t.clause.text.startsWith(words) && t.status !== "ended")!;
  await act(who, `POST /api/tasks/${task.code}/progress`, { version: task.version, status: "done", ...told });
  return task.code;
};
const snapshots = async (): Promise<
  { id: number; occasion: string; quarter: string | null; tasks: number }[]
> => (await act(lead(), `GET /api/plan/documents/${may || january}/snapshots`)).rows;

test("January: the plan is published, and each unit has its own work", async () => {
  on("2026-01-14T08:00:00");
  january = await publishStory(story);
  // 2 of health, 1 each of police, press, Front, justice; 2 of each of 126 communes.
  expect(await snapshots()).toMatchObject([{ occasion: "publishing", tasks: 2 + 4 + 2 * 126 }]);
  on("2026-02-20T09:00:00");
  await done(story.cast.baDinh, "Xây dựng", { doneOn: "2026-02-19", note: "Phường đã ban hành kế hoạch" });
});

test("1 April: the first quarter is kept, by nobody's hand and once", async () => {
  on("2026-03-31T23:59:59");
  expect(await keepQuarters(story.desk.app)).toBe(0);
  on("2026-04-01T00:00:00");
  expect([await keepQuarters(story.desk.app), await keepQuarters(story.desk.app)]).toEqual([1, 0]);
});

test("May: the plan is amended, and a person decides clause by clause what becomes of 257 open tasks", async () => {
  on("2026-05-20T08:00:00");
  may = await readAmended(story);
  const { version, groups } = (await act(
    lead(),
    `GET /api/plan/reviews/${january}/replacement?by=${may}`,
  )) as Outlook;
  // All 258 but the plan that Ba Đình has done.
  expect(groups.reduce((sum, g) => sum + g.open, 0)).toBe(257);
  const fates = await act(lead(), `POST /api/plan/documents/${january}/supersede`, {
    by: may,
    pairs: [],
    version,
    decisions: decisionsOn(groups),
  });
  // Carried: 2 of the list, statistics, the Front, 125 plans. Ended: the paper, justice, 126 talks. Given: 126 other talks, 1 of the police.
  expect(fates).toEqual({ state: "superseded", carry: 129, renew: 0, end: 128, keep: 0, given: 127 });
});

test("July and October: two more quarters; between April and July one sees what was taken away, given and re-dated", async () => {
  on("2026-07-01T06:00:00");
  expect(await keepQuarters(story.desk.app)).toBe(1);
  on("2026-10-01T06:00:00");
  expect(await keepQuarters(story.desk.app)).toBe(1);
  const all = await snapshots();
  const of = (quarter: string): number => all.find((s) => s.quarter === quarter)!.id;
  const found = await act(
    lead(),
    `GET /api/plan/documents/${may}/changes?from=${of("2026-04-01")}&to=${of("2026-07-01")}`,
  );
  // Gone: the paper's, justice's, 126 talks; what Ba Đình has done counts where its clause goes on. Re-dated: the list, of two units.
  expect(found.counts).toMatchObject({ added: 127, removed: 128, redated: 2 });
});

test("November: a report is filled from the tasks, handed over, sent back with a remark and mended in time", async () => {
  on("2026-11-10T08:00:00");
  await done(story.cast.health, "Chủ trì, phối hợp với Công an", {
    doneOn: "2026-08-25",
    note: "Đã lập 41 cơ sở",
  });
  await act(lead(), "POST /api/indicators/compute", { from: "2025-11-15", to: "2026-11-14" });
  await act(lead(), "POST /api/reports/templates", { ...november, planId: may });
  await act(lead(), "POST /api/reports/templates/BC-NAM/publish", { version: 1 });
  cycle = (
    await act(lead(), "POST /api/reports/cycles", {
      code: "BC-2026",
      template: "BC-NAM",
      name: "Báo cáo năm 2026",
      year: 2026,
      from: "2025-11-15",
      to: "2026-11-14",
      dueOn: "2026-11-15",
      wholeFrom: "2026-01-01",
      wholeTo: "2026-12-31",
      supplementFrom: "2026-12-15",
      supplementTo: "2027-01-10",
      toUnit: "HN-SVHTT",
      units: [BA_DINH, SOC_SON, HEALTH],
    })
  ).id;
  for (const row of (await act(lead(), `GET /api/reports/cycles/${cycle}/board`)).rows)
    submissions.set(row.unit.code, row.submissionId);

  on("2026-11-13T08:00:00");
  await write(BA_DINH, story.cast.baDinh, { clubs: 4, estimate: 5 });
  expect((await report(BA_DINH)).sections[0].text).toContain("Phường đã ban hành kế hoạch");
  await hand(BA_DINH, "submit");
  await hand(BA_DINH, "approve");
  await write(HEALTH, story.cast.health, { clubs: 0, estimate: 0 });
  await hand(HEALTH, "submit");
  const { sections } = await report(HEALTH);
  const remarks = [{ sectionId: sections[0].id, text: "Nêu tên hai cơ sở mới" }];
  await hand(HEALTH, "return", { reason: "Cần nêu rõ hơn", dueOn: "2026-11-15", remarks });
  on("2026-11-15T23:50:00");
  const words = (await report(HEALTH)).sections[0];
  await act(story.cast.health, `PUT ${at(HEALTH, `/sections/${words.id}`)}`, {
    text: `${words.text}\nHai cơ sở mới: Bệnh viện A, Trạm y tế B.`,
    version: words.version,
  });
  await hand(HEALTH, "submit");
  const changed = await act(lead(), `GET ${at(HEALTH, "/changes")}`);
  expect([changed.sections.length, changed.figures]).toEqual([1, []]);
  await hand(HEALTH, "approve");
  expect(await report(HEALTH)).toMatchObject({ round: 2, isLate: false, state: "approved" });
});

test("18 November: the city closes without the late commune, whose silence is told as silence", async () => {
  on("2026-11-18T08:00:00");
  expect(await act(lead(), `POST /api/reports/cycles/${cycle}/freeze`, {})).toMatchObject({ edition: 1 });
  // Clubs: 4 and a confirmed none; one unit of three is silent, and named on the paper.
  expect(await word(1)).toContain("|Xã Sóc Sơn|");
  expect(await figure("prevention.clubs")).toMatchObject({ figure: { value: 4 }, reported: 2, missing: 1 });
  // Counted from tasks: Ba Đình's plan and health's list.
  expect(await figure("tasks.done")).toMatchObject({ figure: { value: 2 } });
});

test("the late commune is let in by an exception that a second person approved, and by nothing else", async () => {
  on("2026-11-20T08:00:00");
  expect((await ask(leaders[SOC_SON]!, `POST ${at(SOC_SON, "/fill")}`)).status).toBe(423);
  await act(leaders[SOC_SON]!, `POST ${at(SOC_SON, "/exceptions")}`, {
    reason: "Mất điện ba ngày do bão",
    endsOn: "2026-11-22",
  });
  const { id } = (await report(SOC_SON)).exceptions[0];
  expect(
    (
      await ask(leaders[SOC_SON]!, `POST /api/reports/exceptions/${id}/judge`, {
        verdict: "approved",
        reason: null,
      })
    ).status,
  ).toBe(403);
  await act(second, `POST /api/reports/exceptions/${id}/judge`, { verdict: "approved", reason: null });
  await write(SOC_SON, story.cast.socSon, { clubs: 7, estimate: 8 });
  await hand(SOC_SON, "submit");
  await hand(SOC_SON, "approve");
  on("2026-11-23T00:00:00");
  expect((await ask(story.cast.socSon, `POST ${at(SOC_SON, "/fill")}`)).status).toBe(423);
  expect(await report(SOC_SON)).toMatchObject({ isLate: true, state: "approved" });
  expect(await act(lead(), `POST /api/reports/cycles/${cycle}/freeze`, {})).toMatchObject({ edition: 2 });
  // 4 + 0 + 7; estimated 5 + 0 + 8.
  expect(await figure("prevention.clubs")).toMatchObject({
    figure: { value: 11 },
    yearEnd: { estimate: { figure: { value: 13 }, reported: 3 } },
  });
});

test("a figure of the city leads to its units, and from there to the tasks that it counts", async () => {
  const { rows, records } = await act(
    lead(),
    `GET /api/reports/cycles/${cycle}/figures?indicator=tasks.done`,
  );
  expect(
    rows.map((r: { unit: { code: string }; figure: { state: string } }) => [r.unit.code, r.figure.state]),
  ).toEqual(
    expect.arrayContaining([[BA_DINH, "value"], [HEALTH, "value"], [SOC_SON, "zero"]]), // prettier-ignore
  );
  const counted = await act(lead(), `GET ${records}`);
  // Two in the figure, and the two tasks are these.
  expect(counted.rows.map((r: { title: string }) => r.title.slice(0, 17)).toSorted()).toEqual([
    "Chủ trì, phối hợp",
    "Xây dựng kế hoạch",
  ]);
});

test("December: the whole year's figures come beside the others; what was frozen stays as it was", async () => {
  const [first, secondPaper] = [await word(1), await word(2)];
  on("2026-12-20T08:00:00");
  for (const [unit, clubs] of [
    [BA_DINH, 6],
    [SOC_SON, 8],
  ] as const) {
    // prettier-ignore
    await act(leaders[unit]!, `PUT ${at(unit, "/supplement")}`, { cells: [cell("prevention.clubs", "value", clubs)] });
    await hand(unit, "supplement/send");
  }
  expect(await figure("prevention.clubs")).toMatchObject({
    figure: { value: 11 },
    yearEnd: {
      estimate: { figure: { value: 13 } },
      // 6 + 8; health has not said.
      supplement: { figure: { value: 14 }, reported: 2, missing: 1 },
      // (6 − 5) + (8 − 8).
      difference: { value: 1, units: 2 },
    },
  });
  expect(await act(lead(), `POST /api/reports/cycles/${cycle}/freeze`, {})).toMatchObject({ edition: 3 });
  expect([await word(1), await word(2)]).toEqual([first, secondPaper]);
  const editions = (await act(lead(), `GET /api/reports/cycles/${cycle}/frozen`)).rows;
  expect(editions.map((e: { intact: boolean }) => e.intact)).toEqual([true, true, true]);
});

/** Words from the tasks, the figure and its estimate, as the unit types them. */
async function write(
  unit: string,
  who: Person,
  { clubs, estimate }: { clubs: number; estimate: number },
): Promise<void> {
  const said = (n: number): object =>
    n === 0 ? cell("prevention.clubs", "zero") : cell("prevention.clubs", "value", n);
  const { sections } = await act(who, `POST ${at(unit, "/fill")}`);
  if (sections[0].text.trim() === "")
    await act(who, `PUT ${at(unit, `/sections/${sections[0].id}`)}`, {
      text: "Đang thực hiện.",
      version: sections[0].version,
    });
  await act(who, `PUT ${at(unit, "/cells")}`, { cells: [said(clubs)] });
  await act(who, `PUT ${at(unit, "/estimates")}`, { cells: [said(estimate)] });
}
const report = (unit: string) => act(lead(), `GET ${at(unit)}`);
/** The unit's head hands over and sends; the city judges. */
async function hand(unit: string, name: string, more: object = {}): Promise<void> {
  const who = name === "approve" || name === "return" ? lead() : leaders[unit]!;
  await act(who, `POST ${at(unit, `/${name}`)}`, { version: (await report(unit)).version, ...more });
}
const figure = async (indicator: string) =>
  (await act(lead(), `GET /api/reports/cycles/${cycle}/consolidation`)).figures.find(
    (f: { indicator: string; dims: string }) => f.indicator === indicator && !f.dims,
  );
const word = async (edition: number): Promise<string> =>
  textOf((await ask(lead(), `GET /api/reports/cycles/${cycle}/document.docx?edition=${edition}`)).bytes);
