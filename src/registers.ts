/** The registers that the server composes, and the figures they yield. One line a register; the order is the menu's. */
import type { IndicatorSource } from "#spine/indicators/index.ts";
import type { Register } from "#spine/records/index.ts";
import { policies, policyIndicators } from "#registers/policies/index.ts";

export const registers: readonly Register[] = [policies];

export const registerFigures: readonly IndicatorSource[] = [...policyIndicators];
