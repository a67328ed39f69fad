/** What goes out: the shapes of the answers of plan, trimmed to what a screen needs. */
import { z } from "zod";
import { everyCodes } from "./rules/period.ts";
import { fateCodes } from "./rules/replacing.ts";
import {
  clauseKindCodes,
  documentStateCodes,
  dueSourceCodes,
  outcomeCodes,
  partCodes,
  taskOrigins,
  taskStatusCodes,
} from "./schema.ts";

const moment = z.date().transform((d) => d.toISOString());
const label = z.object({ vi: z.string(), en: z.string() });
const named = z.object({ id: z.number(), code: z.string(), name: z.string() });

export const documentAnswer = z.object({
  id: z.number(),
  unitId: z.number(),
  state: z.enum(documentStateCodes),
  title: z.string(),
  issuer: z.string().nullable(),
  issuerUnitId: z.number().nullable(),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  yearFrom: z.number().nullable(),
  yearTo: z.number().nullable(),
  parentId: z.number().nullable(),
  parentTitle: z.string().nullable(),
  supersededBy: z.number().nullable(),
  supersededTitle: z.string().nullable(),
  /** The act that replaced it, where it was. */
  replacementId: z.number().nullable(),
  fileName: z.string(),
  hasFile: z.boolean(),
  format: z.enum(["txt", "docx", "pdf"]),
  remarks: z.array(z.object({ line: z.number(), note: z.string() })),
  isDemo: z.boolean(),
  version: z.number(),
  updatedAt: moment,
  publishedAt: moment.nullable(),
  can: z.array(z.string()),
});

export const listedAnswer = documentAnswer.extend({
  clauses: z.number(),
  undecided: z.number(),
  gapsOpen: z.number(),
  years: z.array(z.number()),
});

export const assignmentAnswer = z.object({
  id: z.number(),
  clauseId: z.number(),
  line: z.number(),
  agency: z.string(),
  role: z.enum(partCodes),
  isGroup: z.boolean(),
  holder: z.string().nullable(),
  unsure: z.string().nullable(),
  via: z.string(),
  note: z.string().nullable(),
  asksPerson: z.boolean(),
  confirmed: z.boolean(),
  version: z.number(),
  units: z.number(),
  first: z.array(named),
});

export const clauseAnswer = z.object({
  id: z.number(),
  position: z.number(),
  path: z.string(),
  line: z.number(),
  kind: z.enum(clauseKindCodes),
  marker: z.string().nullable(),
  text: z.string(),
  actionable: z.boolean(),
  describes: z.number().nullable(),
  dueText: z.string().nullable(),
  dueFrom: z.string().nullable(),
  dueBy: z.string().nullable(),
  product: z.string().nullable(),
  every: z.enum(everyCodes),
  unsure: z.string().nullable(),
  outcome: z.enum(outcomeCodes),
  reason: z.string().nullable(),
  supplied: z.boolean(),
  gapId: z.number().nullable(),
  moreLines: z.array(z.number()),
  version: z.number(),
});

export const gapAnswer = z.object({
  id: z.number(),
  line: z.number(),
  note: z.string(),
  answer: z.enum(["filled", "lost"]).nullable(),
  answerNote: z.string().nullable(),
  version: z.number(),
});

export const readinessAnswer = z.object({
  ready: z.boolean(),
  checks: z.array(
    z.object({
      code: z.string(),
      blocking: z.boolean(),
      count: z.number(),
      label,
      refs: z.array(z.object({ kind: z.string(), id: z.number(), at: z.string() })),
    }),
  ),
});

const beside = {
  reporting: z.array(
    z.object({
      id: z.number(),
      line: z.number(),
      every: z.string(),
      dueBefore: z.string().nullable(),
      dueText: z.string().nullable(),
      toText: z.string().nullable(),
      toUnitId: z.number().nullable(),
    }),
  ),
  observances: z.array(
    z.object({
      line: z.number(),
      name: z.string(),
      onDay: z.string().nullable(),
      month: z.number().nullable(),
    }),
  ),
  citations: z.array(
    z.object({
      line: z.number(),
      kind: z.string(),
      number: z.string().nullable(),
      issuedOn: z.string().nullable(),
      issuer: z.string().nullable(),
      name: z.string().nullable(),
      basis: z.boolean(),
      /** The record of a register that keeps it, where this person may read it. */
      record: z.object({ register: z.string(), code: z.string(), title: z.string() }).nullable(),
    }),
  ),
  /** Registers to which this person may add a cited document, and what their forms call its parts. */
  homes: z.array(
    z.object({
      register: z.string(),
      one: label,
      fields: z.object({
        number: z.string(),
        issuedOn: z.string(),
        issuer: z.string(),
        name: z.string(),
      }),
    }),
  ),
  recipients: z.array(z.object({ line: z.number(), text: z.string(), sentAs: z.string() })),
  publications: z.array(
    z.object({
      year: z.number(),
      onDate: z.string(),
      tasksAdded: z.number(),
      at: moment,
      by: z.string().nullable(),
    }),
  ),
};

/** A published plan as anyone reads it. */
export const planAnswer = documentAnswer.extend({
  clauses: z.array(clauseAnswer),
  assignments: z.array(assignmentAnswer),
  ...beside,
});

/** Everything of a document under review: the source beside what was understood. */
export const reviewAnswer = planAnswer.extend({
  lines: z.array(z.object({ line: z.number(), text: z.string(), cell: z.unknown() })),
  gaps: z.array(gapAnswer),
  readiness: readinessAnswer,
});

/** What an edit in review answers: the pieces that are new or changed, and what was taken away. */
export const editAnswer = z.object({
  document: z.object({ id: z.number(), version: z.number(), state: z.enum(documentStateCodes) }),
  clauses: z.array(clauseAnswer),
  assignments: z.array(assignmentAnswer),
  gaps: z.array(gapAnswer),
  dropped: z.object({ clauses: z.array(z.number()), assignments: z.array(z.number()) }),
  readiness: readinessAnswer,
  tasks: z.number(),
});

export const countsAnswer = z.object({
  given: z.number(),
  received: z.number(),
  doing: z.number(),
  done: z.number(),
  notDone: z.number(),
  overdue: z.number(),
});

export const taskAnswer = z.object({
  id: z.number(),
  code: z.string(),
  title: z.string(),
  unit: named,
  cameFrom: named.nullable(),
  /** The clause that asks for it; without a number where something else does. */
  clause: z.object({ id: z.number().nullable(), path: z.string(), text: z.string() }),
  document: z.object({
    id: z.number().nullable(),
    number: z.string().nullable(),
    title: z.string(),
    state: z.enum(documentStateCodes),
  }),
  year: z.number(),
  origin: z.enum(taskOrigins),
  period: z.string(),
  part: z.enum(partCodes),
  status: z.enum(taskStatusCodes),
  overdue: z.boolean(),
  endedOn: z.string().nullable(),
  endedBecause: z.string().nullable(),
  moved: z
    .object({
      replacementId: z.number(),
      fate: z.enum(fateCodes),
      plan: z.string(),
      path: z.string(),
      next: z.string().nullable(),
    })
    .nullable(),
  lateDays: z.number(),
  dueOn: z.string().nullable(),
  dueSource: z.enum(dueSourceCodes),
  product: z.string().nullable(),
  answerable: z.string().nullable(),
  percent: z.number().nullable(),
  acknowledgedAt: moment.nullable(),
  doneOn: z.string().nullable(),
  evidence: z.number(),
  lastNote: z.string().nullable(),
  version: z.number(),
  updatedAt: moment,
  can: z.array(z.string()),
});

export const notesAnswer = z.object({
  rows: z.array(
    z.object({
      id: z.number(),
      status: z.enum(taskStatusCodes).nullable(),
      percent: z.number().nullable(),
      note: z.string().nullable(),
      at: moment,
      by: z.string().nullable(),
    }),
  ),
});

export const workItem = z.object({
  id: z.string(),
  title: z.string(),
  due: z.string().nullable(),
  dueAt: z.string().optional(),
  kind: z.string(),
  href: z.string(),
  source: z.string(),
  progress: z.number().nullable().optional(),
  askedAt: z.string().optional(),
  danger: z.boolean().optional(),
  state: z.enum(["overdue", "due", "open"]),
});
