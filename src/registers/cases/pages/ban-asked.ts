/** What each act on a no-contact decision asks for. Pure. */
import type { Label } from "#base/words.ts";
import { banScreenWords as words, cancelGroundWords, recipientWords } from "../words/ban-screens.ts";
import type { Asked } from "./ask-dialog.tsx";
import { codesNow } from "./looks.ts";
import type { BanLine } from "./ban-types.ts";

type Choices = NonNullable<Asked["choices"]>;

const listed = (list: string): Choices => codesNow(list).map(({ code, label }) => ({ value: code, label }));
const worded = (from: Readonly<Record<string, Label>>): Choices =>
  Object.entries(from).map(([value, label]) => ({ value, label }));

const answerTo = (name: string, label: Label, value?: string): Asked => ({
  name,
  label,
  kind: "choice",
  choices: listed("answer"),
  value: value ?? "unknown",
});
const at = (name: string, label: Label, value?: string | null): Asked => ({
  name,
  label,
  kind: "moment",
  value: value ?? null,
});
const long = (name: string, label: Label): Asked => ({ name, label, kind: "long" });
const text = (name: string, label: Label, value?: string | null): Asked => ({
  name,
  label,
  kind: "text",
  value: value ?? null,
});

/** People of a case as choices. */
export interface PairChoices {
  readonly harmed: Choices;
  readonly doer: Choices;
}

const pair = (people: PairChoices): Asked[] => [
  {
    name: "doerId",
    kind: "choice",
    label: words.doer,
    choices: people.doer,
    value: people.doer[0]?.value ?? null,
  },
  {
    name: "harmedId",
    kind: "choice",
    label: words.harmed,
    choices: people.harmed,
    value: people.harmed[0]?.value ?? null,
  },
];

/** A request, or the first thing after which there is one. */
export const requestAsked = (people: PairChoices, now: string): Asked[] => [
  ...pair(people),
  { name: "ground", kind: "choice", label: words.ground, choices: listed("ban-ground"), value: "a" },
  {
    name: "requestedBy",
    kind: "choice",
    label: words.requestedBy,
    choices: listed("requester"),
    value: "harmed",
  },
  at("requestedAt", words.requestedAt, now),
  long("asked", words.asked),
  answerTo("consent", words.consent),
  answerTo("harm", words.harm),
  answerTo("lifeDanger", words.lifeDanger),
  at("toldOfRightsAt", words.toldOfRightsAt),
  long("notToldBecause", words.notToldBecause),
  text("dossier", words.dossier),
];

/** What a court decided. */
export const courtAsked = (people: PairChoices): Asked[] => [
  ...pair(people),
  { name: "civilCase", kind: "check", label: words.civilCase, value: false },
  at("from", words.from),
  at("to", words.to),
  text("supervisor", words.supervisor),
  text("document", words.document),
];

type Asking = (ban: BanLine, now: string) => Asked[];

/** By the name of the act. */
export const askedBy: Readonly<Record<string, Asking>> = {
  prepare: (ban) => [
    answerTo("consent", words.consent, ban.consent),
    answerTo("harm", words.harm, ban.harm),
    answerTo("lifeDanger", words.lifeDanger, ban.lifeDanger),
    at("toldOfRightsAt", words.toldOfRightsAt, ban.toldOfRightsAt),
    { ...long("notToldBecause", words.notToldBecause), value: ban.said["notToldBecause"] ?? null },
    text("supervisor", words.supervisor, ban.supervisor),
    text("dossier", words.dossier, ban.dossier),
  ],
  decide: (ban, now) => [
    at("signedAt", words.signedAt, now),
    at("to", words.to, ban.latestTo),
    text("supervisor", words.supervisor, ban.supervisor),
  ],
  refuse: (_, now) => [at("signedAt", words.signedAt, now), long("reason", words.reason)],
  "answer-cancel": (_, now) => [
    { name: "cancel", kind: "check", label: words.cancelIt, value: true },
    at("signedAt", words.signedAt, now),
    long("reason", words.reason),
  ],
  notify: (ban, now) => [
    {
      name: "who",
      kind: "choice",
      label: words.who,
      choices: worded(recipientWords),
      value: ban.told.find((one) => one.at === null)?.who ?? null,
    },
    at("at", words.at, now),
  ],
  "ask-cancel": (ban, now) => [
    { name: "ground", kind: "choice", label: words.cancelGround, choices: worded(cancelGroundWords) },
    {
      name: "by",
      kind: "choice",
      label: words.cancelBy,
      choices: listed("requester"),
      value: ban.requestedBy,
    },
    at("askedAt", words.at, now),
    long("said", words.reason),
  ],
  contact: (_, now) => [
    { name: "occasion", kind: "choice", label: words.occasion, choices: listed("contact-occasion") },
    at("announcedAt", words.announcedAt, now),
    at("from", words.from),
    at("to", words.to),
  ],
  breach: (_, now) => [
    at("at", words.at, now),
    { name: "metres", kind: "number", label: words.metres },
    { name: "wall", kind: "check", label: words.wall, value: false },
    { name: "violenceByMeans", kind: "check", label: words.byMeans, value: false },
    long("said", words.said),
  ],
};
