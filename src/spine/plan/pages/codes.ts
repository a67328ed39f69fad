/** How the codes of plan are called and how they look on a screen. */
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleMinus,
  IconCircleX,
  IconHelpCircle,
  IconInbox,
  IconMailOpened,
  IconProgress,
  IconUnlink,
} from "@tabler/icons-react";
import type { StatusLook } from "#base/ui/bits.tsx";
import type { Label } from "#base/words.ts";
import type { ClauseKind, DocumentState, DueSource, Outcome, Part, TaskStatus } from "../schema.ts";
import { ownWorkWords } from "../own-words.ts";
import { replacingWords } from "../replacing-words.ts";
import { words } from "../words.ts";
import { yearWords } from "../year-words.ts";
import { screenWords } from "./words.ts";

export const kindLabels: Readonly<Record<ClauseKind, Label>> = {
  title: words.title,
  section: words.section,
  item: words.item,
  point: words.point,
  bullet: words.bullet,
  paragraph: words.paragraph,
};

export const partLabels: Readonly<Record<Part, Label>> = {
  lead: words.lead,
  responsible: words.responsible,
  requested: words.requested,
  advise: words.advise,
  guide: words.guide,
  coordinate: words.coordinate,
};

export const outcomeLooks: Readonly<Record<Outcome, StatusLook>> = {
  undecided: { label: words.undecided, tone: "soon", icon: IconHelpCircle },
  task: { label: words.hasTask, tone: "good", icon: IconCircleCheck },
  "no-task": { label: screenWords.noTaskShort, tone: "calm", icon: IconCircleMinus },
  lost: { label: screenWords.lostShort, tone: "warm", icon: IconUnlink },
};

export const documentLooks: Readonly<Record<DocumentState, StatusLook>> = {
  reading: { label: words.reading, tone: "calm", icon: IconCircleDashed },
  reviewing: { label: words.reviewing, tone: "soon", icon: IconCircleDot },
  published: { label: words.published, tone: "good", icon: IconCircleCheck },
  superseded: { label: words.superseded, tone: "calm", icon: IconCircleX },
};

export const taskLooks: Readonly<Record<TaskStatus, StatusLook>> = {
  given: { label: words.given, tone: "warm", icon: IconInbox },
  received: { label: words.received, tone: "nest", icon: IconMailOpened },
  doing: { label: words.doing, tone: "nest", icon: IconProgress },
  done: { label: words.done, tone: "good", icon: IconCircleCheck },
  "not-done": { label: words.notDone, tone: "soon", icon: IconCircleX },
};

/** A task as it stands: what the city ended is told as that. */
export const taskLook = (task: {
  readonly status: TaskStatus;
  readonly endedOn: string | null;
}): StatusLook =>
  task.endedOn === null
    ? taskLooks[task.status]
    : { label: replacingWords.ended, tone: "calm", icon: IconCircleMinus };

export const dueSourceLabels: Readonly<Record<DueSource, Label>> = {
  clause: words.dueByClause,
  reporting: words.dueByReporting,
  "year-end": words.dueByYearEnd,
  person: words.dueByPerson,
  observance: yearWords.dueByObservance,
  own: ownWorkWords.dueByOwn,
};

/** A list of choices out of a table of labels. */
export function choicesOf(
  labels: Readonly<Record<string, Label>>,
): readonly { code: string; label: Label }[] {
  return Object.entries(labels).map(([code, label]) => ({ code, label }));
}
