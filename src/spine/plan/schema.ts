/** Every code and shape of plan, once; pure: used by the server, the screens and the rules. */
import { z } from "zod";
import { date, integer, longText, text } from "#base/fields/index.ts";
import type { Label } from "#base/words.ts";
import { ownWorkWords } from "./own-words.ts";
import { words } from "./words.ts";
import { yearWords } from "./year-words.ts";

export const clauseKinds = {
  title: words.title,
  section: words.section,
  item: words.item,
  point: words.point,
  bullet: words.bullet,
  paragraph: words.paragraph,
} as const satisfies Record<string, Label>;
export type ClauseKind = keyof typeof clauseKinds;

/** The parts an agency may have in a clause, the strongest first. */
export const parts = {
  lead: words.lead,
  responsible: words.responsible,
  requested: words.requested,
  advise: words.advise,
  guide: words.guide,
  coordinate: words.coordinate,
} as const satisfies Record<string, Label>;
export type Part = keyof typeof parts;

/** How a clause ends in review; before publishing none is undecided. */
export const outcomes = {
  undecided: words.undecided,
  task: words.hasTask,
  "no-task": words.noTask,
  lost: words.lost,
} as const satisfies Record<string, Label>;
export type Outcome = keyof typeof outcomes;

export const documentStates = {
  reading: words.reading,
  reviewing: words.reviewing,
  published: words.published,
  superseded: words.superseded,
} as const satisfies Record<string, Label>;
export type DocumentState = keyof typeof documentStates;

/** What a task can be; "overdue" is derived from its day, never stored. */
export const taskStatuses = {
  given: words.given,
  received: words.received,
  doing: words.doing,
  done: words.done,
  "not-done": words.notDone,
} as const satisfies Record<string, Label>;
export type TaskStatus = keyof typeof taskStatuses;

/** Where a due date comes from. */
export const dueSources = {
  clause: words.dueByClause,
  reporting: words.dueByReporting,
  "year-end": words.dueByYearEnd,
  person: words.dueByPerson,
  observance: yearWords.dueByObservance,
  own: ownWorkWords.dueByOwn,
} as const satisfies Record<string, Label>;
export type DueSource = keyof typeof dueSources;

const codesOf = <K extends string>(labels: Readonly<Record<K, unknown>>): [K, ...K[]] =>
  Object.keys(labels) as [K, ...K[]];

/** What may ask for a task. */
export const taskOrigins = ["plan", "observance", "own"] as const;
export type TaskOrigin = (typeof taskOrigins)[number];

export const clauseKindCodes = codesOf(clauseKinds);
export const partCodes = codesOf(parts);
export const outcomeCodes = codesOf(outcomes);
export const documentStateCodes = codesOf(documentStates);
export const taskStatusCodes = codesOf(taskStatuses);
export const dueSourceCodes = codesOf(dueSources);

/** Text as it is kept: NFC, no space at the ends. */
export const line = (max: number) =>
  z
    .string()
    .transform((s) => s.normalize("NFC").trim())
    .pipe(z.string().min(1).max(max));

/** A year that a plan can be for. */
export const year = z.coerce.number().int().min(1990).max(2200);

/** A unit's implementing plan is written, then published. */
export const ownStates = { draft: words.ownDraft, published: words.ownPublished } as const satisfies Record<
  string,
  Label
>;
export type OwnState = keyof typeof ownStates;

/** The head of a unit's implementing plan. */
export const ownHeadFields = {
  title: text({ label: words.ownTitle, required: true, max: 500 }),
  number: text({ label: words.ownNumber, help: words.ownNumberHelp, max: 60 }),
  issuedOn: date({ label: words.ownIssuedOn }),
};

/** A clause of it: the unit's own words, who, by when, and where in its socio-economic plan. */
export const ownClauseFields = {
  text: longText({ label: words.ownText, help: words.ownTextHelp, required: true }),
  holder: text({ label: words.ownHolder, help: words.ownHolderHelp, max: 300 }),
  dueOn: date({ label: words.ownDue }),
  lateReason: longText({ label: words.ownLateReason, help: words.ownLateReasonHelp, max: 1000 }),
  integratedIn: longText({ label: words.ownIntegrated, help: words.ownIntegratedHelp, max: 2000 }),
  integratedRef: text({ label: words.ownIntegratedRef, help: words.ownIntegratedRefHelp, max: 300 }),
  leftOut: longText({ label: words.ownLeftOut, help: words.ownLeftOutHelp, max: 1000 }),
};

/** A piece of the unit's own work beyond the city's clauses. */
export const ownItemFields = {
  text: longText({ label: ownWorkWords.itemText, required: true, max: 5000 }),
  holder: text({ label: ownWorkWords.itemHolder, max: 300 }),
  dueOn: date({ label: ownWorkWords.itemDue }),
  dropped: longText({ label: ownWorkWords.itemDropped, help: ownWorkWords.itemDroppedHelp, max: 1000 }),
};

/** What changes by hand in a task; the status changes by what is told of it. */
export const taskFields = {
  year: integer({ label: words.year, required: true, listed: true, min: 1990, max: 2200 }),
  part: text({ label: words.part, required: true, listed: true }),
  dueOn: date({ label: words.dueOn, listed: true }),
  product: text({ label: words.product, max: 1000 }),
  answerable: text({ label: words.answerable, max: 120 }),
  percent: integer({ label: words.percent, max: 100 }),
};
