/** The receiver asks units about reports that have not come: seen in their My work and on the report, sent nowhere else. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { addReminders } from "../queries/reminder.ts";
import { refuseLocked } from "../rules/exception.ts";
import { reminderInput, type ReminderInput } from "../schema.ts";
import { words } from "../words.ts";
import { base, type LoadedCycle } from "./cycle-loaded.ts";

/** The endpoint of reminders. A report that was handed over is passed by; asking twice on one day is asking once. */
export function remindEndpoints(): AnyEndpoint[] {
  return [
    endpoint<{ id: number }, unknown, ReminderInput, LoadedCycle, { units: number }>({
      ...base,
      verb: "report.remind",
      method: "POST",
      path: "/api/reports/cycles/{id}/remind",
      summary: words.remind,
      body: reminderInput,
      output: z.object({ units: z.number() }),
      audit: ({ params }, _, out) => ({ subject: `cycle/${params.id}`, details: { reminded: out.units } }),
      // After the lock there is nothing that the unit could do.
      check: (cycle) => refuseLocked({ lockedAt: cycle.lockedAt, exceptions: [] }, now()),
      run: async (tx, { params, body, person }) => {
        const by = { personId: person.id, byName: person.name, at: now(), today: today() };
        const asked = { cycleId: params.id, unitIds: body.units, note: body.note };
        return { units: await addReminders(tx, { ...asked, ...by }) };
      },
    }),
  ];
}
