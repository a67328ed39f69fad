/** Shapes of what goes in and out where the register's content is edited. */
import { z } from "zod";
import { factShapes, ownKinds, ownPlaces, partCodes, type FactName, type OwnPlace } from "../schema/index.ts";

const label = z.strictObject({ vi: z.string().trim().max(300), en: z.string().trim().max(300) });
const day = z.iso.date();
const confidence = z.enum(["V", "E", "M", "I"]);
const source = z.string().trim().max(500);
const list = z.string().regex(/^[a-z][a-z-]{0,79}$/);
const viewers = z.array(z.enum([...partCodes, "representative"])).max(20);
const fieldId = z.string().regex(/^[a-z]+\.[a-zA-Z]{1,50}$/);

const code = z.strictObject({
  kind: z.literal("code"),
  given: z.strictObject({
    list,
    code: z
      .string()
      .regex(/^[\p{L}\d.-]{1,40}$/u)
      .nullable(),
    label,
    validFrom: day,
    validTo: day.nullable(),
    source,
    confidence,
    more: z.json(),
  }),
});

const setting = z.strictObject({
  kind: z.literal("setting"),
  given: z.strictObject({
    field: fieldId,
    label: label.nullable(),
    hidden: z.boolean(),
    required: z.boolean().nullable(),
    seenBy: viewers.nullable(),
    validFrom: day,
  }),
});

const field = z.strictObject({
  kind: z.literal("field"),
  given: z.strictObject({
    field: fieldId.nullable(),
    place: z.enum(Object.keys(ownPlaces) as [OwnPlace, ...OwnPlace[]]),
    kind: z.enum(ownKinds),
    label,
    help: label.nullable(),
    list: list.nullable(),
    choices: z.array(label).max(60).default([]),
    seenBy: viewers,
    basis: z.enum(["state-duty", "life-emergency", "other-law", "consent"]),
    ground: source,
    sensitive: z.boolean(),
    required: z.boolean(),
    validFrom: day,
    validTo: day.nullable(),
  }),
});

const fact = z.strictObject({
  kind: z.literal("fact"),
  given: z.strictObject({
    name: z.enum(Object.keys(factShapes) as [FactName, ...FactName[]]),
    validFrom: day,
    body: z.json(),
    isExample: z.literal(false),
    source,
    confidence,
  }),
});

/** What somebody proposes, and why. */
export const proposing = z.strictObject({
  change: z.discriminatedUnion("kind", [code, setting, field, fact]),
  reason: z.string().trim().min(1).max(1000),
});
export type Proposing = z.infer<typeof proposing>;

const shownLabel = z.object({ vi: z.string(), en: z.string() });
const instant = z.coerce.date().transform((d) => d.toISOString());
const head = { name: z.string(), label: shownLabel, closed: z.boolean(), own: z.boolean() };

/** Every list, by how many codes hold. */
export const listsAnswer = z.object({
  rows: z.array(z.object({ ...head, inForce: z.number(), coming: z.number() })),
});

/** One list with every version of its codes, the last of each first. */
export const listAnswer = z.object({
  ...head,
  /** Rules need to know more of its codes. */
  shaped: z.boolean(),
  rows: z.array(
    z.object({
      code: z.string(),
      label: shownLabel,
      validFrom: z.string(),
      validTo: z.string().nullable(),
      version: z.number(),
      source: z.string(),
      confidence: z.string(),
      more: z.unknown(),
      at: instant,
      byName: z.string().nullable(),
    }),
  ),
});

export const factsAnswer = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      version: z.number(),
      validFrom: z.string(),
      body: z.unknown(),
      isExample: z.boolean(),
      source: z.string(),
      confidence: z.string(),
      at: instant,
      byName: z.string().nullable(),
    }),
  ),
});

export const proposalsAnswer = z.object({
  rows: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      subject: z.string(),
      body: z.unknown(),
      stands: z.unknown(),
      reason: z.string(),
      second: z.string(),
      at: instant,
      byName: z.string(),
      state: z.string(),
      decidedAt: instant.nullable(),
      decidedName: z.string().nullable(),
      said: z.string().nullable(),
      can: z.array(z.string()),
    }),
  ),
});
