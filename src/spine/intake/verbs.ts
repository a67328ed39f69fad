/** Who enters reports, who reads them, and who decides on them. Each verb looks at reports from one side (see intake.side()). */
import { to, type Verbs } from "#spine/access/index.ts";
import { words } from "./words.ts";

/** The commune of the place. */
const commune = to("own", "commune-officer", "commune-leader");
/** Those to whom a report can be given, or handed over. */
const given = to("own", "commune-police", "health-worker", "agency-focal", "provider");
/** Whoever a report may reach (Article 19). */
const receivers = { ...commune, ...given, ...to("own", "collaborator", "mediator") };

export const verbs = {
  "intake.receive": { label: words.receive, roles: receivers, sees: "intake.follow" },
  "intake.follow": { label: words.follow, roles: receivers },
  "intake.read": { label: words.read, roles: commune },
  "intake.acknowledge": { label: words.acknowledge, roles: commune, sees: "intake.read" },
  "intake.assign": { label: words.assign, roles: to("own", "commune-leader"), sees: "intake.read" },
  "intake.handle": { label: words.handle, roles: commune, sees: "intake.read" },
  "intake.close": { label: words.closeReport, roles: to("own", "commune-leader"), sees: "intake.read" },
  "intake.write": { label: words.writeThread, roles: commune, sees: "intake.read" },
  "intake.read-given": { label: words.readGiven, roles: given },
  "intake.answer": { label: words.answer, roles: given, sees: "intake.read-given" },
  "intake.read-body": { label: words.readBody, roles: to("all", "city-lead") },
  "intake.set-body": { label: words.setBody, roles: to("all", "city-lead"), sees: "intake.read-body" },
  // Who runs the system gives the keys and sees none of what comes by them.
  "intake.read-system": { label: words.readSystem, roles: to("all", "city-lead", "system-admin") },
  "intake.set-system": {
    label: words.setSystem,
    roles: to("all", "city-lead", "system-admin"),
    sees: "intake.read-system",
  },
} as const satisfies Verbs;
