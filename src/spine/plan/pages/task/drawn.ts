/** A task as the parts of a register's page know records: for its links, files and history. */
import { IconChecklist } from "@tabler/icons-react";
import { text } from "#base/fields/index.ts";
import type { Drawn } from "#base/ui/register/description.ts";
import { taskFields, taskStatuses } from "../../schema.ts";
import { ownWorkWords } from "../../own-words.ts";
import { replacingWords } from "../../replacing-words.ts";
import { words } from "../../words.ts";
import { yearWords } from "../../year-words.ts";
import { screenWords } from "../words.ts";
import { taskWords } from "./words.ts";

const shape: Drawn["shape"] = {
  name: "tasks",
  noun: "task",
  one: words.task,
  many: words.tasks,
  // A corrected clause gives its tasks a new name, a hand-over another unit, a replaced plan another place: the history tells it.
  fields: {
    ...taskFields,
    title: text({ label: words.clause }),
    unit: text({ label: words.unit }),
    plan: text({ label: replacingWords.ofPlan }),
    path: text({ label: words.clausePath }),
    endedBecause: text({ label: replacingWords.endedBecause }),
  },
  statuses: taskStatuses,
  acts: {
    acknowledge: { label: words.acknowledgeTask },
    progress: { label: words.progressTask },
    publish: { label: words.publishPlan },
    correct: { label: words.correctPlan },
    own: { label: ownWorkWords.madeOwn },
    observe: { label: yearWords.gives },
    carry: { label: replacingWords.fateCarry },
    renew: { label: replacingWords.fateRenew },
    end: { label: replacingWords.fateEnd },
    keep: { label: replacingWords.fateKeep },
    "hand-over": { label: words.handOverTask },
    schedule: { label: words.scheduleTask },
  },
  linkKinds: { evidence: { forth: words.evidence, back: words.evidenceOf } },
};

/** What links, attachments and history need to know. */
export const taskDrawn: Drawn = {
  face: {
    name: "tasks",
    noun: "task",
    menu: { label: screenWords.tasks, icon: IconChecklist, order: 15 },
    hint: taskWords.listHint,
    emptyNext: taskWords.noneNext,
    tones: {},
    shape: async () => shape,
  },
  shape,
  supplied: {},
  more: null,
  path: "/tasks",
  api: "/api/tasks",
};
