/** Reading no-contact decisions: how each stands, what may be done now and why not, for whoever deals with whoever did it. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { unseal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import { can, endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { banOf, boundsOn, overlapsAt, supervisorOf, wordsOfBan } from "../bans.ts";
import type { Content } from "../content.ts";
import { listBans, listBreaches, listContacts, type BanRow } from "../queries/ban.ts";
import {
  banActsAt,
  banRecipients,
  banStateAt,
  cancelDueAt,
  decisionDueAt,
  latestBanEnd,
  refuseBanDecision,
  type BanBounds,
} from "../rules/contact-ban.ts";
import { actWords } from "../words/bans.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const maybe = instant.nullable();
const text = z.string().nullable();

const line = z.object({
  id: z.number(),
  version: z.number(),
  byBody: z.string(),
  harmedId: z.number(),
  doerId: z.number(),
  ground: text,
  requestedBy: z.string(),
  requestedAt: maybe,
  consent: z.string(),
  harm: z.string(),
  lifeDanger: z.string(),
  toldOfRightsAt: maybe,
  state: z.string(),
  /** The last moment to decide or refuse. */
  dueAt: maybe,
  decidedAt: maybe,
  from: maybe,
  to: maybe,
  /** The last moment that a decision signed now may reach. */
  latestTo: instant,
  supervisor: text,
  dossier: text,
  told: z.array(z.object({ who: z.string(), at: maybe })),
  cancel: z
    .object({ askedAt: instant, ground: text, by: text, dueAt: instant, answeredAt: maybe })
    .nullable(),
  cancelledAt: maybe,
  renews: z.number().nullable(),
  contacts: z.array(
    z.object({
      id: z.number(),
      occasion: z.string(),
      announcedAt: instant,
      countersignedAt: maybe,
      from: instant,
      to: instant,
      endedAt: maybe,
    }),
  ),
  breaches: z.array(z.object({ at: instant, kind: z.string(), sanctionId: z.number(), said: text })),
  said: z.record(z.string(), text),
  /** What may be done now; `why` says why not yet. */
  acts: z.array(z.object({ act: z.string(), why: text })),
});
const answer = z.object({ rows: z.array(line), may: z.array(z.string()) });
type Line = z.input<typeof line>;

/** Act → verb. */
const verbOf: Readonly<Record<string, string>> = {
  prepare: "case.ask-ban",
  decide: "case.decide-ban",
  refuse: "case.decide-ban",
  "answer-cancel": "case.decide-ban",
  notify: "case.watch-ban",
  "ask-cancel": "case.ask-ban",
  contact: "case.watch-ban",
  "sign-contact": "case.watch-ban",
  "end-contact": "case.watch-ban",
  breach: "case.watch-ban",
  renew: "case.ask-ban",
};
const names: Readonly<Record<string, string>> = {
  "permit-contact": "contact",
  "report-breach": "breach",
  cancel: "ask-cancel",
};

interface Reading {
  readonly content: Content;
  readonly bans: readonly BanRow[];
  readonly bounds: BanBounds;
  readonly person: Person;
  readonly at: Date;
}

/** Why a decision cannot be signed now; null where it can. */
function whyNot(row: BanRow, { content, bans, bounds, at }: Reading): Label | null {
  const supervisor = supervisorOf(content, row.id) ?? "…";
  const overlaps = overlapsAt(bans, row, { at, bounds });
  const decision = { at, to: latestBanEnd(at, bounds), supervisor, overlaps };
  const ban = banOf(row, wordsOfBan(content.key, row), supervisor);
  return refuseBanDecision(ban, decision, bounds)?.details.detail ?? null;
}

/** What this person may do with it now. */
function actsOf(row: BanRow, reading: Reading): Line["acts"] {
  const { content, bounds, person, at } = reading;
  const ban = banOf(row, wordsOfBan(content.key, row), null);
  const asked = row.cancelAskedAt !== null && row.cancelAnsweredAt === null;
  const found = banActsAt(ban, at, bounds).flatMap((act): string[] => {
    if (act === "decide") return ["prepare", "decide"];
    if (act === "cancel") return [asked ? "answer-cancel" : "ask-cancel"];
    return [names[act] ?? act];
  });
  const held = new Set(can(person, [...new Set(Object.values(verbOf))], person.unitId));
  // What a court decided, a court ends and renews.
  const own = found.filter(
    (act) => row.byBody === "chair" || !["ask-cancel", "answer-cancel", "renew"].includes(act),
  );
  return own
    .filter((act) => held.has(verbOf[act] ?? ""))
    .map((act) => ({
      act,
      why: act === "decide" ? (whyNot(row, reading)?.[person.language] ?? null) : null,
    }));
}

const isText = (value: unknown): value is string => typeof value === "string";

function timesOf(row: BanRow, { content, bounds, at }: Reading) {
  const ban = banOf(row, wordsOfBan(content.key, row), null);
  return {
    state: banStateAt(ban, at, bounds),
    dueAt: row.byBody === "chair" && !row.decidedAt && !row.refusedAt ? decisionDueAt(ban, bounds) : null,
    latestTo: latestBanEnd(at, bounds),
    cancel: row.cancelAskedAt && {
      askedAt: row.cancelAskedAt,
      ground: row.cancelGround,
      by: row.cancelBy,
      dueAt: cancelDueAt(row.cancelAskedAt, bounds),
      answeredAt: row.cancelAnsweredAt,
    },
  };
}

function lineOf(row: BanRow, reading: Reading): Omit<Line, "contacts" | "breaches"> {
  const { content } = reading;
  const dossier = content.things.find((thing) => thing.id === row.id)?.values["dossier"];
  // Reasons are for who sees documents of the law: the commune, police, justice, investigation.
  const legal = content.visible.has("measure.document");
  const { id, version, byBody, harmedId, doerId, ground, requestedBy, requestedAt, consent, harm } = row;
  return {
    id,
    version,
    byBody,
    harmedId,
    doerId,
    ground,
    requestedBy,
    requestedAt,
    consent,
    harm,
    lifeDanger: row.lifeDanger,
    toldOfRightsAt: row.toldOfRightsAt,
    decidedAt: row.decidedAt ?? row.refusedAt,
    from: row.fromAt,
    to: row.toAt,
    ...timesOf(row, reading),
    supervisor: supervisorOf(content, row.id),
    dossier: isText(dossier) ? dossier : null,
    told: banRecipients.map((who) => ({ who, at: row.told[who] ?? null })),
    cancelledAt: row.cancelledAt,
    renews: row.renews,
    said: legal ? { ...wordsOfBan(content.key, row) } : {},
    acts: actsOf(row, reading),
  };
}

async function linesOf(tx: Tx, content: Content, person: Person): Promise<Line[]> {
  const at = now();
  const bans = await listBans(tx, content.row.id);
  if (bans.length === 0) return [];
  const reading: Reading = { content, bans, bounds: await boundsOn(tx, at), person, at };
  const contacts = await listContacts(tx, content.row.id);
  const breaches = await listBreaches(tx, content.row.id);
  const legal = content.visible.has("measure.document");
  return bans.map((row) => ({
    ...lineOf(row, reading),
    contacts: contacts.filter((one) => one.banId === row.id),
    breaches: breaches
      .filter((one) => one.banId === row.id)
      .map((one) => {
        const told = unseal(content.key, `breach.${row.id}`, one.sealed) as { said: string | null };
        return { at: one.at, kind: one.kind, sanctionId: one.sanctionId, said: legal ? told.said : null };
      }),
  }));
}

const startVerbs = ["case.ask-ban", "case.watch-ban", "case.draft-ban"];

function reading(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, z.input<typeof answer>>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/{code}/bans",
    summary: actWords.read,
    params: byCode,
    output: answer as never,
    load: loadCase,
    audit: ({ params }, _, out) => ({
      subject: params.code,
      details: { bans: out.rows.map((row) => row.id) },
    }),
    run: async (tx, { person }, { content }) => {
      // Who may see the supervisor deals with whoever did it; the others see what the measure shows.
      const deals = content.visible.has("measure.supervisor");
      const takesPart = content.parts.includes("co-ordinator") || content.parts.includes("police");
      return {
        rows: deals ? await linesOf(tx, content, person) : [],
        may: takesPart ? can(person, startVerbs, person.unitId) : [],
      };
    },
  });
}

/** The endpoint that reads them. */
export const banReadEndpoints = (): AnyEndpoint[] => [reading()];
