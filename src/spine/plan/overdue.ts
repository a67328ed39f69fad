/** Tasks as a source of what is overdue. */
import type { OverdueSource } from "#spine/notices/index.ts";
import { inChargeOfTasks, listEndedTasks, listOverdueTasks } from "./queries/overdue.ts";

/** What the ladder is told of tasks; a task that was done or given up with words is no longer waited for. */
export const overdueTasks: OverdueSource = {
  kind: "task",
  list: async (tx, { day, codes }) =>
    (await listOverdueTasks(tx, { day, codes })).map((task) => ({
      ...task,
      title: { vi: task.title, en: task.title },
    })),
  done: listEndedTasks,
  inCharge: inChargeOfTasks,
};
