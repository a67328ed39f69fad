import { afterAll, beforeAll, expect, test } from "vitest";
import { thisYear } from "#base/clock.ts";
import { openDesk, type Desk } from "#test/desk.ts";
import { plan, seedDemoPlan } from "#spine/plan/index.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(() => [plan]);
});
afterAll(() => desk.close());

const row = async (text: string): Promise<Record<string, number>> =>
  (await desk.owner.query(text)).rows[0] as Record<string, number>;

test("the demonstration's plan is read, published to every commune, and partly done, once", async () => {
  const seeded = await seedDemoPlan(desk.app);
  expect(seeded.tasks).toBeGreaterThan(600);
  expect(await seedDemoPlan(desk.app)).toEqual({ documentId: seeded.documentId, tasks: 0 });

  const tasks = await row(
    `select count(*)::int as n, count(distinct unit_id)::int as units from plan.task where year = ${thisYear()}`,
  );
  expect(tasks["n"]).toBe(seeded.tasks);
  // Five clauses for each of the 126 communes, and those of the departments, the Front, the women's union, the press.
  const communes =
    await row(`select count(*)::int as n from plan.task t join agencies.unit u on u.id = t.unit_id
    where u.kind in ('ward', 'commune')`);
  expect(communes["n"]).toBeGreaterThanOrEqual(126 * 5);
  const done = await row(
    `select count(*)::int as n from records.record where register = 'tasks' and status = 'done'`,
  );
  expect(done["n"]).toBeGreaterThan(50);
});

test("it is marked as a demonstration and lies open to everyone who works here", async () => {
  const officer = await desk.person("commune-officer", "01.00004");
  const listed = await desk.ask(officer, "GET /api/plan/documents");
  expect(listed.status).toBe(200);
  expect(listed.body.rows).toHaveLength(1);
  expect(listed.body.rows[0]).toMatchObject({
    isDemo: true,
    state: "published",
    undecided: 0,
    years: [thisYear()],
  });
});
