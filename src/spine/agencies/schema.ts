/** Every field of a unit of government and of its history, once; pure. */
import { z } from "zod";
import { changeWords, confidenceWords, hamletWords, kindWords } from "./words.ts";
import type { NoteCode } from "./words.ts";

/** A calendar day, YYYY-MM-DD. */
export type Day = string;

export type UnitKind = keyof typeof kindWords;
export type Confidence = keyof typeof confidenceWords;
export type ChangeKind = keyof typeof changeWords;
export type HamletKind = keyof typeof hamletWords;

const codesOf = <K extends string>(words: Readonly<Record<K, unknown>>): [K, ...K[]] =>
  Object.keys(words) as [K, ...K[]];

export const unitKinds = codesOf(kindWords);
export const confidences = codesOf(confidenceWords);
export const changeKinds = codesOf(changeWords);
export const hamletKinds = codesOf(hamletWords);

const day = z.iso.date();
const line = (max: number) =>
  z
    .string()
    .transform((s) => s.normalize("NFC").replaceAll(/\s+/g, " ").trim())
    .pipe(z.string().min(1).max(max));

/** How to reach a unit: what an office prints on its letterhead, never a person's own number. */
export const contactSchema = z.strictObject({
  address: line(300).optional(),
  phone: line(60).optional(),
  email: z.email().max(120).optional(),
  website: z.url().max(200).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** What may be sent to create a unit. `validTo` is the first day on which it no longer is. */
export const unitInput = z
  .strictObject({
    code: z.string().regex(/^[0-9A-Z][0-9A-Z.-]{0,39}$/),
    kind: z.enum(unitKinds),
    name: line(200),
    parentId: z.int().positive().nullable().default(null),
    validFrom: day,
    validTo: day.nullable().default(null),
    lat: z.number().min(-90).max(90).nullable().default(null),
    lon: z.number().min(-180).max(180).nullable().default(null),
    population: z.int().min(0).nullable().default(null),
    areaKm2: z.number().min(0).nullable().default(null),
    contact: contactSchema.default({}),
    confidence: z.enum(confidences).default("V"),
    isDemo: z.boolean().default(false),
    note: line(500).nullable().default(null),
  })
  .refine((u) => u.validTo === null || u.validTo > u.validFrom, { path: ["validTo"] });
export type UnitInput = z.infer<typeof unitInput>;

/** What may be changed of a unit in place. Its name and kind change by an event, not by an edit. */
export const unitChange = z.strictObject({
  lat: z.number().min(-90).max(90).nullable().optional(),
  lon: z.number().min(-180).max(180).nullable().optional(),
  population: z.int().min(0).nullable().optional(),
  areaKm2: z.number().min(0).nullable().optional(),
  contact: contactSchema.optional(),
  confidence: z.enum(confidences).optional(),
  note: line(500).nullable().optional(),
});
export type UnitChange = z.infer<typeof unitChange>;

/** One unit in one span of its life: a rename or re-cut ends the row and begins another. */
export interface Unit extends UnitInput {
  readonly id: number;
  readonly version: number;
}

/** Another way documents write a unit's name. */
export interface Alias {
  readonly unitId: number;
  readonly text: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/**
 * One line of inheritance. `share` is the part of the former unit's people that passed: 1 whole, 0 land only,
 * null unknown (or, between offices, not a matter of people).
 */
export interface Succession {
  readonly fromId: number;
  readonly toId: number;
  readonly onDate: Day;
  readonly kind: ChangeKind;
  readonly share: number | null;
  readonly note: string | null;
}

/** A collective name: which units it means follows from kinds and named units, on a date. */
export interface Group {
  readonly code: string;
  /** The words documents use, several ways. */
  readonly names: readonly string[];
  readonly kinds: readonly UnitKind[];
  readonly codes: readonly string[];
  /** True when no list can be made from the words alone and a person must choose. */
  readonly open: boolean;
}

/** Everything resolution needs, as plain data. */
export interface DirectoryData {
  readonly units: readonly Unit[];
  readonly aliases: readonly Alias[];
  readonly successions: readonly Succession[];
  readonly groups: readonly Group[];
}

/** A thôn or tổ dân phố, kept by its commune. Its head is a person and therefore not here. */
export const hamletInput = z
  .strictObject({
    communeId: z.int().positive(),
    code: z.string().regex(/^[0-9A-Z][0-9A-Z.-]{0,19}$/),
    name: line(120),
    kind: z.enum(hamletKinds),
    validFrom: day,
    validTo: day.nullable().default(null),
    households: z.int().min(0).nullable().default(null),
    isDemo: z.boolean().default(false),
  })
  .refine((h) => h.validTo === null || h.validTo > h.validFrom, { path: ["validTo"] });
export type HamletInput = z.infer<typeof hamletInput>;

export interface Hamlet extends HamletInput {
  readonly id: number;
  readonly version: number;
}

/** A split, merge, rename, transfer or abolition, as decided by a document. */
export const eventInput = z.strictObject({
  kind: z.enum(changeKinds),
  onDate: day,
  decision: line(200),
  note: line(500).nullable().default(null),
  /** Units that end (rename, merge, split, abolish) or hand over (transfer). */
  from: z.array(z.int().positive()).min(1),
  /** Units that begin on the day. */
  begin: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[0-9A-Z][0-9A-Z.-]{0,39}$/),
        kind: z.enum(unitKinds),
        name: line(200),
      }),
    )
    .default([]),
  /** Units already there that receive. */
  into: z.array(z.int().positive()).default([]),
  /** Known shares of people: from → receiver (a unit's number, or the code of one that begins). */
  shares: z
    .array(
      z.strictObject({
        fromId: z.int().positive(),
        to: z.union([z.int().positive(), z.string()]),
        share: z.number().min(0).max(1).nullable(),
      }),
    )
    .default([]),
  /** Which receiver takes which hamlet; needed only where several receive. */
  hamlets: z
    .array(z.strictObject({ id: z.int().positive(), to: z.union([z.int().positive(), z.string()]) }))
    .default([]),
});
/** Why an event is undone. */
export const undoInput = z.strictObject({ reason: z.string().trim().min(1).max(500) });

export type StructureEvent = z.infer<typeof eventInput>;

/** How a written name was found. */
export type Via = "exact" | "alias" | "abbreviation" | "successor" | "group" | "unresolved";

/** One unit a name resolves to; `share` as in {@link Succession}, along the whole chain. */
export interface ResolvedUnit {
  readonly unit: Unit;
  readonly share: number | null;
}

/** What a name, as a document writes it, means on a day. */
export interface Resolution {
  readonly written: string;
  readonly onDate: Day;
  readonly via: Via;
  readonly units: readonly ResolvedUnit[];
  /** Codes of the groups a collective name stands for. */
  readonly groups: readonly string[];
  readonly collective: boolean;
  /** True when the words alone do not settle it and a person must. `units` are then candidates. */
  readonly asksPerson: boolean;
  readonly note: NoteCode | null;
  readonly confidence: "certain" | "likely" | "unsure";
}
