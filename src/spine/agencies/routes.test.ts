/** Agencies over HTTP against PostgreSQL: who may do what, past dates, what a name means, events, hamlets. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { openDesk, type Answer, type Desk } from "#test/desk.ts";
import { agenciesWith } from "./index.ts";

const BA_DINH = "01.00004";
const HOAN_KIEM = "01.00070";

let desk: Desk;
let admin: Person;
let lead: Person;
let officer: Person;
let leader: Person;
let mediator: Person;
let baDinh: number;
let hoanKiem: number;

beforeAll(async () => {
  const counted = {
    name: "tasks",
    label: { vi: "Nhiệm vụ", en: "Tasks" },
    count: async (_: unknown, ids: readonly number[]) => new Map(ids.map((id) => [id, 2])),
  };
  desk = await openDesk(() => [agenciesWith([counted])]);
  [baDinh, hoanKiem] = [await desk.unitId(BA_DINH), await desk.unitId(HOAN_KIEM)];
  admin = await desk.person("system-admin", "HN-SVHTT");
  lead = await desk.person("city-lead", "HN-SVHTT");
  officer = await desk.person("commune-officer", BA_DINH);
  leader = await desk.person("commune-leader", HOAN_KIEM);
  mediator = await desk.person("mediator", BA_DINH);
});
afterAll(() => desk.close());

const get = (person: Person, path: string): Promise<Answer> => desk.ask(person, `GET /api/agencies${path}`);
const post = (person: Person, path: string, body: object): Promise<Answer> =>
  desk.ask(person, `POST /api/agencies${path}`, { body });
const names = (answer: Answer): string[] => (answer.body.rows as { name: string }[]).map((r) => r.name);

describe("the list of a day", () => {
  test("today holds 126 wards and communes, each role reads them; pages follow one another without a gap", async () => {
    const seen: string[] = [];
    let next: string | null = "0";
    while (next !== null) {
      const page: Answer = await get(mediator, `?kind=ward,commune&limit=50&after=${next}`);
      expect(page.body.total).toBe(126);
      seen.push(...(page.body.rows as { code: string }[]).map((r) => r.code));
      next = page.body.next;
    }
    expect(new Set(seen).size).toBe(126);
  });

  test("a past date shows that date's structure: 30 districts on 30/6/2025, none the day after", async () => {
    const kinds = "kind=urban-district,rural-district,town";
    expect((await get(officer, `?${kinds}&date=2025-06-30`)).body.total).toBe(30);
    expect((await get(officer, `?${kinds}&date=2025-07-01`)).body.total).toBe(0);
    const old = await get(officer, "?q=ba+dinh&kind=urban-district&date=2025-06-30");
    expect(names(old)).toEqual(["Quận Ba Đình"]);
  });

  test("search forgives missing diacritics and finds abbreviations", async () => {
    expect(names(await get(officer, "?q=so+van+hoa+va+the+thao"))).toContain("Sở Văn hóa và Thể thao");
    expect(names(await get(officer, "?q=UBMTTQ")).join(" ")).toContain("Mặt trận");
  });

  test("one unit: its parents, what is below, other names, former units and its hamlets", async () => {
    const { body } = await get(officer, `/${baDinh}`);
    expect(body.parents.map((p: { code: string }) => p.code).at(-1)).toBe("01");
    expect(body.children.map((c: { kind: string }) => c.kind)).toEqual(
      expect.arrayContaining(["commune-police", "health-station", "culture-section"]),
    );
    expect(body.cameFrom.length).toBeGreaterThan(0);
    expect(body.hamlets.length).toBeGreaterThan(0);
    expect(body.can).toEqual(["hamlet.create"]);
    const district = (await get(officer, "?q=quan+ba+dinh&kind=urban-district&ever=true")).body.rows[0];
    const ended = await get(officer, `/${district.id}`);
    expect(ended.body.successors.length).toBeGreaterThan(1);
    expect((await get(officer, "/999999")).status).toBe(404);
  });

  test("the map holds a point for each of the 126 units", async () => {
    const { body } = await get(officer, "/map");
    expect(body.rows).toHaveLength(126);
    expect(body.rows.every((r: { hamlets: number }) => r.hamlets >= 4)).toBe(true);
  });
});

describe("what a name means", () => {
  test("a former district resolves to its wards today, and to itself on a past date", async () => {
    const ask = (on: string): Promise<Answer> =>
      get(officer, `/resolve?name=${encodeURIComponent("UBND quận Ba Đình")}&on=${on}`);
    expect((await ask("2026-11-23")).body).toMatchObject({ via: "successor", note: "no-longer" });
    expect((await ask("2025-06-30")).body.units[0].name).toBe("Quận Ba Đình");
    expect((await get(officer, `/resolve?name=${encodeURIComponent("Rạp xiếc nọ")}`)).body.asksPerson).toBe(
      true,
    );
  });

  test("a collective name holds the units of its day; one group shows them by name", async () => {
    const all = await get(officer, "/groups");
    const communes = (all.body.rows as { code: string; count: number }[]).find((g) => g.count === 126);
    expect(communes).toBeDefined();
    const one = await get(officer, `/groups?code=${communes?.code}`);
    expect(one.body.rows[0].units).toHaveLength(126);
  });
});

describe("who may change", () => {
  test("agency.create, agency.update, agency.event and agency.import are refused to an officer", async () => {
    const unit = { code: "X1", kind: "association", name: "Hội thử", validFrom: "2026-01-01" };
    expect((await post(officer, "", unit)).status).toBe(403);
    const edit = { body: { version: 1, contact: { phone: "024 1" } } };
    expect((await desk.ask(officer, `PATCH /api/agencies/${baDinh}`, edit)).status).toBe(403);
    expect((await post(officer, `/${baDinh}/aliases`, { text: "P. BĐ" })).status).toBe(403);
    const event = { kind: "abolish", onDate: "2027-01-01", decision: "QĐ 1", from: [baDinh] };
    expect((await post(officer, "/events/preview", event)).status).toBe(403);
    expect((await post(officer, "/events", event)).status).toBe(403);
    const file = { name: "a.csv", bytes: new Uint8Array([65]) };
    expect((await desk.ask(officer, "POST /api/agencies/import/plan", { file })).status).toBe(403);
    expect((await desk.ask(officer, "POST /api/agencies/import", { file })).status).toBe(403);
  });

  test("the city adds a unit; the same code in the same time is refused by name, as is a parent not there", async () => {
    const unit = { code: "HN-HOI-A", kind: "association", name: "Hội A", validFrom: "2026-01-01" };
    const parentId = await desk.unitId("01");
    const made = await post(lead, "", { ...unit, parentId });
    expect(made.status).toBe(201);
    const again = await post(admin, "", unit);
    expect(again.body.errors).toEqual([
      { path: "code", message: "Mã này đã có đơn vị khác dùng trong thời gian ấy." },
    ]);
    const early = await post(lead, "", {
      ...unit,
      code: "HN-HOI-B",
      parentId: baDinh,
      validFrom: "2020-01-01",
    });
    expect(early.body.errors[0].path).toBe("parentId");
    const half = await post(lead, "", { ...unit, code: "HN-HOI-C", lat: 21 });
    expect(half.body.errors[0]).toEqual({ path: "lat", message: "Cần cả vĩ độ và kinh độ." });
  });

  test("contact is edited in place; a stale edit is a conflict that carries the present unit", async () => {
    const before = (await get(lead, `/${hoanKiem}`)).body;
    const patch = (version: number, phone: string): Promise<Answer> =>
      desk.ask(lead, `PATCH /api/agencies/${hoanKiem}`, { body: { version, contact: { phone } } });
    expect((await patch(before.version, "024 111")).body.contact.phone).toBe("024 111");
    const late = await patch(before.version, "024 222");
    expect(late.status).toBe(409);
    expect(late.body.facts.current.contact.phone).toBe("024 111");
  });

  test("an other name is added, known at once, refused a second time, and taken away", async () => {
    const text = "UB phường trung tâm cũ kỹ";
    expect((await post(lead, `/${baDinh}/aliases`, { text })).status).toBe(201);
    const found = await get(officer, `/resolve?name=${encodeURIComponent(text)}`);
    expect(found.body.units[0].id).toBe(baDinh);
    expect((await post(lead, `/${baDinh}/aliases`, { text })).body.errors[0].path).toBe("text");
    const drop = `DELETE /api/agencies/${baDinh}/aliases?text=${encodeURIComponent(text)}`;
    expect((await desk.ask(lead, drop)).status).toBe(200);
    expect((await desk.ask(lead, drop)).status).toBe(404);
    expect((await desk.ask(officer, drop)).status).toBe(403);
  });
});

describe("hamlets", () => {
  const hamlet = { code: "P90", name: "Tổ dân phố số 90", kind: "tdp", validFrom: "2026-01-01" };

  test("a commune keeps its own; ward B's are not its to add, change or end", async () => {
    const made = await post(officer, `/${baDinh}/hamlets`, hamlet);
    expect(made.status).toBe(201);
    expect(made.body.can).toEqual(["hamlet.update", "hamlet.end"]);
    expect((await post(officer, `/${hoanKiem}/hamlets`, hamlet)).status).toBe(403);
    const path = `/api/agencies/${baDinh}/hamlets/${made.body.id}`;
    const edit = { body: { version: 1, households: 312 } };
    expect((await desk.ask(leader, `PATCH ${path}`, edit)).status).toBe(403);
    expect((await desk.ask(officer, `PATCH ${path}`, edit)).body.households).toBe(312);
    expect((await desk.ask(officer, `PATCH ${path}`, edit)).status).toBe(409);
    const end = { body: { version: 2, onDate: "2026-06-01" } };
    expect((await desk.ask(leader, `POST ${path}/end`, end)).status).toBe(403);
    expect((await desk.ask(officer, `POST ${path}/end`, end)).body.validTo).toBe("2026-06-01");
    const wrongHome = `/api/agencies/${hoanKiem}/hamlets/${made.body.id}`;
    expect((await desk.ask(lead, `PATCH ${wrongHome}`, edit)).status).toBe(404);
  });

  test("a mediator reads them and changes none", async () => {
    expect((await get(mediator, `/${baDinh}/hamlets`)).body.can).toEqual([]);
    expect((await post(mediator, `/${baDinh}/hamlets`, { ...hamlet, code: "P91" })).status).toBe(403);
  });

  test("a code is used once a day, a ward has residential groups only, an end comes after the start", async () => {
    const first = await post(officer, `/${baDinh}/hamlets`, { ...hamlet, code: "P92" });
    const twice = await post(officer, `/${baDinh}/hamlets`, { ...hamlet, code: "P92" });
    expect(twice.body.errors[0].path).toBe("code");
    const thon = await post(officer, `/${baDinh}/hamlets`, { ...hamlet, code: "T1", kind: "thon" });
    expect(thon.body).toMatchObject({ kind: "rule", source: "NĐ 185/2026/NĐ-CP" });
    const path = `POST /api/agencies/${baDinh}/hamlets/${first.body.id}/end`;
    const early = await desk.ask(officer, path, { body: { version: 1, onDate: "2025-01-01" } });
    expect(early.body.errors[0].path).toBe("onDate");
  });

  test("the database refuses ward B's hamlet to ward A even where the application forgot to ask", async () => {
    const settings = { "toam.sees": "all", "toam.writes": String(baDinh) };
    const client = await desk.app.connect();
    try {
      await client.query("begin");
      for (const [key, value] of Object.entries(settings))
        await client.query("select set_config($1, $2, true)", [key, value]);
      const changed = await client.query("update agencies.hamlet set households = 1 where unit_id = $1", [
        hoanKiem,
      ]);
      expect(changed.rowCount).toBe(0);
      await expect(
        client.query(
          "insert into agencies.hamlet (unit_id, code, name, kind, valid_from) values ($1, 'Z9', 'x', 'tdp', '2026-01-01')",
          [hoanKiem],
        ),
      ).rejects.toMatchObject({ code: "42501" });
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});

describe("changes of structure", () => {
  test("a merge first shows what it touches, changes nothing, then is recorded whole", async () => {
    const [a, b] = [await desk.unitId("HN-STC"), await desk.unitId("HN-SNV")];
    const event = {
      kind: "merge",
      onDate: "2027-01-01",
      decision: "NQ 99/NQ-HĐND",
      from: [a, b],
      begin: [{ code: "HN-STCNV", kind: "department", name: "Sở Tài chính và Nội vụ" }],
    };
    const preview = await post(lead, "/events/preview", event);
    expect(preview.status).toBe(200);
    expect(preview.body.refusals).toEqual([]);
    expect(preview.body.ending.map((u: { code: string }) => u.code)).toEqual(["HN-STC", "HN-SNV"]);
    expect(preview.body.records[0]).toMatchObject({ name: "tasks", count: 4 });
    expect((await get(lead, `/${a}`)).body.validTo).toBeNull();
    const recorded = await post(lead, "/events", event);
    expect(recorded.status).toBe(201);
    const [one] = recorded.body.began;
    const unit = await get(lead, `/${one.id}`);
    expect(unit.body.cameFrom.map((c: { code: string }) => c.code).sort()).toEqual(["HN-SNV", "HN-STC"]);
    expect((await get(lead, `/events?unit=${a}`)).body.rows[0]).toMatchObject({ decision: "NQ 99/NQ-HĐND" });
  });

  test("what may not be is refused with its reason and nothing is written", async () => {
    const event = { kind: "split", onDate: "2027-01-01", decision: "NQ 1", from: [baDinh], into: [hoanKiem] };
    const preview = await post(lead, "/events/preview", event);
    expect(preview.body.refusals[0]).toMatchObject({ code: "needs-several" });
    expect((await post(lead, "/events", event)).body).toMatchObject({ kind: "rule" });
    expect((await get(lead, `/${baDinh}`)).body.validTo).toBeNull();
  });

  test("a renamed unit bears its old name on a day before, in the list and in the sheet", async () => {
    const id = await desk.unitId("HN-SNNMT");
    const name = (await get(lead, `/${id}`)).body.name as string;
    const event = {
      kind: "rename",
      onDate: "2026-06-01",
      decision: "QĐ 7",
      from: [id],
      begin: [{ code: "HN-SNNMT", kind: "department", name: "Sở Đổi Tên" }],
    };
    expect((await post(lead, "/events", event)).status).toBe(201);
    expect(names(await get(lead, "?kind=department&date=2026-05-31"))).toContain(name);
    expect(names(await get(lead, "?kind=department&date=2026-06-01"))).toContain("Sở Đổi Tên");
    const sheet = await get(lead, "/export.csv?kind=department&date=2026-05-31");
    expect(Buffer.from(sheet.bytes).toString("utf8")).toContain(name);
  });
});
