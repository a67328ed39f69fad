/** Shapes of reports of violence: who says what, where, and whether anyone is in danger. Pure; the register of cases uses them. */
import { z } from "zod";

/** What is reported. Violence in the family is handled here in full, the others are handed over to the body in charge. */
export const reportKinds = [
  "domestic-violence",
  "trafficking",
  "child-abuse",
  "sexual-abuse",
  "child-labour",
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** By which way it came. */
export const channels = [
  "desk",
  "police",
  "health",
  "health-screening",
  "school",
  "hamlet",
  "organisation",
  "hotline",
  "public",
  "system",
] as const;
export type Channel = (typeof channels)[number];

/** The channels by which a person of ours receives a report. */
export const staffChannels = channels.filter((one) => one !== "public" && one !== "system") as Exclude<
  Channel,
  "public" | "system"
>[];

/** The six addresses that receive reports, by their letter in Article 19 of Law 13/2022/QH15. */
export const addressLetters = ["a", "b", "c", "d", "đ", "e"] as const;
export type AddressLetter = (typeof addressLetters)[number];

/** Answers to a question of danger: not knowing is an answer. */
export const yesNoUnknown = ["yes", "no", "unknown"] as const;
export type YesNoUnknown = (typeof yesNoUnknown)[number];

/** The questions whose answers start clocks. */
export const dangerFacts = ["danger", "lifeDanger", "childHarmed", "vulnerable", "crimeSuspected"] as const;
export type DangerFact = (typeof dangerFacts)[number];

/** How a report stands. */
export const reportStates = [
  "received",
  "acknowledged",
  "assigned",
  "handling",
  "handed-over",
  "accepted",
  "declined",
  "closed",
] as const;
export type ReportState = (typeof reportStates)[number];

/** In which part somebody takes part. */
export const parts = [
  "co-ordinator",
  "police",
  "health",
  "child-protection",
  "justice",
  "school",
  "shelter",
  "counsel",
  "organisation",
  "investigation",
] as const;
export type Part = (typeof parts)[number];

/** Who somebody named in a report is in it. */
export const personParts = ["harmed", "doer", "child", "other"] as const;
export type PersonPart = (typeof personParts)[number];

export const sexes = ["female", "male", "other", "unknown"] as const;

/** By what means the person harmed can safely be reached. */
export const contactChannels = [
  "phone",
  "message",
  "in-person",
  "through-other",
  "reporter-only",
  "unknown",
] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** Text in one spelling of Vietnamese, trimmed; empty is null. */
const maybe = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize("NFC").trim() || null)
    .nullable()
    .default(null);
const said = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize("NFC").trim())
    .pipe(z.string().min(1).max(max));

const NAME_MAX = 120;
const LINE_MAX = 300;
const TEXT_MAX = 8000;

/** Asked before anything else, shown before any call: how the person harmed can be reached without being put at risk. */
export const safeContactShape = z.strictObject({
  channel: z.enum(contactChannels),
  phone: maybe(30),
  /** When one may call or come, in their words. */
  hours: maybe(LINE_MAX),
  /** Nobody may call, whatever happens. */
  never: z.boolean(),
  note: maybe(LINE_MAX),
});
export type SafeContact = z.infer<typeof safeContactShape>;

/** Somebody a report speaks of. Nothing of them has to be known. */
export const reportPersonShape = z.strictObject({
  part: z.enum(personParts),
  name: maybe(NAME_MAX),
  sex: z.enum(sexes).default("unknown"),
  birthYear: z.int().min(1900).max(2100).nullable().default(null),
  idNumber: maybe(20),
  phone: maybe(30),
  address: maybe(LINE_MAX),
  /** What they are to the other: "chồng", "mẹ kế". */
  relation: maybe(LINE_MAX),
});
export type ReportPerson = z.infer<typeof reportPersonShape>;

/** Who told it; a name is never required. */
export const reporterShape = z.strictObject({
  name: maybe(NAME_MAX),
  phone: maybe(30),
  relation: maybe(LINE_MAX),
});

/** What a health worker saw and asked (Law 13/2022/QH15, Article 29). */
export const screeningShape = z.strictObject({
  signs: z.array(z.string().max(40)).max(20),
  injuries: maybe(2000),
  /** Whether the questions were asked with nobody else in the room. */
  askedAlone: z.enum(yesNoUnknown),
  /** Whether the person agrees that it is reported. */
  consent: z.enum(yesNoUnknown),
});
export type Screening = z.infer<typeof screeningShape>;

/** What is sealed. */
export const contentShape = z.strictObject({
  what: said(TEXT_MAX),
  where: maybe(LINE_MAX),
  when: maybe(LINE_MAX),
  safeContact: safeContactShape,
  reporter: reporterShape,
  people: z.array(reportPersonShape).max(20).default([]),
  screening: screeningShape.nullable().default(null),
});
export type ReportContent = z.infer<typeof contentShape>;

const answer = z.enum(yesNoUnknown);

/** The codes of a report, which are no secret to those who may see it. */
export const factsShape = {
  kind: z.enum(reportKinds),
  danger: answer,
  lifeDanger: answer,
  childHarmed: answer,
  vulnerable: answer,
  crimeSuspected: answer,
};

/** A report as somebody of ours enters it. */
export const reportInput = z.strictObject({
  ...factsShape,
  channel: z.enum(staffChannels as [(typeof staffChannels)[number], ...typeof staffChannels]),
  addressLetter: z.enum(addressLetters).nullable(),
  /** When it was told; not later than now. */
  receivedAt: z.iso.datetime(),
  /** The commune of the place where it happens. */
  unitId: z.int().positive(),
  content: contentShape,
  /** Made with the empty form: however often it is sent it is one report, and the draft of this number goes with it. */
  entry: z.uuid(),
});
export type ReportInput = z.infer<typeof reportInput>;

const note = maybe(2000);
const version = z.int().positive();

export const acknowledgeInput = z.strictObject({ version });
export const handleInput = z.strictObject({ version, note });
export const closeInput = z.strictObject({ version, reason: said(2000) });

/** To whom it is given, for which part, or to which body it is handed over. */
export const assignInput = z.strictObject({
  version,
  act: z.enum(["assign", "hand-over"]),
  part: z.enum(parts),
  toUnitId: z.int().positive(),
  toPersonId: z.int().positive().nullable().default(null),
  note,
});
export type AssignInput = z.infer<typeof assignInput>;

/** Declining says why. */
export const answerInput = z
  .strictObject({ number: z.int().positive(), answer: z.enum(["accepted", "declined"]), reason: note })
  .refine((given) => given.answer === "accepted" || given.reason !== null, { path: ["reason"] });
export type AnswerInput = z.infer<typeof answerInput>;

/** What a person has typed so far; whatever shape it has, so that nothing typed is refused. */
export const draftInput = z.strictObject({
  typed: z.record(z.string().max(60), z.unknown()),
});
export type DraftInput = z.infer<typeof draftInput>;

/** The code of a report. */
export const reportCode = z.string().regex(/^TB-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
