/** Who writes, hands over, judges and consolidates reports. */
import { to, type Verbs } from "#spine/access/index.ts";
import { words, yearEndWords } from "./words.ts";

const units = to("unit", "agency-focal", "commune-officer", "commune-leader", "press");
const city = to("all", "city-lead");

export const verbs = {
  "report.read": { label: words.read, roles: { ...units, ...city } },
  // The city's own department reports too, for itself and nobody else.
  "report.write": {
    label: words.write,
    roles: { ...units, ...to("unit", "city-lead") },
    sees: "report.read",
  },
  "report.submit": {
    label: words.submit,
    roles: { ...units, ...to("unit", "city-lead") },
    sees: "report.read",
  },
  // The whole year's figures, after the report: the lock at freezing does not hold them.
  "supplement.write": {
    label: yearEndWords.writeSupplement,
    roles: { ...units, ...to("unit", "city-lead") },
    sees: "report.read",
  },
  "supplement.send": {
    label: yearEndWords.sendSupplement,
    roles: { ...units, ...to("unit", "city-lead") },
    sees: "report.read",
  },
  "supplement.move-window": { label: yearEndWords.moveWindow, roles: city, sees: "report.read" },
  "report.return": { label: words.return, roles: city, sees: "report.read" },
  "report.remind": { label: words.remind, roles: city, sees: "report.read" },
  "report.approve": { label: words.approve, roles: city, sees: "report.read" },
  "report.consolidate": { label: words.consolidate, roles: city, sees: "report.read" },
  "report.freeze": { label: words.freeze, roles: city, sees: "report.read" },
  "exception.ask": { label: words.askException, roles: { ...units, ...city }, sees: "report.read" },
  "exception.judge": { label: words.judgeException, roles: city, sees: "report.read" },
  "report.leave-out": { label: words.leaveOut, roles: city, sees: "report.read" },
  "report.template": { label: words.template, roles: city, sees: "report.read" },
  "report.open": { label: words.open, roles: city, sees: "report.read" },
} as const satisfies Verbs;
