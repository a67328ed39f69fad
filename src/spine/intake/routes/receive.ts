/** Endpoints by which somebody of ours enters a report, and by which what they typed survives whatever happens. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { makeRecordKey, openRecordKeys, destroyRecordKey, seal, unseal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { keptDirectory } from "#spine/agencies/index.ts";
import { doneAnswer, type DoneAnswer } from "../answers.ts";
import { findDraft, listDrafts, putDraft, removeDraft, type DraftRow } from "../queries/draft.ts";
import { findEntered } from "../queries/report.ts";
import { keepReport } from "../receive.ts";
import { channelOfRoles, isCommune, refuseMoment } from "../rules/channel.ts";
import { channels, draftInput, reportInput, type DraftInput, type ReportInput } from "../schema.ts";
import { words } from "../words.ts";
import { actedBy } from "./acts.ts";

const DRAFT = "intake.draft";
const DRAFTS_MAX = 20;

/** The unit at which a person receives: their own, or the first at which they may. */
function receivingUnit(person: Person): number {
  const reach = person.reach.get("intake.receive");
  if (reach === undefined || reach === "all" || reach.has(person.unitId)) return person.unitId;
  return [...reach][0] ?? person.unitId;
}

/** The commune of a place, today. Throws where it is none. */
async function communeOf(tx: Tx, unitId: number): Promise<number> {
  const unit = (await keptDirectory(tx)).byId.get(unitId);
  const isThere = unit && isCommune(unit) && (unit.validTo ?? "9999") > today();
  if (!isThere) throw new Problem("invalid", { errors: [{ path: "unitId", message: words.notAPlace }] });
  return unit.id;
}

function receiving(): AnyEndpoint {
  return endpoint<unknown, unknown, ReportInput, undefined, DoneAnswer>({
    verb: "intake.receive",
    method: "POST",
    path: "/api/intake/reports",
    summary: words.receive,
    body: reportInput as z.ZodType<ReportInput>,
    output: doneAnswer,
    status: 201,
    unit: ({ person }) => receivingUnit(person),
    audit: ({ body }, _, out) => ({
      subject: `intake/${out.code}`,
      details: { kind: body.kind, channel: body.channel, place: body.unitId },
    }),
    check: (_, { body }) => refuseMoment(new Date(body.receivedAt), now()),
    run: async (tx, { body, person }) => {
      const { receivedAt, unitId, ...given } = body;
      const by = actedBy(person);
      const before = await findEntered(tx, body.entry);
      if (before) return { code: before.code, state: before.state };
      const told = new Date(receivedAt);
      const { code } = await keepReport(
        tx,
        {
          ...given,
          unitId: await communeOf(tx, unitId),
          receivedAt: told > by.at ? by.at : told,
          receiverUnitId: receivingUnit(person),
        },
        by,
      );
      await dropDraft(tx, body.entry, person);
      return { code, state: "received" };
    },
  });
}

/** A draft goes, and its key with it: what was typed is in no backup either. */
async function dropDraft(tx: Tx, id: string, person: Person): Promise<void> {
  const draft = await findDraft(tx, id);
  if (!draft) return;
  await removeDraft(tx, id);
  await destroyRecordKey(tx, draft.record, { at: now(), byName: person.name, because: words.dropDraft.vi });
}

const started = z.object({
  channel: z.enum(channels),
  /** The commune that the person works in; null where they work elsewhere. */
  place: z.object({ id: z.number(), name: z.string() }).nullable(),
});

/** What the form begins with: the channel of the person's role, the place where they work. */
function starting(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.infer<typeof started>>({
    verb: "intake.receive",
    method: "GET",
    path: "/api/intake/start",
    summary: words.receive,
    output: started,
    audit: { none: "an empty form holds nothing" },
    run: async (tx, { person }) => {
      const { byId } = await keptDirectory(tx);
      const own = byId.get(receivingUnit(person));
      const above = [own, byId.get(own?.parentId ?? 0)].find((unit) => unit && isCommune(unit));
      return {
        channel: channelOfRoles(person.roles.map((one) => one.role)),
        place: above ? { id: above.id, name: above.name } : null,
      };
    },
  });
}

const draftAnswer = z.object({
  id: z.string(),
  startedAt: z.date(),
  savedAt: z.date(),
  typed: z.record(z.string(), z.unknown()),
});
type DraftAnswer = z.infer<typeof draftAnswer>;

async function opened(tx: Tx, rows: readonly DraftRow[]): Promise<DraftAnswer[]> {
  const keys = await openRecordKeys(
    tx,
    rows.map((row) => row.record),
  );
  return rows.flatMap(({ record, sealed, ...row }) => {
    const key = keys.get(record);
    return key ? [{ ...row, typed: unseal(key, DRAFT, sealed) as Record<string, unknown> }] : [];
  });
}

function listing(): AnyEndpoint {
  const list = z.object({ rows: z.array(draftAnswer) });
  return endpoint<unknown, unknown, null, undefined, z.infer<typeof list>>({
    verb: "intake.receive",
    method: "GET",
    path: "/api/intake/drafts",
    summary: words.listDrafts,
    output: list,
    audit: (_, __, out) => ({ subject: "intake-drafts", details: { rows: out.rows.length } }),
    run: async (tx) => ({ rows: await opened(tx, await listDrafts(tx)) }),
  });
}

const byId = z.object({ id: z.uuid() });
type ById = z.infer<typeof byId>;
const kept = z.object({ id: z.string(), savedAt: z.date() });

function keeping(): AnyEndpoint {
  return endpoint<ById, unknown, DraftInput, undefined, z.infer<typeof kept>>({
    verb: "intake.receive",
    method: "PUT",
    path: "/api/intake/drafts/{id}",
    summary: words.keepDraft,
    params: byId,
    body: draftInput,
    output: kept,
    audit: { none: "each keystroke is not an act; the report is" },
    run: async (tx, { params, body, person }) => {
      const before = await findDraft(tx, params.id);
      if (!before && (await listDrafts(tx)).length >= DRAFTS_MAX)
        throw new Problem("rule", { detail: words.tooManyDrafts });
      const key = before
        ? (await openRecordKeys(tx, [before.record])).get(before.record)
        : await makeRecordKey(tx);
      if (!key) throw new Problem("gone");
      const at = now();
      const sealed = seal(key, DRAFT, body.typed);
      await putDraft(tx, { id: params.id, record: key.record, personId: person.id, at, sealed });
      return { id: params.id, savedAt: at };
    },
  });
}

function dropping(): AnyEndpoint {
  const gone = z.object({ id: z.string() });
  return endpoint<ById, unknown, null, undefined, z.infer<typeof gone>>({
    verb: "intake.receive",
    method: "DELETE",
    path: "/api/intake/drafts/{id}",
    summary: words.dropDraft,
    params: byId,
    output: gone,
    audit: ({ params }) => ({ subject: `intake-draft/${params.id}` }),
    run: async (tx, { params, person }) => {
      await dropDraft(tx, params.id, person);
      return { id: params.id };
    },
  });
}

/** All endpoints of entering. */
export const receiveEndpoints = (): AnyEndpoint[] => [
  receiving(),
  starting(),
  listing(),
  keeping(),
  dropping(),
];
