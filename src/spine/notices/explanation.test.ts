/** A leader asks, a unit answers: who may, by when, and what it leads to. Working days are counted by hand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openNoticeDesk, type Entered, type NoticeDesk } from "#test/notice-desk.ts";

let desk: NoticeDesk;
/** Of the city police, where Sở Y tế leads; and one of ward Ba Đình. Both due on 30 June 2026. */
let police = "";
let ward = "";
beforeAll(async () => {
  desk = await openNoticeDesk();
  police = await desk.taskOf(desk.people.police);
  const [own] = await desk.story.tasks(desk.people.officer);
  ward = own!.code;
  const body = { version: own!.version, dueOn: "2026-06-30" };
  await desk.ask(desk.people.city, `POST /api/tasks/${ward}/schedule`, { body });
  desk.at("2026-07-01T09:00");
  await desk.look();
});
afterAll(() => desk.close());

const askAbout = (who: Entered, code: string, text = "Vì sao chưa xong?") =>
  desk.ask(desk.people[who], "POST /api/explanations", { body: { kind: "task", code, text } });
const turn = (who: Entered, id: number, act: string, body: object) =>
  desk.ask(desk.people[who], `POST /api/explanations/${id}/${act}`, { body });
const lateOf = async (who: Entered, code: string) =>
  (await desk.of(desk.people[who], "task", code)).climbs.find((c: { kind: string }) => c.kind === "task");

test("the city asks about any, the unit in charge about what it leads, a chair about the own ward, and nobody else", async () => {
  const asks = async (code: string): Promise<string[]> => {
    const may: string[] = [];
    for (const who of Object.keys(desk.people) as Entered[])
      if ((await desk.of(desk.people[who], "task", code)).can.includes("explanation.ask")) may.push(who);
    return may;
  };
  expect(await asks(police)).toEqual(["city", "health"]);
  expect(await asks(ward)).toEqual(["city", "chair"]);
  expect((await askAbout("police", police)).status).toBe(404);
  expect((await askAbout("officer", ward)).status).toBe(403);
  expect((await askAbout("health", ward)).status).toBe(404);
});

test("the asked unit answers within three working days, told in My work; another unit sees nothing of it", async () => {
  const { id } = (await askAbout("health", police, "Danh mục còn thiếu của ngành công an?")).body;
  expect((await askAbout("health", police)).body).toMatchObject({ kind: "invalid" });
  const [one] = (await desk.of(desk.people.police, "task", police)).explanations;
  // Asked on Wednesday 1 July: 2, 3 and Monday 6.
  expect(one).toMatchObject({
    state: "asked",
    answerBy: { at: "2026-07-06T16:59:59.999Z", said: { vi: "nội bộ: 3 ngày làm việc" }, isLate: false },
    byUnit: { name: "Sở Y tế" },
    can: ["explanation.answer"],
    told: [{ turn: 1, people: [{ name: "police" }] }],
  });
  // Whoever asked reads by when it is to be answered, and cannot answer for the police.
  expect((await desk.of(desk.people.health, "task", police)).explanations[0]).toMatchObject({
    answerBy: { at: "2026-07-06T16:59:59.999Z" },
    can: ["explanation.withdraw"],
  });
  expect((await turn("health", id, "answer", { turns: 1, text: "Thay" })).status).toBe(403);
  expect((await turn("press", id, "answer", { turns: 1, text: "Thay" })).status).toBe(404);
  expect((await desk.ask(desk.people.press, "GET /api/explanations")).body.rows).toEqual([]);
});

test("an answer is asked about further, with a clock of its own each time, and accepted: the ladder ends and says so", async () => {
  const [{ id }] = (await desk.of(desk.people.police, "task", police)).explanations;
  expect(
    (await turn("police", id, "answer", { turns: 1, text: "Chờ ba quận gửi số liệu." })).body,
  ).toMatchObject({
    state: "answered",
    answerBy: null,
  });
  expect((await turn("police", id, "answer", { turns: 2, text: "Thêm" })).body).toMatchObject({
    kind: "rule",
  });
  expect((await turn("police", id, "accept", { turns: 2 })).status).toBe(403);
  desk.at("2026-07-02T09:00");
  expect((await turn("health", id, "ask-again", { turns: 2, text: "Bao giờ đủ?" })).body).toMatchObject({
    state: "asked",
    answerBy: { at: "2026-07-07T16:59:59.999Z" },
  });
  // Two who write on the same turn: the second is told, and nothing is lost.
  expect((await turn("police", id, "answer", { turns: 2, text: "Ngày 10/7" })).status).toBe(409);
  await turn("police", id, "answer", { turns: 3, text: "Ngày 10/7" });
  expect((await lateOf("police", police)).endedWhy).toBeNull();
  const accepted = await turn("health", id, "accept", { turns: 4 });
  expect(accepted.body).toMatchObject({ state: "accepted", can: [] });
  expect(accepted.body.history.map((one: { act: string }) => one.act)).toEqual([
    "ask",
    "answer",
    "ask-again",
    "answer",
    "accept",
  ]);
  expect(await lateOf("police", police)).toMatchObject({ endedWhy: "accepted", next: null });
  // Still late weeks after, but nobody is told again.
  desk.at("2026-07-20T09:00");
  await desk.look();
  expect(await lateOf("city", police)).toMatchObject({ endedWhy: "accepted", step: 1 });
});

test("a chair asks the own people and accepts; that does not hide it from the city", async () => {
  const { id } = (await askAbout("chair", ward, "Còn vướng gì?")).body;
  expect((await turn("chair", id, "answer", { turns: 1, text: "Tự trả lời" })).body).toMatchObject({
    kind: "rule",
  });
  await turn("officer", id, "answer", { turns: 1, text: "Chờ kinh phí." });
  expect((await turn("officer", id, "accept", { turns: 2 })).status).toBe(403);
  expect((await turn("chair", id, "accept", { turns: 2, text: "Đồng ý" })).status).toBe(200);
  await desk.look();
  expect(await lateOf("city", ward)).toMatchObject({ endedWhy: null, step: 4 });
});

test("a question that is not answered in time climbs itself, to whoever asked and to the city", async () => {
  const { id } = (await askAbout("city", ward, "Bao giờ xong?")).body;
  // Asked on Monday 20 July: due 23/7; the first step on 24/7, the third working day is 28/7, the fifth 30/7, the tenth 6/8.
  desk.at("2026-08-06T09:00");
  await desk.look();
  const { climbs } = await desk.of(desk.people.city, "task", ward);
  const { explanations } = await desk.of(desk.people.city, "task", ward);
  expect(explanations[0].answerBy).toMatchObject({ isLate: true });
  const clock = (await desk.ask(desk.people.city, `GET /api/clocks/of/explanation/${id}`)).body.rows[0];
  const climb = (await desk.of(desk.people.city, "clock", String(clock.id))).climbs[0];
  expect(
    climb.told.map((one: { step: number; people: { name: string }[] }) => [one.step, one.people.length > 0]),
  ).toEqual([
    [1, true],
    [2, true],
    [3, true],
    [4, true],
  ]);
  expect(climbs.length).toBeGreaterThan(0);
  // Taken back: the clock no longer runs for anything, and is neither met nor late.
  expect((await turn("city", id, "withdraw", { turns: 1, text: "Đã trao đổi qua điện thoại" })).status).toBe(
    200,
  );
  const ended = (await desk.ask(desk.people.city, `GET /api/clocks/of/explanation/${id}`)).body.rows[0];
  expect(ended.state).toBe("void");
  await desk.look();
  expect((await desk.of(desk.people.city, "clock", String(clock.id))).climbs[0]).toMatchObject({
    endedWhy: "moved",
  });
});

test("what is answered about a lapsed clock explains that clock too", async () => {
  const [clock] = (await desk.ask(desk.people.officer, `GET /api/clocks/of/task/${ward}`)).body.rows;
  const asked = { kind: "clock", code: String(clock.id), text: "Sao chưa xác nhận?" };
  const { id } = (await desk.ask(desk.people.city, "POST /api/explanations", { body: asked })).body;
  await turn("officer", id, "answer", { turns: 1, text: "Cán bộ nghỉ ốm" });
  const [after] = (await desk.ask(desk.people.officer, `GET /api/clocks/of/task/${ward}`)).body.rows;
  expect(after.events).toMatchObject([{ act: "explain", reason: "Cán bộ nghỉ ốm" }]);
});

test("of what is done there is nothing to ask", async () => {
  const [own] = (await desk.story.tasks(desk.people.police)).filter((one) => one.code === police);
  const body = { version: own!.version, status: "done", note: "Xong" };
  await desk.ask(desk.people.police, `POST /api/tasks/${police}/progress`, { body });
  expect((await askAbout("city", police)).status).toBe(404);
});
