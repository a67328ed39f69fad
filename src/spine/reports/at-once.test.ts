/** Two acts on one report at the same moment, over HTTP and PostgreSQL: one waits for the other and sees what it did. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "#base/database/index.ts";
import { during } from "#test/under-way.ts";
import { A, B, cell, content, D, openReportDesk, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;
let cycleId = 0;

beforeAll(async () => {
  desk = await openReportDesk();
  cycleId = await desk.openCycle();
});
afterAll(() => desk.close());

const numberOf = (code: string): string => desk.at(code).split("/").at(-1) ?? "";

const handOver = (code: string) => (tx: Tx) =>
  sql`update reports.submission set state = 'submitted', round = 1, version = version + 1 where id = ${numberOf(code)}`.execute(
    tx,
  );

async function answered(code: string): Promise<void> {
  const person = code === A ? desk.officerA : desk.focal;
  await desk.write(person, code, "Đã mở hai buổi.");
  await desk.saveCells(person, code, [
    cell("violence.cases", "value", 6),
    cell("violence.cases.physical", "value", 6),
    cell("prevention.clubs", "zero"),
  ]);
}

describe("while a report is being handed over", () => {
  test("a figure and words are not written behind it", async () => {
    const section = (await desk.ask(desk.officerB, `GET ${desk.at(B)}`)).body.sections[0];
    const path = desk.at(B, `/sections/${section.id}`);
    const [figure, words] = await during(desk.owner, handOver(B), () =>
      Promise.all([
        desk.saveCells(desk.officerB, B, [cell("violence.cases", "value", 9)]),
        desk.ask(desk.officerB, `PUT ${path}`, { body: { text: "Chữ đến muộn", version: 0 } }),
      ]),
    );
    expect([figure.status, words.status]).toEqual([423, 423]);
  });
});

describe("handing over", () => {
  test("waits for a figure that is being taken back, and then says that it is missing", async () => {
    await answered(A);
    const takeBack = (tx: Tx) =>
      sql`with held as (select unit_id from reports.submission where id = ${numberOf(A)} for share)
        update indicators.cell set state = 'not-reported', value = null, version = version + 1
        where indicator_code = 'violence.cases' and unit_id = (select unit_id from held)`.execute(tx);
    const answer = await during(desk.owner, takeBack, () => desk.act(desk.leaderA, A, "submit"));
    expect(answer.body.errors.map((e: { path: string }) => e.path)).toEqual(["cells.violence.cases|"]);
  });

  test("twice at the same moment is one round", async () => {
    await answered(D);
    const answers = await Promise.all([desk.act(desk.focal, D, "submit"), desk.act(desk.focal, D, "submit")]);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    expect((await desk.ask(desk.city, `GET ${desk.at(D)}`)).body).toMatchObject({
      round: 1,
      state: "submitted",
    });
  });
});

test("what was handed over is shown as it was, whatever is recomputed since", async () => {
  const before = await desk.ask(desk.focal, `GET ${desk.at(D)}`);
  // One talk was counted for the department when it handed over; a second is recorded and counted afterwards.
  await desk.owner.query(
    "insert into records.record (register, code, unit_id, status, title) values ('talk', 'TT-2026-00009', $1, 'done', 'Buổi truyền thông')",
    [await desk.unitId(D)],
  );
  await desk.ask(desk.city, "POST /api/indicators/compute", {
    body: { from: "2025-11-15", to: "2026-11-14" },
  });
  const after = await desk.ask(desk.focal, `GET ${desk.at(D)}`);
  const talks = (body: { cells: { indicator: string; figure: object }[] }) =>
    body.cells.find((c) => c.indicator === "plan.talks")?.figure;
  expect(talks(before.body)).toEqual({ state: "value", value: 1 });
  expect(talks(after.body)).toEqual({ state: "value", value: 1 });
  // Sent back, it is written anew from what is so now.
  await desk.act(desk.city, D, "return", { reason: "Tính lại", dueOn: "2026-11-20" });
  expect(talks((await desk.ask(desk.focal, `GET ${desk.at(D)}`)).body)).toEqual({ state: "value", value: 2 });
  await desk.act(desk.focal, D, "submit");
  await desk.act(desk.city, D, "approve");
});

test("freezing waits for what is being judged, and counts it once and the same everywhere", async () => {
  const sendBack = (tx: Tx) =>
    sql`update reports.submission set state = 'returned', version = version + 1 where id = ${numberOf(D)}`.execute(
      tx,
    );
  const frozen = await during(desk.owner, sendBack, () =>
    desk.ask(desk.city, `POST /api/reports/cycles/${cycleId}/freeze`, { body: {} }),
  );
  // The department's was the only one approved.
  expect(frozen).toMatchObject({ status: 422, body: { kind: "rule" } });
});

test("a template is not published with words that someone is just writing into it", async () => {
  await desk.ask(desk.city, "PUT /api/reports/templates/BC-THU", { body: { ...content, version: 2 } });
  const rewrite = (tx: Tx) =>
    sql`update reports.template_version set abstract = 'Khác', version = version + 1 where state = 'draft'`.execute(
      tx,
    );
  const published = await during(desk.owner, rewrite, () =>
    desk.ask(desk.city, "POST /api/reports/templates/BC-THU/publish", { body: { version: 1 } }),
  );
  expect(published.status).toBe(409);
});

test("a cell that is sent twice is refused, and said which", async () => {
  const twice = [cell("violence.cases", "value", 3, 2), cell("violence.cases", "value", 4, 2)];
  const answer = await desk.saveCells(desk.officerA, A, twice);
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "cells.1.value" }] } });
});
