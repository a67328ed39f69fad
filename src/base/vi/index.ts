/** Vietnamese text, numbers and dates. Pure: used by server and browser alike. */
export { composed, sameTonePlace, lowerSameLength, withoutMarks, searchKey } from "./fold.ts";
export { compareVietnamese } from "./collate.ts";
export { formatNumber, parseNumber } from "./number.ts";
export { monthDay, isoDay, lastDayOfMonth, monthsAfter, formatDay, formatDayLong, parseDay } from "./date.ts";
export { wordDifference } from "./word-difference.ts";
export type { Run } from "./word-difference.ts";
