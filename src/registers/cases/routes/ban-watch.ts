/** While contact is forbidden: who is told and when, contact that is permitted, breaches, a request to cancel. */
import { z } from "zod";
import { dayOf } from "#base/clock.ts";
import { seal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { keepBanClocks, sealWords, standingOf, writeBan, type Standing } from "../bans.ts";
import { keepClock } from "../measure-clocks.ts";
import { putByAct, type Writing } from "../edit.ts";
import {
  addBreach,
  addContact,
  endContact,
  listContacts,
  signContact,
  type ContactRow,
} from "../queries/ban.ts";
import { readCodes } from "../queries/codes.ts";
import { breachOf, refuseContact } from "../rules/ban-contact.ts";
import { banRecipients, banRules, refuseCancelling } from "../rules/contact-ban.ts";
import { firstOf, refusal, type Refusal } from "../rules/refusal.ts";
import { words as banWords } from "../rules/ban-words.ts";
import { proposeSanction } from "../sanctions.ts";
import { actWords } from "../words/bans.ts";
import {
  banDone,
  byBan,
  moment,
  refuseBystander,
  refuseFuture,
  type BanDone,
  type ByBan,
} from "./ban-ask.ts";
import { holdFor, noteEvent, writingOf } from "./edit.ts";
import type { Found } from "./read.ts";

interface Doing<B> {
  readonly writing: Writing;
  readonly standing: Standing;
  readonly body: B;
}

interface Declared<B extends { version: number }> {
  readonly act: keyof typeof actWords;
  readonly verb?: string;
  readonly body: z.ZodType;
  readonly run: (tx: Tx, doing: Doing<B>) => Promise<void>;
}

function watchAct<B extends { version: number }>(declared: Declared<B>): AnyEndpoint {
  const { act } = declared;
  return endpoint<ByBan, unknown, B, Found, BanDone>({
    verb: declared.verb ?? "case.watch-ban",
    method: "POST",
    path: `/api/cases/{code}/bans/{ban}/${act}`,
    summary: actWords[act],
    params: byBan as never,
    body: declared.body as never,
    output: banDone,
    load: holdFor,
    check: refuseBystander,
    audit: ({ params }, _, out) => ({ subject: params.code, details: { ban: out.id, act } }),
    run: async (tx, { person, body, params }, found) => {
      const writing = writingOf(found, person);
      const { at } = writing;
      const standing = await standingOf(tx, found.content, { ...params, version: body.version, at });
      await declared.run(tx, { writing, standing, body });
      await noteEvent(tx, writing, { act: `ban.${act}`, details: { ban: standing.row.id } });
      return { id: standing.row.id, version: body.version + 1, state: "running" };
    },
  });
}

const version = z.int().positive();
const telling = z.strictObject({ version, who: z.enum(banRecipients), at: moment });

async function tell(tx: Tx, { writing, standing, body }: Doing<z.infer<typeof telling>>): Promise<void> {
  const { row } = standing;
  const refused =
    refuseFuture(writing.at, [body.at]) ??
    firstOf([
      [row.decidedAt === null, banWords.banNotRunning],
      [row.decidedAt !== null && body.at < row.decidedAt, banWords.banToldBefore],
    ]);
  if (refused) throw refused;
  const told = { ...row.told, [body.who]: body.at.toISOString() };
  await writeBan(tx, writing, { id: row.id, change: { told } });
}

const askingCancel = z.strictObject({
  version,
  ground: z.enum(["requester-asks", "harmed-disagrees", "not-needed"]),
  by: z.enum(["harmed", "representative", "body", "none"]),
  askedAt: moment,
  said: z.string().trim().max(4000).nullable().default(null),
});

async function askCancel(
  tx: Tx,
  { writing, standing, body }: Doing<z.infer<typeof askingCancel>>,
): Promise<void> {
  const { row, ban, bounds, said } = standing;
  const refused =
    refuseFuture(writing.at, [body.askedAt]) ??
    firstOf([[row.cancelAskedAt !== null && row.cancelAnsweredAt === null, banWords.banCancelWaits]]) ??
    refuseCancelling(ban, { ...body, at: writing.at }, bounds);
  if (refused) throw refused;
  await writeBan(tx, writing, {
    id: row.id,
    change: {
      cancelAskedAt: body.askedAt,
      cancelGround: body.ground,
      cancelBy: body.by,
      cancelAnsweredAt: null,
      sealed: sealWords(writing.key, row.id, { ...said, cancelAsked: body.said, cancelAnswer: null }),
    },
  });
  await keepBanClocks(tx, writing);
}

const announcing = z.strictObject({
  version,
  occasion: z.string().max(40),
  announcedAt: moment,
  from: moment,
  to: moment,
});

/** A contact is announced before it is; whether it may be is asked as if it were signed at once, which it is not yet. */
async function announce(
  tx: Tx,
  { writing, standing, body }: Doing<z.infer<typeof announcing>>,
): Promise<void> {
  const { row, ban, bounds } = standing;
  const signed = { ...body, countersignedAt: body.announcedAt };
  const refused =
    refuseFuture(writing.at, [body.announcedAt]) ??
    refuseContact(ban, signed, { bounds, codes: await readCodes(tx) });
  if (refused) throw refused;
  await addContact(tx, { ...body, banId: row.id, caseId: row.caseId });
  await writeBan(tx, writing, { id: row.id, change: {} });
}

const ofContact = z.strictObject({
  version,
  contact: z.int().positive(),
  at: moment.nullable().default(null),
});
type OfContact = z.infer<typeof ofContact>;

async function contactOf(tx: Tx, { standing, body }: Doing<OfContact>): Promise<ContactRow> {
  const found = (await listContacts(tx, standing.row.caseId)).find(
    (one) => one.id === body.contact && one.banId === standing.row.id,
  );
  if (!found) throw refusal(banWords.contactNone);
  return found;
}

/** The supervisor signs before the contact; from its beginning it lasts so many hours and no longer. */
async function sign(tx: Tx, doing: Doing<OfContact>): Promise<void> {
  const { writing, standing, body } = doing;
  const contact = await contactOf(tx, doing);
  const at = body.at ?? writing.at;
  const { ban, bounds } = standing;
  const asked = { bounds, codes: await readCodes(tx) };
  const refused =
    firstOf([[contact.countersignedAt !== null, banWords.contactSigned]]) ??
    refuseFuture(writing.at, [at]) ??
    refuseContact(ban, { ...contact, countersignedAt: at }, asked);
  if (refused) throw refused;
  await signContact(tx, contact.id, { at, personId: writing.person.id });
  await writeBan(tx, writing, { id: standing.row.id, change: {} });
  await keepClock(tx, writing, { rule: banRules.contactHours, since: contact.from, metAt: null });
}

async function end(tx: Tx, doing: Doing<OfContact>): Promise<void> {
  const { writing, standing, body } = doing;
  const contact = await contactOf(tx, doing);
  const at = body.at ?? writing.at;
  const refused =
    firstOf([
      [contact.countersignedAt === null, banWords.contactNotSigned],
      [contact.endedAt !== null, banWords.contactEnded],
      [at < contact.from, banWords.banEndsBefore],
    ]) ?? refuseFuture(writing.at, [at]);
  if (refused) throw refused;
  await endContact(tx, contact.id, at);
  await writeBan(tx, writing, { id: standing.row.id, change: {} });
  await keepClock(tx, writing, { rule: banRules.contactHours, since: null, metAt: at });
}

const breaching = z.strictObject({
  version,
  at: moment,
  metres: z.number().min(0).max(100_000).nullable().default(null),
  wall: z.boolean().default(false),
  violenceByMeans: z.boolean().default(false),
  /** What was seen, and by whom: sealed. */
  said: z.string().trim().max(4000).nullable().default(null),
});

/** A breach is entered with the sanction that is proposed for it; one that is none is refused, not stored. */
async function breach(tx: Tx, { writing, standing, body }: Doing<z.infer<typeof breaching>>): Promise<void> {
  const { row, ban, bounds } = standing;
  const contacts = (await listContacts(tx, row.caseId)).filter((one) => one.banId === row.id);
  const refused: Refusal = refuseFuture(writing.at, [body.at]);
  if (refused) throw refused;
  const found = breachOf(ban, body, { contacts, bounds });
  if (!found) throw refusal(banWords.noBreach, "Nghị định 76/2023/NĐ-CP, Điều 19");
  const sanctionId = await proposeSanction(tx, writing, { article: found.sanction, actOn: dayOf(body.at) });
  await addBreach(tx, {
    banId: row.id,
    caseId: row.caseId,
    at: body.at,
    kind: found.kind,
    sanctionId,
    notedAt: writing.at,
    notedBy: writing.person.id,
    sealed: seal(writing.key, `breach.${row.id}`, { said: body.said, metres: body.metres }),
  });
  await writeBan(tx, writing, { id: row.id, change: {} });
  await putByAct(tx, writing, { id: row.id, put: { result: "breached" } });
}

/** The endpoints by which a decision is watched over. */
export const banWatchEndpoints = (): AnyEndpoint[] => [
  watchAct({ act: "notify", body: telling, run: tell }),
  watchAct({ act: "ask-cancel", verb: "case.ask-ban", body: askingCancel, run: askCancel }),
  watchAct({ act: "contact", body: announcing, run: announce }),
  watchAct({ act: "sign-contact", body: ofContact, run: sign }),
  watchAct({ act: "end-contact", body: ofContact, run: end }),
  watchAct({ act: "breach", body: breaching, run: breach }),
];
