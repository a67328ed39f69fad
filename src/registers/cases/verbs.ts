/**
 * Who may do what with cases. Every grant is "own": the unit of the role itself, never those under it, so that a ward sees
 * nothing through its police post. A grant alone opens no case: a seat does.
 */
import { to, type RoleCode, type Verbs } from "#spine/access/index.ts";
import { relatedWords } from "./words/related.ts";
import { registerWords } from "./words/register.ts";
import { words as retentionWords } from "./words/retention.ts";
import { firstWeekWords } from "./words/first-week.ts";
import { handoverWords } from "./words/handover.ts";
import { loadWords } from "./words/load.ts";
import { words as extractWords } from "./words/extract.ts";
import { templateWords } from "./words/templates.ts";
import { verbWords } from "./words/verbs.ts";

/** The commune of the place: who co-ordinates. */
const commune = to("own", "commune-officer", "commune-leader");
const leader = to("own", "commune-leader");
/** The commune, and its police, who stop and sanction. */
const dealing = { ...commune, ...to("own", "commune-police") };
/**
 * Whoever works on a seat of their unit. Not the mediators and hamlet heads of a ward: a seat of the ward would open to them
 * everything that the ward co-ordinates.
 */
const takers = [
  "commune-officer",
  "commune-leader",
  "commune-police",
  "health-worker",
  "agency-focal",
  "provider",
] as const;
const taking = to("own", ...takers);

/** The roles to which a seat of their unit opens a case. */
export const seatRoles: readonly RoleCode[] = takers;

/** Sees codes, people and counts of reading; no content. */
const supervisor = to("all", "data-protection");

/** Who answers requests about data, each for their own unit. */
const answering = { ...commune, ...to("own", "data-protection") };

/** Who sees what has been kept long enough: the commune its own, the data-protection officer all but what is sealed. */
const keeping = { ...commune, ...supervisor };

const sees = "case.read";

export const verbs = {
  "case.read": { label: verbWords.read, roles: taking },
  "case.open": { label: verbWords.open, roles: commune, sees },
  "case.edit": { label: verbWords.edit, roles: taking, sees },
  "case.assign": { label: verbWords.assign, roles: leader, sees },
  "case.verify": { label: verbWords.verify, roles: commune, sees },
  "case.progress": { label: verbWords.progress, roles: commune, sees },
  "case.contact": { label: verbWords.contact, roles: taking, sees },
  "case.assess": { label: verbWords.assess, roles: taking, sees },
  "case.close": { label: verbWords.close, roles: commune, sees },
  "case.confirm-close": { label: verbWords.confirmClose, roles: leader, sees },
  "case.reopen": { label: verbWords.reopen, roles: commune, sees },
  "case.refer": { label: verbWords.refer, roles: commune, sees },
  "case.answer": { label: verbWords.answer, roles: taking, sees },
  "case.match": { label: verbWords.match, roles: commune },
  "case.measure": { label: verbWords.measure, roles: commune, sees },
  "case.sanction": { label: verbWords.sanction, roles: dealing, sees },
  "case.mediate": { label: verbWords.mediate, roles: commune, sees },
  "case.ask-ban": { label: verbWords.askBan, roles: dealing, sees },
  "case.decide-ban": { label: verbWords.decideBan, roles: leader, sees },
  "case.watch-ban": { label: verbWords.watchBan, roles: dealing, sees },
  "case.draft-ban": { label: verbWords.draftBan, roles: commune, sees },
  "case.meet": { label: verbWords.meet, roles: commune, sees },
  "case.attend": { label: verbWords.attend, roles: taking, sees },
  "case.supervise": { label: loadWords.supervise, roles: leader, sees },
  "case.hand-over": { label: handoverWords.handOver, roles: commune, sees },
  "case.first-week": { label: firstWeekWords.use, roles: commune },
  "case-template.read": { label: templateWords.read, roles: { ...taking, ...to("all", "city-lead") } },
  "case-template.write": {
    label: templateWords.write,
    roles: { ...leader, ...to("all", "city-lead") },
    sees: "case-template.read",
  },
  "case.seal": { label: verbWords.seal, roles: leader, sees },
  "case.unseal": { label: verbWords.unseal, roles: taking, sees },
  "case.bar": { label: verbWords.bar, roles: commune, sees },
  "case.break-glass": {
    label: verbWords.breakGlass,
    roles: to("own", "commune-officer", "commune-leader", "commune-police", "health-worker"),
    sees,
  },
  "case.see-readers": { label: verbWords.seeReaders, roles: leader, sees },
  "case.supervise-reading": { label: verbWords.superviseReading, roles: supervisor },
  "case.review-look": { label: verbWords.reviewLook, roles: supervisor },
  "case.set-reading": { label: verbWords.setReading, roles: supervisor },
  "case.print": { label: verbWords.print, roles: taking, sees },
  "data-request.read": { label: verbWords.readData, roles: answering },
  "data-request.receive": { label: verbWords.receiveData, roles: answering, sees: "data-request.read" },
  "data-request.answer": { label: verbWords.answerData, roles: answering, sees: "data-request.read" },
  "data-request.prepare": { label: extractWords.prepare, roles: commune, sees: "data-request.read" },
  "data-request.release": { label: extractWords.release, roles: commune, sees: "data-request.read" },
  "data-request.hand-over": { label: extractWords.fetch, roles: commune, sees: "data-request.read" },
  "erasure.read": { label: retentionWords.read, roles: keeping },
  "erasure.hold": { label: retentionWords.hold, roles: keeping, sees: "erasure.read" },
  "erasure.propose": { label: retentionWords.propose, roles: keeping, sees: "erasure.read" },
  "erasure.decide": {
    label: retentionWords.decide,
    roles: { ...leader, ...supervisor },
    sees: "erasure.read",
  },
  "erasure.set-retention": { label: retentionWords.setRetention, roles: supervisor, sees: "erasure.read" },
  "case.relate": { label: relatedWords.relate, roles: commune, sees },
  "case.join": { label: verbWords.join, roles: commune, sees },
} as const satisfies Verbs;

/** Who leads the work for the city proposes; who sees what, and what more is asked, the data-protection officer puts in force. */
const keepers = to("all", "city-lead", "data-protection");

/** What the register is made of; nobody sees a case by it. */
export const registerVerbs = {
  "case-register.read": { label: registerWords.read, roles: { ...keepers, ...to("all", "auditor") } },
  "case-register.propose": {
    label: registerWords.propose,
    roles: to("all", "city-lead"),
    sees: "case-register.read",
  },
  "case-register.decide": { label: registerWords.decide, roles: keepers, sees: "case-register.read" },
} as const satisfies Verbs;

/** The city looks over cases: figures; and, who leads the work, codes. Neither opens a case. */
export const oversightVerbs = {
  "case.oversee": { label: verbWords.oversee, roles: to("all", "city-lead", "leadership") },
  "case.follow-codes": { label: verbWords.followCodes, roles: to("all", "city-lead") },
} as const satisfies Verbs;
