/**
 * The lock and its exceptions: a cycle is locked from its first frozen edition; one unit is let in again for a time, asked
 * for with a reason and approved by a second person. Pure; every instant is given.
 */
import { dayOf, daysAfter, endOfDay } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { formatDay } from "#base/vi/index.ts";
import { fill } from "#base/words.ts";
import type { RoleCode } from "#spine/access/web.ts";
import type { Verdict } from "../schema.ts";
import { words } from "../words.ts";

/** What the rules read of an exception. */
export interface ExceptionFacts {
  readonly id: number;
  readonly askedBy: number;
  /** The last instant at which it lets the unit in. */
  readonly endsAt: Date;
  readonly verdict: Verdict | null;
}

/** Waiting for the second person; lapsed while waiting; letting in; over; refused. */
export const exceptionStandings = ["asked", "lapsed", "open", "ended", "refused"] as const;
export type ExceptionStanding = (typeof exceptionStandings)[number];

/** Where an exception stands at an instant: it closes by itself after its end. */
export function standingAt(exception: ExceptionFacts, at: Date): ExceptionStanding {
  if (exception.verdict === "refused") return "refused";
  const isOver = at.getTime() > exception.endsAt.getTime();
  if (exception.verdict === "approved") return isOver ? "ended" : "open";
  return isOver ? "lapsed" : "asked";
}

/** How a report stands towards the lock. */
export interface Lock {
  readonly lockedAt: Date | null;
  readonly exceptions: readonly ExceptionFacts[];
}

/** The exception that lets the unit in at this instant. */
export function openException<E extends ExceptionFacts>(exceptions: readonly E[], at: Date): E | undefined {
  return exceptions.find((e) => standingAt(e, at) === "open");
}

/** Whether nothing can be written, handed over or sent back: locked, and no exception open. */
export function isLocked({ lockedAt, exceptions }: Lock, at: Date): boolean {
  return lockedAt !== null && openException(exceptions, at) === undefined;
}

/** The refusal of any act on a report that the lock holds. */
export function refuseLocked(lock: Lock, at: Date): Problem | null {
  if (!isLocked(lock, at)) return null;
  const day = formatDay(dayOf(lock.lockedAt ?? at));
  return new Problem("locked", { detail: fill(words.cycleLocked, { day }) });
}

/** A return gives a day on which the unit can still answer. */
export function isBeyondException({ lockedAt, exceptions }: Lock, dueOn: string, at: Date): boolean {
  const open = openException(exceptions, at);
  return lockedAt !== null && open !== undefined && dueOn > dayOf(open.endsAt);
}

/** Whether one may be asked for: the cycle is locked, and none is open or waits. */
export function mayAsk(lock: Lock, at: Date): boolean {
  return isLocked(lock, at) && !lock.exceptions.some((e) => standingAt(e, at) === "asked");
}

/** The refusal of asking where there is nothing to ask for. */
export function refuseAsk(lock: Lock, at: Date): Problem | null {
  if (mayAsk(lock, at)) return null;
  const detail = lock.lockedAt === null ? words.notLocked : words.exceptionThere;
  return new Problem("rule", { detail });
}

/** The longest that an exception lets in, in days from the day it is asked for: an internal rule. */
export const EXCEPTION_MOST_DAYS = 30;

/** The instant at which an exception that ends on a day closes. */
export const closesAt = (endsOn: string): Date => endOfDay(endsOn);

/** A refusal of an end that has passed or lies too far. */
export function refuseEnd(endsOn: string, today: string): Problem | null {
  const last = daysAfter(today, EXCEPTION_MOST_DAYS);
  if (endsOn >= today && endsOn <= last) return null;
  const message = fill(words.exceptionEnd, { from: formatDay(today), to: formatDay(last) });
  return new Problem("invalid", { errors: [{ path: "endsOn", message }] });
}

/** Who judges. */
export interface Judge {
  readonly id: number;
  readonly roles: readonly { readonly role: RoleCode }[];
}

const isAdministrator = (judge: Judge): boolean => judge.roles.some((held) => held.role === "system-admin");

/** Whether this person may be the second one: never who asked, never an administrator of the system. */
export function isSecondPerson(exception: ExceptionFacts, judge: Judge): boolean {
  return exception.askedBy !== judge.id && !isAdministrator(judge);
}

/** The refusal of judging: not waiting any more, or not a second person. */
export function refuseJudging(exception: ExceptionFacts, judge: Judge, at: Date): Problem | null {
  if (standingAt(exception, at) !== "asked") return new Problem("rule", { detail: words.exceptionOver });
  if (isAdministrator(judge)) return new Problem("rule", { detail: words.noAdministrator });
  if (exception.askedBy === judge.id) return new Problem("rule", { detail: words.secondPerson });
  return null;
}
