/** Shapes of what the public and other systems send. Pure. */
import { z } from "zod";
import { contentShape, reportKinds, reporterShape, safeContactShape, yesNoUnknown } from "./schema.ts";

const answer = z.enum(yesNoUnknown).default("unknown");

const facts = {
  kind: z.enum(reportKinds).default("domestic-violence"),
  danger: answer,
  lifeDanger: answer,
  childHarmed: answer,
  vulnerable: answer,
  crimeSuspected: answer,
};

/** How to reach safely is asked; who does not say may not be called at all. */
const safeContact = safeContactShape.default({
  channel: "unknown",
  phone: null,
  hours: null,
  never: true,
  note: null,
});

/** What a neighbour, a friend, a person harmed writes: one thing is required, what happened and in which commune. */
export const publicInput = z.strictObject({
  ...facts,
  /** The code of the ward or commune, "01.00004". */
  place: z.string().max(40),
  what: contentShape.shape.what,
  where: contentShape.shape.where,
  when: contentShape.shape.when,
  safeContact,
  reporter: reporterShape.default({ name: null, phone: null, relation: null }),
  people: contentShape.shape.people,
});
export type PublicInput = z.infer<typeof publicInput>;

/** What another system sends; it says itself by which number it knows the report. */
export const systemInput = publicInput.extend({
  entry: z.uuid(),
  receivedAt: z.iso.datetime(),
  screening: contentShape.shape.screening,
});
export type SystemInput = z.infer<typeof systemInput>;

export const messageInput = z.strictObject({
  text: z
    .string()
    .transform((text) => text.normalize("NFC").trim())
    .pipe(z.string().min(1).max(4000)),
});
export type MessageInput = z.infer<typeof messageInput>;
