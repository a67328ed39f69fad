/** What derives from sealed values is made anew by a command: counted first, written when told to. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { knowIntake } from "#spine/intake/index.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases, rederive } from "./index.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

test("columns that went wrong are found and put right from what is sealed", async () => {
  const code = await desk.openCase();
  const { things } = (await desk.ask(desk.officer, `GET /api/cases/${code}`)).body;
  const of = (prefix: string): number => things.find((one: { prefix: string }) => one.prefix === prefix).id;
  const values = { relation: "husband", behaviours: ["BL01"] };
  const body = { prefix: "behaviour", harmedId: of("harmed"), doerId: of("doer"), values };
  await desk.ask(desk.officer, `POST /api/cases/${code}/things`, { body });
  const changes = [{ thing: null, fields: { occurredOn: { from: null, to: "2026-03-01" } } }];
  await desk.ask(desk.officer, `PATCH /api/cases/${code}/values`, { body: { changes } });
  // Nothing to mend yet.
  expect(await rederive(desk.owner, false)).toMatchObject({ cases: 1, changed: [], erased: 0 });

  await desk.owner.query("update cases.\"case\" set main_form = 'economic'");
  await desk.owner.query("delete from cases.detail where field = 'harmed.ageBand'");
  const seen = await rederive(desk.owner, false);
  expect(seen.changed).toEqual([code]);
  expect(seen.counts).toEqual(
    expect.arrayContaining([
      { field: "case.mainForm", value: "economic", before: 1, after: 0 },
      { field: "case.mainForm", value: "physical", before: 0, after: 1 },
      { field: "harmed.ageBand", value: "16-59", before: 0, after: 1 },
    ]),
  );
  // Shown, not written.
  expect((await rederive(desk.owner, false)).changed).toEqual([code]);
  expect((await rederive(desk.owner, true)).changed).toEqual([code]);
  expect(await rederive(desk.owner, false)).toMatchObject({ changed: [] });
  const after = (await desk.ask(desk.officer, `GET /api/cases/${code}`)).body;
  expect(after.mainForm).toBe("physical");
});

test("the application's own role cannot go over all cases: it is told so and changes none", async () => {
  await expect(rederive(desk.app, true)).rejects.toMatchObject({ code: "42501" });
});
