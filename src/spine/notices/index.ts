/**
 * Server face of notices: what is overdue climbs a ladder of people who are told, leaders ask for explanations, and a mail
 * knocks at the door. Whoever knows of something overdue gives a source; the server composes `noticesWith({...})`.
 */
import { log } from "#base/log.ts";
import type { MailConfig } from "#base/config.ts";
import type { Database } from "#base/database/index.ts";
import { openMailer } from "#base/mail/index.ts";
import type { Module } from "#spine/access/index.ts";
import { climbLadders } from "./climb.ts";
import { allSources } from "./clocks.ts";
import { sendMails } from "./mail.ts";
import { ladderEndpoints } from "./routes/ladders.ts";
import { listEndpoints } from "./routes/lists.ts";
import { mailEndpoints } from "./routes/mail.ts";
import { ownEndpoints } from "./routes/own.ts";
import { thingEndpoints } from "./routes/things.ts";
import type { OverdueSource } from "./sources.ts";
import { verbs } from "./verbs.ts";
import { words } from "./words.ts";

const LOOK_EVERY_MS = 15 * 60_000;
const SEND_EVERY_MS = 60_000;

/** What notices are made of. */
export interface NoticeParts {
  /** Tasks, reports; clocks are added here. */
  readonly sources: readonly OverdueSource[];
  /** The office's mail server; null where none is set up: then notices stay in the application. */
  readonly mail: MailConfig | null;
  /** The address that people type. */
  readonly publicUrl: string;
}

/** Runs at once and then ever again; a failure is logged, and the next time finds what was left. */
function repeat(event: string, everyMs: number, run: () => Promise<unknown>): () => void {
  let isRunning = false;
  const once = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    await run().catch((error: unknown) => log.warn(event, { error: String(error) }));
    isRunning = false;
  };
  void once();
  const timer = setInterval(() => void once(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The module as the server composes it. */
export function noticesWith({ sources, mail, publicUrl }: NoticeParts): Module {
  const all = allSources(sources);
  const start = (database: Database): (() => void) => {
    const stops = [repeat("ladder-failed", LOOK_EVERY_MS, () => climbLadders(database, all))];
    if (mail) {
      const sending = { mailer: openMailer(mail), publicUrl: publicUrl.replace(/\/$/, "") };
      stops.push(repeat("mail-failed", SEND_EVERY_MS, () => sendMails(database, sending)));
    }
    return () => stops.forEach((stop) => stop());
  };
  return {
    name: "notices",
    verbs,
    endpoints: [
      ...ownEndpoints(),
      ...listEndpoints(),
      ...ladderEndpoints(),
      ...thingEndpoints(all),
      ...mailEndpoints(mail),
    ],
    constraints: {
      ladder_once: { message: words.ladderStale },
      explanation_open: { message: words.alreadyAsked },
    },
    start,
  };
}

export { forgetWordsOf } from "./forget.ts";
export { raiseAlarm, type Alarm } from "./alarm.ts";
export { climbLadders, TELLING, type Climbed } from "./climb.ts";
export { allSources } from "./clocks.ts";
export { seedDemoNotices, type SeededNotices } from "./demo.ts";
export { moveAsked } from "./explain.ts";
export type { Overdue, OverdueAsked, OverdueSource } from "./sources.ts";
export { explanationWork, type ExplanationWork } from "./work.ts";
