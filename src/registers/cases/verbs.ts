/**
 * Who may do what with cases. Every grant is "own": the unit of the role itself, never those under it, so that a ward sees
 * nothing through its police post. A grant alone opens no case: a seat does.
 */
import { to, type Verbs } from "#spine/access/index.ts";
import { verbWords } from "./words/verbs.ts";

/** The commune of the place: who co-ordinates. */
const commune = to("own", "commune-officer", "commune-leader");
const leader = to("own", "commune-leader");
/** The commune, and its police, who stop and sanction. */
const dealing = { ...commune, ...to("own", "commune-police") };
/** Whoever may be given a seat. */
const taking = {
  ...commune,
  ...to("own", "commune-police", "health-worker", "agency-focal", "provider", "mediator"),
};

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
  "case.mediate": { label: verbWords.mediate, roles: { ...commune, ...to("own", "mediator") }, sees },
  "case.ask-ban": { label: verbWords.askBan, roles: dealing, sees },
  "case.decide-ban": { label: verbWords.decideBan, roles: leader, sees },
  "case.watch-ban": { label: verbWords.watchBan, roles: dealing, sees },
  "case.draft-ban": { label: verbWords.draftBan, roles: commune, sees },
  "case.join": { label: verbWords.join, roles: commune, sees },
} as const satisfies Verbs;
