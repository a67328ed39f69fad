/** The city edits lists, fields and facts: proposed by one, put in force by another; cases keep the edition in which they were written. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSheet } from "#base/sheet/index.ts";
import { settingsOf, type Person } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, caseRegister, cases, registerWork } from "./index.ts";

let desk: IntakeDesk;
let dataOfficer: Person;
beforeAll(async () => {
  desk = await openIntakeDesk([cases, caseRegister]);
  knowIntake(caseListener);
  dataOfficer = await desk.another("data-protection", "HN-SVHTT");
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const propose = (kind: string, given: object, by: Person = desk.city) =>
  desk.ask(by, "POST /api/case-register/proposals", {
    body: { change: { kind, given }, reason: "Theo hướng dẫn của Sở." },
  });
const decide = (id: number, by: Person, verdict = "in-force", said: string | null = null) =>
  desk.ask(by, `POST /api/case-register/proposals/${id}/decide`, { body: { verdict, said } });
async function inForce(kind: string, given: object): Promise<void> {
  const { body } = await propose(kind, given);
  if (body.state === "waits") expect((await decide(body.id, dataOfficer)).status).toBe(200);
}

const code = (change: object = {}): object => ({
  list: "occupation",
  code: null,
  label: { vi: "Lái xe công nghệ", en: "App driver" },
  validFrom: "2026-12-01",
  validTo: null,
  source: "Thành phố đặt",
  confidence: "I",
  more: null,
  ...change,
});
const field = (change: object = {}): object => ({
  field: null,
  place: "harmed",
  kind: "text",
  label: { vi: "Xe đưa đón trường", en: "School bus" },
  help: null,
  list: null,
  choices: [],
  seenBy: ["co-ordinator"],
  basis: "state-duty",
  ground: "Luật 13/2022/QH15, Điều 20",
  sensitive: false,
  required: false,
  validFrom: "2026-12-01",
  validTo: null,
  ...change,
});
const harmedOf = async (person: Person, caseCode: string) =>
  (await desk.ask(person, `GET /api/cases/${caseCode}`)).body.things.find(
    (one: { prefix: string }) => one.prefix === "harmed",
  );
async function write(caseCode: string, name: string, to: unknown, by: Person = desk.officer) {
  const { id, values } = await harmedOf(desk.officer, caseCode);
  return desk.ask(by, `PATCH /api/cases/${caseCode}/values`, {
    body: { changes: [{ thing: id, fields: { [name]: { from: values[name] ?? null, to } } }] },
  });
}

test("a plain code of an open list holds at once; it is taken in a case from its first day on", async () => {
  desk.at("2026-11-30T08:00");
  const caseCode = await desk.openCase();
  expect((await propose("code", code())).body).toMatchObject({ state: "in-force" });
  expect((await write(caseCode, "occupation", "app-driver")).status).toBe(422);
  desk.at("2026-12-01T08:00");
  expect((await write(caseCode, "occupation", "app-driver")).status).toBe(200);
  const { rows } = (await desk.ask(desk.city, "GET /api/case-register/lists/occupation")).body;
  expect(rows.find((row: { code: string }) => row.code === "app-driver")).toMatchObject({
    label: { vi: "Lái xe công nghệ" },
    validFrom: "2026-12-01",
    byName: desk.city.name,
  });
});

test("an ended code waits for a second person; a case written before may still be given it, one written after may not", async () => {
  desk.at("2026-12-01T08:00");
  const before = await desk.openCase();
  const { body } = await propose("code", code({ code: "app-driver", validTo: "2026-12-02" }));
  expect(body.state).toBe("waits");
  expect((await decide(body.id, desk.city)).body.detail).toContain("người thứ hai");
  expect((await decide(body.id, dataOfficer)).body.state).toBe("in-force");
  expect((await decide(body.id, dataOfficer)).status).toBe(422);
  desk.at("2026-12-02T08:00");
  const after = await desk.openCase();
  expect((await write(before, "occupation", "app-driver")).status).toBe(200);
  expect((await write(after, "occupation", "app-driver")).status).toBe(422);
});

test("what the law or the program fixes is refused with a sentence", async () => {
  desk.at("2026-12-03T08:00");
  const added = await propose("code", code({ list: "state", label: { vi: "Mất", en: "Lost" } }));
  expect(added.status).toBe(422);
  expect(added.body.detail).toContain("chỉ sửa được lời");
  const acts = (await desk.ask(desk.city, "GET /api/case-register/lists/behaviour")).body.rows;
  const { version: _, at: __, byName: ___, ...first } = acts[0];
  const ended = await propose("code", {
    ...first,
    list: "behaviour",
    validTo: "2027-01-01",
    source: "Thành phố bỏ",
  });
  expect(ended.status).toBe(422);
  expect(ended.body.detail).toContain("khi luật sửa");
  const setting = { label: null, hidden: false, required: null, validFrom: "2026-12-03" };
  const wide = await propose("setting", {
    ...setting,
    field: "measure.shelterAddress",
    seenBy: ["shelter", "police"],
  });
  expect(wide.status).toBe(422);
  expect(wide.body.source).toContain("Điều 9");
});

test("a field of the city's own is asked of cases from its day on, sealed, seen by its parts alone", async () => {
  desk.at("2026-12-04T08:00");
  const before = await desk.openCase();
  const { body } = await propose("field", field({ validFrom: "2026-12-05" }));
  const work = async (person: Person) =>
    (
      await desk.app.transaction(settingsOf(person, "work.read", {}), (tx) =>
        registerWork.gather(tx, person, "2026-12-04"),
      )
    ).items.map((one) => one.title);
  expect(await work(dataOfficer)).toEqual(["Thay đổi chờ quyết định: Xe đưa đón trường"]);
  expect(await work(desk.city)).toEqual([]);
  // Another of the city's leads puts other changes in force, not what more is asked of people.
  const lead = await desk.another("city-lead", "HN-SVHTT");
  expect((await decide(body.id, lead)).body.detail).toContain("bảo vệ dữ liệu");
  expect((await decide(body.id, dataOfficer)).status).toBe(200);
  desk.at("2026-12-05T08:00");
  const caseCode = await desk.openCase();
  const duty = {
    kind: "duty",
    part: "police",
    toUnitId: desk.police.unitId,
    purpose: "Giám sát.",
    basis: "state-duty",
    ground: "Luật 13/2022/QH15, Điều 20",
  };
  await desk.ask(desk.officer, `POST /api/cases/${caseCode}/transitions`, { body: duty });
  expect((await write(caseCode, "ownSchoolBus", "Xe số 7 lúc 6 giờ 40")).status).toBe(200);
  expect((await harmedOf(desk.officer, caseCode)).values.ownSchoolBus).toBe("Xe số 7 lúc 6 giờ 40");
  expect("ownSchoolBus" in (await harmedOf(desk.police, caseCode)).values).toBe(false);
  expect((await write(caseCode, "ownSchoolBus", "X", desk.police)).status).toBe(422);
  // Another field written later does not lose it.
  await write(caseCode, "workplace", "Chợ Mẫu");
  expect((await harmedOf(desk.officer, caseCode)).values.ownSchoolBus).toBe("Xe số 7 lúc 6 giờ 40");
  const clear = await desk.owner.query(
    "select count(*)::int as n from cases.detail where code like '%Xe số%'",
  );
  expect(clear.rows).toEqual([{ n: 0 }]);
  const old = await write(before, "ownSchoolBus", "Y");
  expect(old.status).toBe(422);
  expect(old.body.detail).toContain("mẫu cũ");
});

test("a field of choices brings its list along; what is counted is kept as a code", async () => {
  desk.at("2026-12-06T08:00");
  const choices = [
    { vi: "Có trông trẻ", en: "Has day care" },
    { vi: "Không có", en: "Has none" },
  ];
  const label = { vi: "Trông trẻ", en: "Day care" };
  expect((await propose("field", field({ kind: "choice", label, choices: choices.slice(1) }))).status).toBe(
    422,
  );
  await inForce("field", field({ kind: "choice", label, choices, validFrom: "2026-12-06" }));
  const caseCode = await desk.openCase();
  expect((await write(caseCode, "ownDayCare", "has-day-care")).status).toBe(200);
  expect((await write(caseCode, "ownDayCare", "has-nanny")).status).toBe(422);
  const kept = await desk.owner.query(
    `select d.code from cases.detail d join cases."case" c on c.id = d.case_id where c.code = $1 and d.field = 'harmed.ownDayCare'`,
    [caseCode],
  );
  expect(kept.rows).toEqual([{ code: "has-day-care" }]);
  // It goes out with what is counted, to whoever is shown it, and no name with it.
  const sheet = await desk.ask(desk.officer, "GET /api/cases/facts.xlsx");
  const lines = (await readSheet(sheet.bytes, "x.xlsx")).rows.map((row) =>
    Object.values(row.cells).join(" | "),
  );
  const mine = lines.filter((line) => line.includes(caseCode));
  expect(mine.filter((line) => line.includes("Trông trẻ | Có trông trẻ | có"))).toHaveLength(1);
  expect(mine.length).toBeGreaterThan(5);
  expect(lines.join(" ")).not.toMatch(/Nguyễn Thị Hoà|12 phố Mẫu|0912|Bà Tư/);
  expect((await desk.ask(desk.city, "GET /api/cases/facts.xlsx")).status).toBe(403);
  const lists = (await desk.ask(dataOfficer, "GET /api/case-register/lists")).body.rows;
  expect(lists.find((one: { own: boolean }) => one.own)).toMatchObject({
    name: "own-harmed-day-care",
    inForce: 2,
  });
});

test("who sees a field is as set today in every case; its words are those of the day on which the case was written", async () => {
  desk.at("2026-12-07T08:00");
  const caseCode = await desk.openCase();
  const sees = async (person: Person) =>
    ((await desk.ask(person, `GET /api/cases/${caseCode}`)).body.visible as string[]).includes(
      "harmed.workplace",
    );
  expect(await sees(desk.officer)).toBe(true);
  const setting = { field: "harmed.workplace", label: null, hidden: true, required: null, seenBy: null };
  const { body } = await propose("setting", { ...setting, validFrom: "2026-12-07" });
  expect(body.state).toBe("waits");
  await decide(body.id, dataOfficer);
  expect(await sees(desk.officer)).toBe(false);
  await inForce("setting", { ...setting, hidden: false, validFrom: "2026-12-07" });
  expect(await sees(desk.officer)).toBe(true);
});

test("questions about danger are those of the version that began last; a version of the past is refused", async () => {
  desk.at("2026-12-08T08:00");
  const { rows } = (await desk.ask(desk.city, "GET /api/case-register/facts")).body;
  const {
    version: _,
    at: __,
    byName: ___,
    ...stands
  } = rows.find((row: { name: string }) => row.name === "danger-assessment");
  const given = {
    ...stands,
    isExample: false,
    source: "Quyết định của UBND Thành phố",
    validFrom: "2026-12-08",
  };
  expect((await propose("fact", { ...given, validFrom: "2026-12-07" })).status).toBe(422);
  expect(
    (
      await propose("fact", {
        ...given,
        body: { ...stands.body, levels: { medium: 9, high: 4, extreme: 16 } },
      })
    ).status,
  ).toBe(422);
  const { body } = await propose("fact", { ...given, body: { ...stands.body, meetingFrom: 10 } });
  expect((await decide(body.id, dataOfficer, "refused")).status).toBe(422);
  expect((await decide(body.id, dataOfficer)).body.state).toBe("in-force");
  const kept = (await desk.ask(desk.city, "GET /api/case-register/facts")).body.rows;
  const last = kept.find((row: { name: string }) => row.name === "danger-assessment");
  expect(last).toMatchObject({ validFrom: "2026-12-08", isExample: false, body: { meetingFrom: 10 } });
});

test("who proposes may withdraw, nobody else; refused says why; others neither read nor propose nor decide", async () => {
  desk.at("2026-12-09T08:00");
  const { body } = await propose(
    "field",
    field({ label: { vi: "Hai", en: "Two" }, validFrom: "2026-12-09" }),
  );
  const withdraw = (by: Person) =>
    desk.ask(by, `POST /api/case-register/proposals/${body.id}/withdraw`, { body: {} });
  expect((await withdraw(await desk.another("city-lead", "HN-SVHTT"))).status).toBe(422);
  expect((await withdraw(desk.city)).body.state).toBe("withdrawn");
  const next = (await propose("field", field({ label: { vi: "Ba", en: "Three" }, validFrom: "2026-12-09" })))
    .body;
  expect((await decide(next.id, dataOfficer, "refused", "Chưa cần hỏi.")).body.state).toBe("refused");
  const { rows } = (await desk.ask(desk.auditor, "GET /api/case-register/proposals")).body;
  expect(rows.find((row: { id: number }) => row.id === next.id)).toMatchObject({
    said: "Chưa cần hỏi.",
    can: [],
  });
  for (const person of [desk.officer, desk.chair, desk.police, desk.leadership]) {
    expect((await desk.ask(person, "GET /api/case-register/lists")).status).toBe(403);
    expect((await propose("code", code(), person)).status).toBe(403);
    expect((await decide(next.id, person)).status).toBe(403);
  }
  expect((await propose("code", code(), desk.auditor)).status).toBe(403);
});
