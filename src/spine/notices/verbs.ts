/** Who is told and reads what was told, who asks and who answers, who keeps the steps, who sees how mails fare. */
import { to, type Verbs } from "#spine/access/web.ts";
import { words } from "./words.ts";

/** Those whose units can be late. */
const units = to(
  "unit",
  "agency-focal",
  "commune-officer",
  "commune-leader",
  "commune-police",
  "health-worker",
  "press",
);
const city = to("all", "city-lead");

/** Who asks: the head of a unit, the focal point of a unit in charge, the city. */
const askers = { ...to("unit", "commune-leader", "agency-focal"), ...city };
const answerers = { ...units, ...to("unit", "city-lead") };
/** Is told of emergency looks, and of nothing that is late. */
const watcher = to("own", "data-protection");
const admin = to("all", "system-admin");

export const verbs = {
  "notice.read": { label: words.readNotices, roles: { ...units, ...city, ...watcher } },
  "notice.mark-read": {
    label: words.markRead,
    roles: { ...units, ...to("unit", "city-lead"), ...watcher },
    sees: "notice.read",
  },
  "ladder.read": { label: words.readLadder, roles: { ...units, ...city } },
  "ladder.change": { label: words.changeLadder, roles: city, sees: "ladder.read" },
  "explanation.read": { label: words.readExplanations, roles: { ...units, ...city } },
  "explanation.ask": { label: words.ask, roles: askers, sees: "explanation.read" },
  "explanation.answer": { label: words.answer, roles: answerers, sees: "explanation.read" },
  "explanation.ask-again": { label: words.askAgain, roles: askers, sees: "explanation.read" },
  "explanation.accept": { label: words.accept, roles: askers, sees: "explanation.read" },
  "explanation.withdraw": { label: words.withdraw, roles: askers, sees: "explanation.read" },
  "mail.read": { label: words.readMail, roles: admin },
  "mail.retry": { label: words.retryMail, roles: admin, sees: "mail.read" },
} as const satisfies Verbs;
