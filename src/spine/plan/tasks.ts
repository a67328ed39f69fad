/** Tasks as a register: their codes, links, attachments and history are those of every record. */
import { register, registerShape, type Register } from "#spine/records/index.ts";
import { taskFields, taskStatuses } from "./schema.ts";
import { TASK_PREFIX } from "./queries/publish.ts";
import { taskAccess, taskActs } from "./verbs.ts";
import { words } from "./words.ts";

const shape = registerShape({
  name: "tasks",
  noun: "task",
  prefix: TASK_PREFIX,
  one: words.task,
  many: words.tasks,
  fields: taskFields,
  statuses: taskStatuses,
  initial: "given",
  acts: {},
  title: (row) => String(row["title"]),
  order: "dueOn",
  linkKinds: { evidence: { forth: words.evidence, back: words.evidenceOf } },
});

const whole: Register = register({
  shape,
  table: "plan.task",
  access: { read: taskAccess.read, create: {}, update: taskAccess.act },
  verbs: taskActs,
});

/** Endpoints of a task that are those of every record. */
const taken: ReadonlySet<string> = new Set([
  "/history",
  "/links",
  "/attachments",
  "/{link}",
  "/{attachment}",
]);

const ending = (path: string): string => path.slice(path.lastIndexOf("/"));

/** A task is made by publishing alone, and listed with its clause: the register's own list, form and export fall away. */
export const taskSides = whole.endpoints.filter((e) => taken.has(ending(e.path)));

/** Tasks as the other registers know them. */
export const taskRegisters = whole.registers;

/** The verbs of tasks, without the one that would make a task by hand. */
export const taskVerbs = Object.fromEntries(
  Object.entries(whole.verbs)
    .filter(([name]) => name !== "task.create")
    .map(([name, verb]) => [name, name === "task.update" ? { ...verb, label: words.updateTask } : verb]),
);
