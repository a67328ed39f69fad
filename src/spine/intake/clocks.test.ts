/** The clocks of reports, counted by hand: what starts, by which rule, due when, met or late; and that nobody stops them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { tellLapses } from "#spine/intake/index.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk();
});
afterAll(() => desk.close());

interface Clock {
  readonly id: number;
  readonly rule: { readonly code: string; readonly basis: string; readonly said: { readonly vi: string } };
  readonly unit: { readonly name: string };
  readonly startedAt: string;
  readonly dueAt: string;
  readonly state: string;
  readonly can: readonly string[];
}

const inHanoi = (text: string): string =>
  new Date(Date.parse(text) + 7 * 3_600_000).toISOString().slice(0, 16);

async function clocksOf(person: Person, code: string, kind = "intake"): Promise<Record<string, Clock>> {
  const { rows } = (await desk.ask(person, `GET /api/clocks/of/${kind}/${code}`)).body;
  return Object.fromEntries((rows as Clock[]).map((one) => [one.rule.code, one]));
}

test("a child is harmed, someone weaker too, a crime is suspected: each has its clock, in hours of the city, with its article", async () => {
  // Told on Saturday at 22:10, entered at 22:40: hours run round the clock, over the Sunday as well.
  desk.at("2026-11-28T22:40");
  const code = await desk.enter({
    receivedAt: "2026-11-28T15:10:00Z",
    childHarmed: "yes",
    vulnerable: "yes",
    crimeSuspected: "yes",
  });
  const clocks = await clocksOf(desk.chair, code);
  const told = Object.fromEntries(
    Object.entries(clocks).map(([rule, one]) => [
      rule,
      [inHanoi(one.startedAt), inHanoi(one.dueAt), one.state],
    ]),
  );
  expect(told).toEqual({
    // One hour from when it was told; the chair has it since 22:40.
    "intake.tell-chair": ["2026-11-28T22:10", "2026-11-28T23:10", "met"],
    "case.acknowledge": ["2026-11-28T22:40", "2026-11-28T23:40", "running"],
    "intake.handle": ["2026-11-28T22:40", "2026-11-29T00:40", "running"],
    "intake.assign-police": ["2026-11-28T22:40", "2026-11-28T23:40", "running"],
    "intake.bring-child-protection": ["2026-11-28T22:40", "2026-11-29T02:40", "running"],
    "intake.hand-over": ["2026-11-28T22:40", "2026-11-29T02:40", "running"],
  });
  for (const one of Object.values(clocks)) {
    expect(one.rule.basis, one.rule.code).toBe("internal");
    // Each names its article, and says that the hours are internal.
    expect(one.rule.said.vi, one.rule.code).toMatch(
      /^Luật 13\/2022\/QH15, Điều (4|20): “ngay” \(mốc nội bộ \d+ giờ\)$/,
    );
  }

  // Each stops by its own act and by no other.
  const { chair, police, officer } = desk;
  const give = async (part: string, toUnitId: number, act = "assign") => {
    const { version } = (await desk.ask(chair, `GET /api/intake/reports/${code}`)).body;
    expect((await desk.act(chair, code, "assign", { version, act, part, toUnitId })).status).toBe(200);
  };
  const running = async (): Promise<string[]> =>
    Object.values(await clocksOf(chair, code))
      .filter((one) => one.state === "running")
      .map((one) => one.rule.code)
      .toSorted();
  await desk.act(officer, code, "acknowledge", { version: 1 });
  expect(await running()).toEqual([
    "intake.assign-police",
    "intake.bring-child-protection",
    "intake.hand-over",
    "intake.handle",
  ]);
  await give("police", police.unitId);
  expect(await running()).toEqual(["intake.bring-child-protection", "intake.hand-over"]);
  await give("child-protection", desk.place);
  await give("investigation", desk.investigators.unitId, "hand-over");
  expect(await running()).toEqual([]);
});

test("told too late is late, the hotline's clock is its own, and the commune itself tells nobody", async () => {
  desk.at("2026-11-30T09:30");
  const late = await desk.enter({ receivedAt: "2026-11-30T01:29:00Z" });
  // Told at 8:29, due at 9:29, entered at 9:30.
  expect((await clocksOf(desk.police, late))["intake.tell-chair"]?.state).toBe("late");
  const call = await desk.enter({ channel: "hotline", addressLetter: "e" });
  expect(Object.keys(await clocksOf(desk.police, call))).toEqual(["intake.tell-chair-after-call"]);
  const own = await desk.enter({ channel: "desk", addressLetter: "a" }, desk.officer);
  expect(Object.keys(await clocksOf(desk.chair, own)).toSorted()).toEqual([
    "case.acknowledge",
    "intake.handle",
  ]);
});

test("whoever is given it has a day to answer; no answer lapses, is explained, and is never stopped by hand", async () => {
  desk.at("2026-11-30T10:00");
  const code = await desk.enter();
  const give = { version: 1, act: "hand-over", part: "investigation", toUnitId: desk.investigators.unitId };
  await desk.act(desk.chair, code, "assign", give);
  const clock = async (): Promise<Clock> =>
    Object.values(await clocksOf(desk.investigators, `${code}.1`, "intake-given"))[0]!;
  expect(inHanoi((await clock()).dueAt)).toBe("2026-12-01T10:00");
  desk.at("2026-12-01T10:00");
  expect((await clock()).state).toBe("running");
  desk.at("2026-12-01T10:01");
  expect((await clock()).state).toBe("lapsed");
  expect((await desk.ask(desk.chair, `GET /api/intake/reports/${code}`)).body.state).toBe("handed-over");
  // Only explained: no act of anybody stops it, and what lapsed is not paused.
  expect((await clock()).can).toEqual(["clock.explain"]);
  const { id } = await clock();
  expect((await desk.ask(desk.city, `POST /api/clocks/${id}/pause`, { body: { reason: "x" } })).status).toBe(
    422,
  );
  const yes = { number: 1, answer: "accepted" };
  await desk.ask(desk.investigators, `POST /api/intake/given/${code}/answer`, { body: yes });
  expect((await clock()).state).toBe("late");
});

test("what lapses at night is told that minute, once, to the chair and to whoever must act", async () => {
  desk.at("2026-12-05T23:00");
  const code = await desk.enter();
  const give = { version: 1, act: "assign", part: "health", toUnitId: desk.health.unitId };
  await desk.act(desk.chair, code, "assign", give);
  const toldOf = async (person: Person): Promise<string[]> => {
    const { rows } = (await desk.ask(person, "GET /api/notices?which=all&limit=200")).body;
    return rows.flatMap((row: { one: { code: string } | null }) =>
      row.one?.code.startsWith(code) ? [row.one.code] : [],
    );
  };
  // Sunday night at 23:00 the health station's day to answer is over; one minute before nobody is told.
  desk.at("2026-12-06T23:00");
  await tellLapses(desk.app);
  expect(await toldOf(desk.chair)).toEqual([]);
  desk.at("2026-12-06T23:01");
  await tellLapses(desk.app);
  await tellLapses(desk.app);
  expect(await toldOf(desk.chair)).toEqual([`${code}.1/intake.answer`]);
  expect(await toldOf(desk.health)).toEqual([`${code}.1/intake.answer`]);
  expect(await toldOf(desk.elsewhere)).toEqual([]);
});
