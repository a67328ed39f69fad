/** Rules between cells as data of the catalogue: the city writes, changes and ends them; units read them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { A, cell, openReportDesk, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;

const figure = (indicator: string, more: object = {}) => ({ indicator, ...more });
/** Clubs are at most twice the cases, and 1: no rule that anyone would have, but easy to count. */
const clubs = {
  code: "prevention.clubs-few",
  validFrom: "2026-01-01",
  severity: "should",
  operator: "<=",
  left: [figure("prevention.clubs")],
  right: [figure("violence.cases", { factor: 2 }), { indicator: null, factor: 1 }],
  label: { vi: "Ít câu lạc bộ", en: "Few clubs" },
  sentence: { vi: "Có {left} câu lạc bộ, quá {right}.", en: "{left} clubs, over {right}." },
};
const { code, ...version } = clubs;

const post = (person: Person, path: string, body: object) =>
  desk.ask(person, `POST /api/rules${path}`, { body });
const broken = async () =>
  (await desk.ask(desk.officerA, `GET ${desk.at(A)}`)).body.checked.findings
    .filter((f: { outcome: string }) => f.outcome === "broken")
    .map((f: { sentence: { vi: string } }) => f.sentence.vi);

beforeAll(async () => {
  desk = await openReportDesk();
  await desk.openCycle();
  await desk.saveCells(desk.officerA, A, [
    cell("violence.cases", "value", 2),
    cell("prevention.clubs", "value", 6),
  ]);
});
afterAll(() => desk.close());

test("the rules of the statistical form are there, for everyone who reports to read", async () => {
  const { rows, can } = (await desk.ask(desk.officerA, "GET /api/rules")).body;
  expect(rows).toHaveLength(17);
  expect(can).toEqual([]);
  // One whole and its seven kinds of households.
  expect(rows[0]).toMatchObject({ code: "households.kinds", severity: "must", operator: "=", version: 1 });
  expect([rows[0].left.length, rows[0].right.length]).toEqual([7, 1]);
});

test("the city adds a rule, and reports are checked by it at once", async () => {
  expect((await post(desk.officerA, "", clubs)).status).toBe(403);
  expect(await broken()).toEqual([]);
  expect((await post(desk.city, "", clubs)).status).toBe(201);
  // 6 > 2 × 2 + 1 = 5.
  expect(await broken()).toEqual(["Có 6 câu lạc bộ, quá 5."]);
  expect((await post(desk.city, "", clubs)).body.errors[0].path).toBe("code");
});

test("a rule names figures that are there, of this year, and says its numbers", async () => {
  const paths = async (change: object) =>
    ((await post(desk.city, "", { ...clubs, code: "x", ...change })).body.errors ?? []).map(
      (e: { path: string }) => e.path,
    );
  expect(await paths({ left: [figure("prevention.nowhere")] })).toEqual(["left.0.indicator"]);
  expect(await paths({ left: [figure("prevention.clubs", { isYearBefore: true })] })).toEqual(["left"]);
  expect(await paths({ left: [{ indicator: null, factor: 3 }] })).toEqual(["left"]);
  expect(await paths({ left: [figure("prevention.clubs", { factor: -1 })] })).toEqual(["left.0.factor"]);
  expect(await paths({ sentence: { vi: "Có {left}, quá {cũ}.", en: "{left} {right}" } })).toEqual([
    "sentence.vi",
  ]);
  expect(await paths({ sentence: { vi: "{left}, {r9}", en: "{left} {right}" } })).toEqual(["sentence.vi"]);
  expect(await paths({ sentence: { vi: "{l1} {r2}", en: "Too many" } })).toEqual(["sentence.en"]);
});

test("a new version begins after the present one; an ended rule is silent", async () => {
  const must = { ...version, severity: "must", validFrom: "2026-06-01" };
  expect((await post(desk.officerA, `/${code}/versions`, must)).status).toBe(403);
  expect(
    (await post(desk.city, `/${code}/versions`, { ...must, validFrom: "2026-01-01" })).body.errors[0].path,
  ).toBe("validFrom");
  expect((await post(desk.city, "/nowhere/versions", must)).status).toBe(404);
  const { versions } = (await post(desk.city, `/${code}/versions`, must)).body;
  expect(versions).toMatchObject([
    { version: 2, severity: "must", validFrom: "2026-06-01", validTo: null },
    { version: 1, severity: "should", validTo: "2026-06-01" },
  ]);
  expect(await broken()).toHaveLength(1);
  expect((await post(desk.officerA, `/${code}/retire`, { from: "2026-07-01" })).status).toBe(403);
  expect((await post(desk.city, `/${code}/retire`, { from: "2026-06-01" })).body.errors[0].path).toBe("from");
  expect((await post(desk.city, `/${code}/retire`, { from: "2026-07-01" })).status).toBe(200);
  expect(await broken()).toEqual([]);
  expect((await post(desk.city, `/${code}/retire`, { from: "2026-08-01" })).body).toMatchObject({
    kind: "rule",
  });
});
