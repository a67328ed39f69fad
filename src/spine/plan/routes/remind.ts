/** The city asks units about their tasks: seen in the unit's My work and on each task, sent nowhere else. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { addReminders } from "../queries/reminder.ts";
import { line } from "../schema.ts";
import { words } from "../words.ts";

const reminding = z.strictObject({
  document: z.int().positive(),
  year: z.int().min(1990).max(2200),
  /** Tasks not yet acknowledged, or tasks whose day has passed. */
  about: z.enum(["given", "overdue"]),
  units: z.array(z.int().positive()).min(1).max(2000),
  note: line(1000).nullable().default(null),
});
type Reminding = z.infer<typeof reminding>;

/** The endpoint of reminders. Asking twice on one day about the same task is asking once. */
export function remindEndpoints(): AnyEndpoint[] {
  return [
    endpoint<unknown, unknown, Reminding, undefined, { tasks: number; units: number }>({
      verb: "task.remind",
      method: "POST",
      path: "/api/tasks/remind",
      summary: words.remindTask,
      body: reminding as z.ZodType<Reminding>,
      output: z.object({ tasks: z.number(), units: z.number() }),
      audit: ({ body }, _, out) => ({
        subject: `plan/${body.document}`,
        details: { reminded: body.about, year: body.year, ...out },
      }),
      run: (tx, { person, body }) => {
        const { document, year, about, units, note } = body;
        const asked = { documentId: document, year, about, unitIds: units, note };
        return addReminders(tx, { ...asked, personId: person.id, at: now(), today: today() });
      },
    }),
  ];
}
