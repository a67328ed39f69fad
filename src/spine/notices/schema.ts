/** Shapes of ladders, notices, explanations and mails. Pure. */
import { z } from "zod";
import type { RoleCode } from "#spine/access/web.ts";

/** What can be overdue: a task, a report, a clock of the law or of the house. */
export const thingKinds = ["task", "report", "clock"] as const;
export type ThingKind = (typeof thingKinds)[number];

/** What a notice can be about: something overdue, or an alarm, which waits for no deadline. */
export const noticeKinds = [...thingKinds, "alarm"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Where a step looks for whom to tell: the unit itself, the unit in charge of the thing, the city. */
export const places = ["own", "in-charge", "city"] as const;
export type Place = (typeof places)[number];

/** Roles that can be told at a unit; the city's lead is told wherever it sits. */
export const toldRoles = [
  "commune-officer",
  "commune-leader",
  "commune-police",
  "health-worker",
  "agency-focal",
  "press",
  "city-lead",
] as const satisfies readonly RoleCode[];
export type ToldRole = (typeof toldRoles)[number];

/** Roles that an alarm can be for: those, and who watches over personal data. */
export const alarmedRoles = [...toldRoles, "data-protection"] as const satisfies readonly RoleCode[];
export type AlarmedRole = (typeof alarmedRoles)[number];

/** One step: after how many working days, at which unit, in which roles. */
export interface Rung {
  readonly step: number;
  /** Working days after the due day; 1 is the first of them. */
  readonly afterDays: number;
  readonly place: Place;
  readonly roles: readonly ToldRole[];
}

/** The most steps of a ladder, and the most working days until one. */
export const STEPS_MAX = 9;
export const DAYS_MAX = 250;

/** Steps as they come in, in their order; none means that such things climb no ladder. `number` is the version seen. */
export const ladderInput = z.strictObject({
  number: z.int().positive(),
  rungs: z
    .array(
      z.strictObject({
        afterDays: z.int().min(1).max(DAYS_MAX),
        place: z.enum(places),
        roles: z.array(z.enum(toldRoles)).min(1).max(toldRoles.length),
      }),
    )
    .max(STEPS_MAX),
});
export type LadderInput = z.infer<typeof ladderInput>;

/** Why a climb ended: done; no longer overdue, since its day moved or nobody waits for it; its reason was accepted. */
export const endings = ["done", "moved", "accepted"] as const;
export type Ending = (typeof endings)[number];

/** What can be said in an explanation. */
export const turnActs = ["ask", "answer", "ask-again", "accept", "withdraw"] as const;
export type TurnAct = (typeof turnActs)[number];

/** How an explanation stands. */
export const explanationStates = ["asked", "answered", "accepted", "withdrawn"] as const;
export type ExplanationState = (typeof explanationStates)[number];

/** How a mail fares. */
export const mailStates = ["waiting", "sending", "sent", "given-up", "unsure", "not-needed"] as const;
export type MailState = (typeof mailStates)[number];

/** A thing, as in an address. */
export const thing = z.object({ kind: z.enum(thingKinds), code: z.string().min(1).max(80) });
export type Thing = z.infer<typeof thing>;

const said = z
  .string()
  .transform((text) => text.normalize("NFC").trim())
  .pipe(z.string().min(1).max(4000));

export const askInput = thing.extend({ text: said }).strict();
export type AskInput = z.infer<typeof askInput>;

/** A further turn; `turns` is how many there were when it was written. */
export const turnInput = z.strictObject({ turns: z.int().positive(), text: said });
export const acceptInput = z.strictObject({ turns: z.int().positive(), text: said.nullable().default(null) });
export interface TurnInput {
  readonly turns: number;
  readonly text: string | null;
}
