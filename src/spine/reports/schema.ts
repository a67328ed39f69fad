/** Shapes of templates, cycles and what is sent about a submission. Pure. */
import { z } from "zod";
import { monthDay } from "#base/vi/index.ts";
import type { Label } from "#base/words.ts";
import { words } from "./words.ts";

export const submissionStates = ["draft", "submitted", "returned", "approved"] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** What each state is called. */
export const stateLabels: Readonly<Record<SubmissionState, Label>> = {
  draft: words.draft,
  submitted: words.submitted,
  returned: words.returned,
  approved: words.approved,
};

const text = (max: number) =>
  z
    .string()
    .transform((s) => s.normalize("NFC").trim())
    .pipe(z.string().max(max));
const filled = (max: number) => text(max).pipe(z.string().min(1));
const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/);
/** A breakdown as it is spelled: "" or "age=under-16;sex=female". */
export const dims = z
  .string()
  .max(300)
  .regex(/^([a-z][a-z-]*=[^=;]+(;[a-z][a-z-]*=[^=;]+)*)?$/)
  .default("");

const table = z.strictObject({
  title: filled(300),
  columns: z
    .array(z.strictObject({ title: filled(120), dims }))
    .min(1)
    .max(12)
    .default([{ title: "Số liệu", dims: "" }]),
  rows: z
    .array(
      z.strictObject({
        indicator: z.string().max(80),
        required: z.boolean().default(true),
        /** Whether an estimate to the year's end, and later the whole year's figure, are asked beside its first column. */
        asksEstimate: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(200),
});

const section = z.strictObject({
  number: text(10).default(""),
  level: z.int().min(1).max(3).default(1),
  title: filled(300),
  prompt: text(2000).default(""),
  narrative: z.boolean().default(true),
  required: z.boolean().default(false),
  clausePaths: z.array(z.string().max(60)).max(60).default([]),
  tables: z.array(table).max(12).default([]),
});

/** A day of any year, "MM-DD". */
const dayOfYear = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .refine((d) => monthDay(Number(d.slice(3)), Number(d.slice(0, 2))) !== null);
const daysOfYear = z.strictObject({ from: dayOfYear, to: dayOfYear }).nullable().default(null);

/** The windows that a template has by itself, as days of the year: of the counted figures, of the whole year, and of giving the supplement. */
const windows = z.strictObject({ counted: daysOfYear, whole: daysOfYear, supplement: daysOfYear });
export type Windows = z.infer<typeof windows>;

/** The content of a template's version. */
export const templateContent = z.strictObject({
  abstract: filled(500),
  opening: text(4000).default(""),
  bases: z.array(filled(500)).max(30).default([]),
  recipients: z.array(filled(300)).max(30).default([]),
  officerMaySubmit: z.boolean().default(false),
  /** The plan whose clauses the sections name; null where none is named yet. */
  planId: z.int().positive().nullable().default(null),
  windows: windows.default({ counted: null, whole: null, supplement: null }),
  sections: z.array(section).min(1).max(80),
});
export type TemplateContent = z.infer<typeof templateContent>;

/** A new template with its first version, a draft. */
export const templateInput = templateContent.extend({ code, name: filled(300) });
export type TemplateInput = z.infer<typeof templateInput>;

const day = z.iso.date().nullable().default(null);

/** A cycle: which template, which year and window, when it is due, to whom, and from whom. */
export const cycleInput = z
  .strictObject({
    code,
    template: code,
    name: filled(300),
    year: z.int().min(1990).max(2200),
    from: z.iso.date(),
    to: z.iso.date(),
    dueOn: z.iso.date(),
    /** The whole year's days and those of giving its supplement: all four where the template asks for estimates. */
    wholeFrom: day,
    wholeTo: day,
    supplementFrom: day,
    supplementTo: day,
    toUnit: z.string().max(40),
    groups: z.array(z.string().max(60)).max(20).default([]),
    kinds: z.array(z.string().max(40)).max(20).default([]),
    units: z.array(z.string().max(40)).max(300).default([]),
    /** The day on which the groups are resolved; today unless told. */
    on: z.iso.date().optional(),
  })
  .refine((c) => c.from <= c.to, { path: ["to"] });
export type CycleInput = z.infer<typeof cycleInput>;

/** One cell that a unit types. "value" needs a number above zero; a zero is said as "zero". */
export const cellInput = z
  .strictObject({
    indicator: z.string().max(80),
    dims,
    state: z.enum(["value", "zero", "not-reported", "not-applicable"]),
    value: z.number().positive().max(1e15).nullable().default(null),
    note: text(500).nullable().default(null),
    version: z.int().min(0),
  })
  .refine((c) => (c.state === "value") === (c.value !== null), { path: ["value"] });
export type CellInput = z.infer<typeof cellInput>;

/** An estimate or a supplement of one cell; a note that is not sent stays as it was. */
export const yearEndInput = z
  .strictObject({
    indicator: z.string().max(80),
    dims,
    state: z.enum(["value", "zero", "not-reported", "not-applicable"]),
    value: z.number().positive().max(1e15).nullable().default(null),
    note: text(500).nullable().optional(),
    version: z.int().min(0),
  })
  .refine((c) => (c.state === "value") === (c.value !== null), { path: ["value"] });
export type YearEndInput = z.infer<typeof yearEndInput>;

/** When supplements are taken: the city moves it, without touching what was handed over. */
export const secondWindowInput = z.strictObject({
  version: z.int().positive(),
  supplementFrom: z.iso.date(),
  supplementTo: z.iso.date(),
});

/** A remark on one section or on one cell. */
export const remarkInput = z
  .strictObject({
    sectionId: z.int().positive().nullable().default(null),
    indicator: z.string().max(80).nullable().default(null),
    dims,
    text: filled(2000),
  })
  .refine((r) => (r.sectionId === null) !== (r.indicator === null), { path: ["sectionId"] });

export const returnInput = z.strictObject({
  version: z.int().positive(),
  reason: filled(2000),
  dueOn: z.iso.date(),
  remarks: z.array(remarkInput).max(300).default([]),
});
export type ReturnInput = z.infer<typeof returnInput>;

/** What the second person says of an exception. */
export const verdicts = ["approved", "refused"] as const;
export type Verdict = (typeof verdicts)[number];

/** An exception to the lock: why, and the last day on which it lets the unit in. */
export const exceptionInput = z.strictObject({ reason: filled(2000), endsOn: z.iso.date() });

/** A refusal says why; an approval may. */
export const verdictInput = z
  .strictObject({ verdict: z.enum(verdicts), reason: filled(2000).nullable().default(null) })
  .refine((v) => v.verdict === "approved" || v.reason !== null, { path: ["reason"] });

/** Which reports the city consolidates without, and why. */
export const leaveOutInput = z.strictObject({
  submissions: z.array(z.int().positive()).min(1).max(2000),
  reason: filled(1000),
});

/** Which reports it takes in again. */
export const takeInInput = leaveOutInput.omit({ reason: true });

/** Which units are asked about their report, with a word to them where there is one. */
export const reminderInput = z.strictObject({
  units: z.array(z.int().positive()).min(1).max(2000),
  note: filled(1000).nullable().default(null),
});
export type ReminderInput = z.infer<typeof reminderInput>;

/** Why figures stand although a rule that should hold does not; `version` is the one that was read, 0 where there was none. */
export const explanationInput = z.strictObject({ text: filled(2000), version: z.int().min(0) });
