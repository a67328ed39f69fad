/** What a code of each list tells a rule, as a shape: an edit that leaves it out would let a rule run on nothing. Pure. */
import { z } from "zod";
import { deciderCodes } from "./codes/measures.ts";
import { partCodes } from "./codes/parts.ts";

const label = z.strictObject({ vi: z.string().min(1).max(300), en: z.string().min(1).max(300) });
const form = z.enum(["physical", "mental", "sexual", "economic"]);
const behaviour = z.string().regex(/^BL\d{2}$/);
const amount = z.int().min(0).max(1_000_000_000).nullable();
const rule = z
  .string()
  .regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/)
  .nullable();
const days = z.int().min(1).max(366).nullable();

const shapes: Readonly<Record<string, z.ZodType>> = {
  behaviour: z.strictObject({ letter: z.string().min(1).max(2), forms: z.array(form).min(1) }),
  "behaviour-set": z.strictObject({
    behaviours: z.array(behaviour).min(1).nullable(),
    narrowed: z.record(behaviour, label),
  }),
  relation: z.strictObject({
    set: z.enum(["family", "divorced", "cohabiting", "former-relative", "former-adoptive"]),
  }),
  "report-kind": z.strictObject({ inCharge: label, part: z.enum(partCodes) }),
  channel: z.strictObject({ letter: z.enum(["a", "b", "c", "d", "đ", "e"]).nullable() }),
  "legal-basis": z.strictObject({ consent: z.boolean() }),
  outcome: z.strictObject({ safe: z.boolean() }),
  "risk-level": z.strictObject({ contactEveryDays: days, reassessEveryDays: days }),
  measure: z.strictObject({
    letter: z.string().min(1).max(2),
    group: z.enum(["prevent", "protect", "educate", "other-law"]),
    deciders: z.array(z.enum(deciderCodes)).min(1),
    requesters: z.array(z.enum(["harmed", "representative", "body", "none"])).min(1),
    consent: z.enum(["required", "when-a-body-asks", "none"]),
    supervisor: z.boolean(),
    termRule: rule,
  }),
  "shelter-kind": z.strictObject({ termRule: rule }),
  "sanction-article": z
    .strictObject({
      article: z.string().min(1).max(60),
      from: amount,
      to: amount,
      behaviours: z.array(behaviour),
    })
    .refine(({ from, to }) => (from === null ? to === null : to !== null && from <= to), { path: ["to"] }),
};

/** The shape of what a code of this list tells; null where it tells nothing more. */
export const shapeOf = (list: string): z.ZodType => shapes[list] ?? z.null();
