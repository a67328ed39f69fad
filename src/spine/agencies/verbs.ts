/** Who may read and change agencies. Names of offices are no secret: every role reads them all. */
import { roleCodes, to, type Verbs } from "#spine/access/index.ts";
import { verbWords } from "./words.ts";

const keepers = to("all", "city-lead", "system-admin");
/** A commune keeps its own hamlets and residential groups (NĐ 185/2026); the city may mend any. */
const communes = {
  ...to("unit", "commune-officer", "commune-leader"),
  ...to("all", "city-lead"),
};

export const verbs = {
  "agency.read": { label: verbWords.readAgency, roles: to("all", ...roleCodes) },
  "agency.create": { label: verbWords.createAgency, roles: keepers, sees: "agency.read" },
  "agency.update": { label: verbWords.updateAgency, roles: keepers, sees: "agency.read" },
  "agency.undo-event": { label: verbWords.undoEvent, roles: keepers, sees: "agency.read" },
  "agency.event": { label: verbWords.recordEvent, roles: keepers, sees: "agency.read" },
  "agency.import": { label: verbWords.importAgencies, roles: keepers, sees: "agency.read" },
  "hamlet.read": { label: verbWords.readHamlet, roles: to("all", ...roleCodes) },
  "hamlet.create": { label: verbWords.createHamlet, roles: communes, sees: "hamlet.read" },
  "hamlet.update": { label: verbWords.updateHamlet, roles: communes, sees: "hamlet.read" },
  "hamlet.end": { label: verbWords.endHamlet, roles: communes, sees: "hamlet.read" },
} as const satisfies Verbs;
