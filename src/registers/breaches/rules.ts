/**
 * A breach of personal data is notified to the Ministry of Public Security within 72 hours of its discovery, with minutes (Luật
 * 91/2025/QH15 Điều 23, NĐ 356/2025/NĐ-CP Mẫu 08); a cyber incident has clocks of its own (NĐ 331/2026/NĐ-CP Điều 31), and one is not
 * met by the other. What is missing keeps it open. Pure.
 */
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import { acts, type Act, type Kind, type Standing } from "./schema.ts";
import { words } from "./words.ts";

const NOTIFY_RULE = "data-breach.notify";
const FIRST_NOTICE_RULE = "cyber-incident.first-notice";
const AT_ONCE_RULE = "cyber-incident.at-once";
const CYBER_REPORT_RULE = "cyber-incident.report";
/** Every clock that a breach can have. */
export const clockRules = [NOTIFY_RULE, FIRST_NOTICE_RULE, AT_ONCE_RULE, CYBER_REPORT_RULE] as const;
export type ClockRule = (typeof clockRules)[number];

const DATA_SOURCE = "Luật 91/2025/QH15, Điều 23";

const isData = (kind: Kind): boolean => kind !== "cyber";
const isCyber = (kind: Kind): boolean => kind !== "data";

/** The clocks that run for it from its discovery: those of its kind that nothing has met yet. */
export function clocksOf(breach: Standing): ClockRule[] {
  const { kind, severity, notifiedAt, firstNoticeAt, cyberReportAt } = breach;
  if (breach.state !== "suspected" && breach.state !== "confirmed") return [];
  const first = severity === "national" ? AT_ONCE_RULE : FIRST_NOTICE_RULE;
  const found: [boolean, ClockRule][] = [
    [isData(kind) && notifiedAt === null, NOTIFY_RULE],
    [isCyber(kind) && severity !== "ordinary" && firstNoticeAt === null, first],
    [isCyber(kind) && cyberReportAt === null, CYBER_REPORT_RULE],
  ];
  return found.filter(([runs]) => runs).map(([, rule]) => rule);
}

/** The clocks that an act meets. */
export const metBy: Readonly<Partial<Record<Act, readonly ClockRule[]>>> = {
  notify: [NOTIFY_RULE],
  "first-notice": [FIRST_NOTICE_RULE, AT_ONCE_RULE],
  "cyber-report": [CYBER_REPORT_RULE],
};

/** What must be there before it is closed. */
const closingNeeds = [
  "measure",
  "people",
  "minutes",
  "notified",
  "told",
  "first-notice",
  "cyber-report",
] as const;
export type ClosingNeed = (typeof closingNeeds)[number];

/** What is still missing before it may be closed, in the order in which it is done. */
export function missingToClose(breach: Standing): ClosingNeed[] {
  const { kind, severity } = breach;
  const lacks: Readonly<Record<ClosingNeed, boolean>> = {
    measure: breach.measures === 0,
    people: isData(kind) && breach.people === null,
    minutes: breach.minutesAt === null,
    notified: isData(kind) && breach.notifiedAt === null,
    told: isData(kind) && breach.toldAt === null && breach.notToldAt === null,
    "first-notice": isCyber(kind) && severity !== "ordinary" && breach.firstNoticeAt === null,
    "cyber-report": isCyber(kind) && breach.cyberReportAt === null,
  };
  return closingNeeds.filter((need) => lacks[need]);
}

type May = (breach: Standing) => boolean;
const confirmed: May = ({ state }) => state === "confirmed";
const open: May = ({ state }) => state === "suspected" || state === "confirmed";

const may: Readonly<Record<Act, May>> = {
  // Said again, its kind and gravity are put right.
  confirm: open,
  dismiss: ({ state }) => state === "suspected",
  measure: open,
  count: (breach) => confirmed(breach) && isData(breach.kind),
  minutes: (breach) => confirmed(breach) && breach.minutesAt === null,
  "first-notice": (breach) => confirmed(breach) && isCyber(breach.kind) && breach.firstNoticeAt === null,
  notify: (breach) => confirmed(breach) && isData(breach.kind) && breach.notifiedAt === null,
  "cyber-report": (breach) => confirmed(breach) && isCyber(breach.kind) && breach.cyberReportAt === null,
  tell: (breach) => confirmed(breach) && isData(breach.kind) && breach.toldAt === null,
  "tell-not": (breach) =>
    confirmed(breach) && isData(breach.kind) && breach.toldAt === null && breach.notToldAt === null,
  close: confirmed,
};

/** What may be done with it now. */
export const actsFor = (breach: Standing): Act[] => acts.filter((act) => may[act](breach));

/** What is said with an act. */
interface Said {
  readonly text: string;
  /** When it was done, which may be before it is noted. */
  readonly at: Date;
  readonly people: number | null;
}

/** Acts of which a word must be said: why, what, or under which number. */
const withWords: readonly Act[] = [
  "confirm",
  "dismiss",
  "measure",
  "minutes",
  "first-notice",
  "notify",
  "cyber-report",
  "tell",
  "tell-not",
];

/** Why an act is refused; null where it is not. */
export function refuseAct(act: Act, breach: Standing, said: Said & { readonly now: Date }): Problem | null {
  const refuse = (detail: Label): Problem => new Problem("rule", { detail });
  if (!may[act](breach)) return refuse(words.notNow);
  if (withWords.includes(act) && said.text.trim() === "") return refuse(words.sayWhat);
  if (said.at > said.now) return refuse(words.notYet);
  if (said.at < breach.discoveredAt) return refuse(words.beforeDiscovery);
  if (act === "count" && said.people === null) return refuse(words.sayHowMany);
  if (act === "close" && missingToClose(breach).length > 0)
    return new Problem("rule", { detail: words.notAllDone, source: DATA_SOURCE });
  return null;
}
