/** Reading hand-overs: what somebody holds, and the offers of a unit. */
import { z } from "zod";
import { openRecordKeys, unseal } from "#base/crypto/vault.ts";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { listRunningOf } from "#spine/deadlines/index.ts";
import { countDrafts } from "#spine/intake/index.ts";
import { actsOn, heldBy, leads, staffOf } from "../handovers.ts";
import { listHandovers, type HandoverRow } from "../queries/handover.ts";
import { listActionsAt } from "../queries/meeting.ts";
import { handoverWords as words } from "../words/handover.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const someone = z.object({ id: z.number(), name: z.string() });

const asked = z.object({ from: z.coerce.number().int().positive().optional() });
type Asked = z.infer<typeof asked>;

const holdings = z.object({
  from: someone,
  isSelf: z.boolean(),
  cases: z.array(
    z.object({
      code: z.string(),
      state: z.string(),
      risk: z.string(),
      lapsed: z.number(),
      nextDueAt: instant.nullable(),
    }),
  ),
  /** Drafts of reports, which their writer alone counts. */
  drafts: z.number().nullable(),
  /** What meetings gave to the unit and is not done: it stays with the unit. */
  unitActions: z.number(),
  colleagues: z.array(someone),
  /** Of whom the asker may hand over. */
  givers: z.array(someone),
});

function holding(): AnyEndpoint {
  return endpoint<unknown, Asked, null, undefined, z.input<typeof holdings>>({
    verb: "case.hand-over",
    method: "GET",
    path: "/api/case-handovers/holdings",
    summary: words.readHoldings,
    query: asked as never,
    output: holdings as never,
    audit: ({ query }, _, out) => ({
      subject: "cases",
      details: { from: query.from ?? null, cases: out.cases.length },
    }),
    run: async (tx, { person, query }) => {
      const fromId = query.from ?? person.id;
      const isSelf = fromId === person.id;
      if (!isSelf && !leads(person)) throw new Problem("not-allowed", { detail: words.onlyLeader });
      const held = await heldBy(tx, person, fromId);
      const staff = await staffOf(tx, person, [fromId]);
      const from = staff.find((one) => one.id === fromId);
      // Somebody who neither works here nor holds anything here is nobody's business here.
      if (!from || (!from.works && held.length === 0 && !isSelf)) throw new Problem("not-found");
      const clocks = await listRunningOf(tx, { kind: "case", codes: held.map((row) => row.code) });
      return {
        from: { id: from.id, name: from.name },
        isSelf,
        cases: held.map((row) => ({
          code: row.code,
          state: row.state,
          risk: row.risk,
          lapsed: row.lapsed,
          nextDueAt: clocks.get(row.code)?.[0]?.dueAt ?? null,
        })),
        drafts: isSelf ? await countDrafts(tx) : null,
        unitActions: (await listActionsAt(tx, [person.unitId])).length,
        colleagues: staff
          .filter((one) => one.works && one.id !== fromId)
          .map(({ id, name }) => ({ id, name })),
        givers: (leads(person) ? staff : [from]).map(({ id, name }) => ({ id, name })),
      };
    },
  });
}

const line = z.object({
  code: z.string(),
  state: z.string(),
  note: z.string().nullable(),
  answer: z.string().nullable(),
});
const offers = z.object({
  rows: z.array(
    z.object({
      code: z.string(),
      from: someone,
      to: someone,
      why: z.string(),
      untilOn: z.string().nullable(),
      drafts: z.enum(["none", "waiting", "taken"]),
      at: instant,
      by: z.string(),
      closedAt: instant.nullable(),
      lines: z.array(line),
      can: z.array(z.string()),
    }),
  ),
});

function draftsOf(row: HandoverRow): "none" | "waiting" | "taken" {
  if (!row.drafts) return "none";
  return row.draftsTakenAt ? "taken" : "waiting";
}

async function linesOf(
  tx: Tx,
  rows: readonly HandoverRow[],
  person: Person,
): Promise<z.input<typeof offers>> {
  const keys = await openRecordKeys(tx, [
    ...new Set(rows.flatMap((row) => row.lines.map((one) => one.record))),
  ]);
  const open = (code: string, record: string, sealed: Buffer | null): string | null => {
    const key = keys.get(record);
    return key && sealed ? String(unseal(key, `handover.${code}`, sealed)) : null;
  };
  return {
    rows: rows.map((row) => ({
      code: row.code,
      from: { id: row.fromPerson, name: row.fromName },
      to: { id: row.toPerson, name: row.toName },
      why: row.why,
      untilOn: row.untilOn,
      drafts: draftsOf(row),
      at: row.at,
      by: row.byName,
      closedAt: row.closedAt,
      lines: row.lines.map((one) => ({
        code: one.code,
        state: one.state,
        note: open(row.code, one.record, one.sealed),
        answer: open(row.code, one.record, one.sealedAnswer),
      })),
      can: actsOn(row, person),
    })),
  };
}

const RECENT_MS = 30 * 86_400_000;

function listing(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.input<typeof offers>>({
    verb: "case.hand-over",
    method: "GET",
    path: "/api/case-handovers",
    summary: words.readOffers,
    output: offers as never,
    audit: (_, __, out) => ({ subject: "cases", details: { rows: out.rows.length } }),
    run: async (tx, { person }) => {
      const since = new Date(now().getTime() - RECENT_MS);
      return linesOf(tx, await listHandovers(tx, person.unitId, since), person);
    },
  });
}

/** The endpoints that only read. */
export const handoverReadEndpoints = (): AnyEndpoint[] => [holding(), listing()];
