/** What the endpoints of agencies answer with: parsed on the way out, and the types that the screens are written to. Pure. */
import { z } from "zod";
import { changeKinds, confidences, contactSchema, hamletKinds, unitKinds } from "./schema.ts";

const day = z.string();
const label = z.object({ vi: z.string(), en: z.string() });

/** A unit in a line: enough to name it and to go to it. */
export const brief = z.object({
  id: z.number(),
  code: z.string(),
  kind: z.enum(unitKinds),
  name: z.string(),
});
export type Brief = z.infer<typeof brief>;

/** A unit as it is listed, on a day. */
export const unitAnswer = brief.extend({
  parent: brief.nullable(),
  validFrom: day,
  validTo: day.nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  population: z.number().nullable(),
  areaKm2: z.number().nullable(),
  contact: contactSchema,
  confidence: z.enum(confidences),
  note: z.string().nullable(),
  isDemo: z.boolean(),
  version: z.number(),
  can: z.array(z.string()),
});
export type UnitAnswer = z.infer<typeof unitAnswer>;

export const listAnswer = z.object({
  rows: z.array(unitAnswer),
  next: z.string().nullable(),
  total: z.number(),
  can: z.array(z.string()),
});

/** Who inherits; `share` is the part of the people that passed, null where unknown. */
export const heir = brief.extend({ share: z.number().nullable() });
export type Heir = z.infer<typeof heir>;

/** A unit that has ended and who may be handed what it left. */
export const leftAnswer = z.object({ unit: brief, endedOn: day.nullable(), receivers: z.array(heir) });
export type LeftAnswer = z.infer<typeof leftAnswer>;

const passage = heir.extend({ onDate: day, change: z.enum(changeKinds), note: z.string().nullable() });
export type Passage = z.infer<typeof passage>;

export const aliasAnswer = z.object({ text: z.string(), validFrom: day.nullable(), validTo: day.nullable() });
export const aliasesAnswer = z.object({ rows: z.array(aliasAnswer) });

export const hamletAnswer = z.object({
  id: z.number(),
  communeId: z.number(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(hamletKinds),
  households: z.number().nullable(),
  validFrom: day,
  validTo: day.nullable(),
  isDemo: z.boolean(),
  version: z.number(),
  can: z.array(z.string()),
});
export type HamletAnswer = z.infer<typeof hamletAnswer>;
export const hamletsAnswer = z.object({ rows: z.array(hamletAnswer), can: z.array(z.string()) });

export const eventAnswer = z.object({
  id: z.number(),
  kind: z.enum(changeKinds),
  onDate: day,
  decision: z.string(),
  note: z.string().nullable(),
  from: z.array(brief),
  to: z.array(brief),
  touches: z.record(z.string(), z.unknown()),
  recordedAt: z.string(),
  undone: z.object({ at: z.string(), reason: z.string() }).nullable(),
  /** False for what was undone already, or was recorded before it could be. */
  mayUndo: z.boolean(),
  /** What still stays with units that it ended, for whoever may hand it over. */
  left: z.array(z.object({ name: z.string(), label, unit: brief, count: z.number(), href: z.string() })),
});
export type EventAnswer = z.infer<typeof eventAnswer>;
export const eventsAnswer = z.object({ rows: z.array(eventAnswer) });

/** One unit with all that is known of it. */
export const oneAnswer = unitAnswer.extend({
  parents: z.array(brief),
  children: z.array(brief.extend({ validTo: day.nullable() })),
  aliases: z.array(aliasAnswer),
  /** Who answers for it today, where it has ended. */
  successors: z.array(heir),
  passedTo: z.array(passage),
  cameFrom: z.array(passage),
  groups: z.array(z.object({ code: z.string(), names: z.array(z.string()) })),
  events: z.array(eventAnswer),
  hamlets: z.array(hamletAnswer),
});
export type OneAnswer = z.infer<typeof oneAnswer>;

export const resolveAnswer = z.object({
  written: z.string(),
  onDate: day,
  via: z.enum(["exact", "alias", "abbreviation", "successor", "group", "unresolved"]),
  units: z.array(heir),
  groups: z.array(z.object({ code: z.string(), names: z.array(z.string()) })),
  collective: z.boolean(),
  asksPerson: z.boolean(),
  note: z.string().nullable(),
  confidence: z.enum(["certain", "likely", "unsure"]),
});
export type ResolveAnswer = z.infer<typeof resolveAnswer>;

export const groupsAnswer = z.object({
  rows: z.array(
    z.object({
      code: z.string(),
      names: z.array(z.string()),
      open: z.boolean(),
      count: z.number(),
      /** Filled only where one group is asked for by its code. */
      units: z.array(brief),
    }),
  ),
});
export type GroupsAnswer = z.infer<typeof groupsAnswer>;

export const mapAnswer = z.object({
  rows: z.array(
    brief.extend({
      lat: z.number(),
      lon: z.number(),
      population: z.number().nullable(),
      areaKm2: z.number().nullable(),
      hamlets: z.number(),
    }),
  ),
  unplaced: z.array(brief),
});
export type MapAnswer = z.infer<typeof mapAnswer>;

/** What a change of structure touches, and why it may not be recorded if it may not. */
export const previewAnswer = z.object({
  refusals: z.array(z.object({ path: z.string(), code: z.string() })),
  ending: z.array(brief),
  receiving: z.array(brief),
  renamed: z.array(z.object({ unit: brief, to: z.string() })),
  beginning: z.array(z.object({ code: z.string(), kind: z.enum(unitKinds), name: z.string() })),
  below: z.array(brief),
  aliases: z.array(z.object({ unitId: z.number(), text: z.string() })),
  hamlets: z.array(z.object({ id: z.number(), communeId: z.number(), code: z.string(), name: z.string() })),
  records: z.array(z.object({ name: z.string(), label, count: z.number() })),
  hamletsNeedAPerson: z.boolean(),
});
export type PreviewAnswer = z.infer<typeof previewAnswer>;

export const recordedAnswer = z.object({ id: z.number(), began: z.array(brief), touched: previewAnswer });

/** What a sheet would do, and each refused cell. */
export const planAnswer = z.object({
  create: z.array(z.object({ row: z.number(), code: z.string(), kind: z.enum(unitKinds), name: z.string() })),
  update: z.array(
    z.object({
      id: z.number(),
      code: z.string(),
      name: z.string(),
      fields: z.array(z.string()),
      aliases: z.array(z.string()),
    }),
  ),
  unchanged: z.number(),
  refusals: z.array(z.object({ row: z.number(), column: z.string(), reason: z.string(), found: z.string() })),
});
export type PlanAnswer = z.infer<typeof planAnswer>;

export const importAnswer = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  left: z.number(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;
