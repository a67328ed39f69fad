/** The registers that the server composes. One line a register; the order is the menu's. */
import type { Register } from "#spine/records/index.ts";
import { policies } from "#registers/policies/index.ts";

export const registers: readonly Register[] = [policies];
