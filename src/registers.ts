/** The registers that the server composes, and what they yield. One line a register; the order is the menu's. */
import type { IndicatorSource } from "#spine/indicators/index.ts";
import type { CalendarSource, WorkSource } from "#spine/plan/index.ts";
import type { Register } from "#spine/records/index.ts";
import { policies, policyIndicators } from "#registers/policies/index.ts";
import { regulationCalendar, regulations, regulationWork } from "#registers/regulations/index.ts";

export const registers: readonly Register[] = [policies, regulations];

export const registerFigures: readonly IndicatorSource[] = [...policyIndicators];

/** What registers know of something due, for My work. */
export const registerWork: readonly WorkSource[] = [regulationWork];

/** What registers know of something that has a day, for the calendar. */
export const registerCalendar: readonly CalendarSource[] = [regulationCalendar];
