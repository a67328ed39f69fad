/**
 * Codes that are drawn and not counted: a row of numbers would tell of what one may not see, and how much there is. Letters
 * and digits that are not mistaken for one another (Crockford's base 32), forty bits of chance.
 */
import { randomInt } from "node:crypto";

/** The signs of such a code. */
export const CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const GROUP = 4;

const group = (): string =>
  Array.from({ length: GROUP }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join("");

/** A new code with this beginning: "VV" gives "VV-7K3M-9QXA". */
export const chanceCode = (prefix: string): string => `${prefix}-${group()}-${group()}`;
