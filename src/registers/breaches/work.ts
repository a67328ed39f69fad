/** Open breaches as My work shows them to the data-protection officer, by the clock that lapses first. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, say } from "#base/words.ts";
import { holds, inScope, type Person } from "#spine/access/index.ts";
import { listRunningOf, ruleSource } from "#spine/deadlines/index.ts";
import { stateOn, type WorkItem, type WorkSource } from "#spine/plan/index.ts";
import { KIND } from "./clocks.ts";
import { listBreaches } from "./queries.ts";
import { words } from "./words.ts";

async function openOnes(tx: Tx, person: Person, day: string): Promise<WorkItem[]> {
  const open = (await listBreaches(tx)).filter(({ endedAt }) => endedAt === null);
  const clocks = await listRunningOf(tx, { kind: KIND, codes: open.map(({ code }) => code) });
  return open.map(({ code }): WorkItem => {
    const clock = clocks.get(code)?.[0];
    const due = clock?.dueAt ? dayOf(clock.dueAt) : null;
    return {
      id: `breach-${code}`,
      title: say(fill(words.work, { code }), person.language),
      due,
      ...(clock?.dueAt && { dueAt: clock.dueAt.toISOString() }),
      kind: "breach",
      href: `/data-breaches/${code}`,
      source: clock ? say(ruleSource(clock), person.language) : code,
      state: stateOn(due, day),
    };
  });
}

/** A source of My work. */
export const breachWork: WorkSource = {
  name: "breaches",
  gather: async (tx, person, day) => ({
    items: holds(person, "breach.read")
      ? await inScope(tx, { verb: "breach.read", sees: "all" }, () => openOnes(tx, person, day))
      : [],
  }),
};
