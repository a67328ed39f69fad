/** The registers that the server composes, and what they yield. One line a register; the order is the menu's. */
import type { Database } from "#base/database/index.ts";
import type { IndicatorSource } from "#spine/indicators/index.ts";
import type { CalendarSource, WorkSource } from "#spine/plan/index.ts";
import type { Module } from "#spine/access/index.ts";
import type { Listener } from "#spine/intake/index.ts";
import type { Register } from "#spine/records/index.ts";
import { breaches, breachWork } from "#registers/breaches/index.ts";
import {
  banWork,
  caseIndicators,
  caseListener,
  caseOversight,
  caseRegister,
  cases,
  caseWork,
  secondWork,
  registerWork as caseRegisterWork,
} from "#registers/cases/index.ts";
import { policies, policyIndicators } from "#registers/policies/index.ts";
import { regulationCalendar, regulations, regulationWork } from "#registers/regulations/index.ts";

export const registers: readonly Register[] = [policies, regulations];

/** Registers that keep their records their own way: nothing of a case stands in the records that all share. */
export const confidential: readonly Module[] = [cases, breaches, caseRegister];

/** What the city looks over, given the pool of the role of figures. */
export const overseen: readonly ((report: Database) => Module)[] = [caseOversight];

/** Registers that are told of each report of violence that comes in. */
export const reportListeners: readonly Listener[] = [caseListener];

export const registerFigures: readonly IndicatorSource[] = [...policyIndicators, ...caseIndicators];

/** What registers know of something due, for My work. */
export const registerWork: readonly WorkSource[] = [
  banWork,
  caseWork,
  caseRegisterWork,
  regulationWork,
  secondWork,
  breachWork,
];

/** What registers know of something that has a day, for the calendar. */
export const registerCalendar: readonly CalendarSource[] = [regulationCalendar];
