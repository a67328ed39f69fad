/** Holding a record back from erasing; proposing to erase it, and deciding, by another person. */
import { z } from "zod";
import { chanceCode } from "#base/chance-code.ts";
import { now, today } from "#base/clock.ts";
import { openRecordKeys, seal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { eraseKept, findKept, refuseErasing, type Kept } from "../erasing.ts";
import {
  addErasure,
  addHold,
  decideErasure,
  holdErasure,
  isErasingAccepted,
  liftHold,
  listErasures,
  listHolds,
  type ErasureRow,
  type KeepBy,
} from "../queries/retention.ts";
import { words } from "../words/retention.ts";

const byCode = {
  kind: z.enum(["case", "report", "data-request"]),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(VV|TB|YC)-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
};
const byOf = (person: Person): KeepBy => ({ at: now(), personId: person.id, byName: person.name });

interface Found {
  readonly unitId: number;
  readonly thing: Kept;
}
type Naming = { readonly kind: "case" | "report" | "data-request"; readonly code: string };
const loadThing = async (tx: Tx, { body }: { readonly body: Naming }): Promise<Found | undefined> => {
  const thing = await findKept(tx, body);
  return thing && { unitId: thing.unitId, thing };
};

const holding = z.strictObject({ ...byCode, reason: z.string().trim().min(1).max(2000) });
const lifting = z.strictObject(byCode);
const done = z.object({ code: z.string() });

const isHeld = async (tx: Tx, { kind, code }: Kept): Promise<boolean> =>
  (await listHolds(tx)).some((hold) => hold.kind === kind && hold.code === code);

function holdingOne(): AnyEndpoint {
  return endpoint<unknown, unknown, z.infer<typeof holding>, Found, { code: string }>({
    verb: "erasure.hold",
    method: "POST",
    path: "/api/retention/holds",
    summary: words.hold,
    body: holding as never,
    output: done,
    status: 201,
    load: loadThing,
    audit: ({ body }) => ({ subject: body.code, details: { kind: body.kind } }),
    run: async (tx, { body, person }, { thing }) => {
      if (await isHeld(tx, thing)) throw new Problem("rule", { detail: words.heldAlready });
      const key = (await openRecordKeys(tx, [thing.record])).get(thing.record);
      if (!key) throw new Problem("rule", { detail: words.erasedAlready });
      await addHold(tx, thing, { ...byOf(person), sealed: seal(key, "hold", body.reason) });
      return { code: thing.code };
    },
  });
}

function liftingOne(): AnyEndpoint {
  return endpoint<unknown, unknown, z.infer<typeof lifting>, Found, { code: string }>({
    verb: "erasure.hold",
    method: "POST",
    path: "/api/retention/holds/lift",
    summary: words.liftHold,
    body: lifting as never,
    output: done,
    load: loadThing,
    audit: ({ body }) => ({ subject: body.code, details: { kind: body.kind } }),
    run: async (tx, { person }, { thing }) => {
      if (!(await liftHold(tx, thing, byOf(person)))) throw new Problem("rule", { detail: words.notHeld });
      return { code: thing.code };
    },
  });
}

const proposing = z.strictObject({
  ...byCode,
  request: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^YC-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    .nullable()
    .default(null),
});
const NOBODY = 0;

async function refuseProposal(
  tx: Tx,
  thing: Kept,
  given: { request: string | null; by: number },
): Promise<void> {
  const { request, by } = given;
  if (request !== null && !(await isErasingAccepted(tx, request)))
    throw new Problem("rule", { detail: words.requestNeeded });
  // Whoever proposes it stands in for the second person who will have to decide.
  const asked = { isRequested: request !== null, proposedBy: NOBODY, by, today: today() };
  const refused = await refuseErasing(tx, thing, asked);
  if (refused) throw refused;
  const waiting = await listErasures(tx, "waiting");
  if (waiting.some((one) => one.kind === thing.kind && one.ofCode === thing.code))
    throw new Problem("rule", { detail: words.proposedAlready });
}

function proposingOne(): AnyEndpoint {
  return endpoint<unknown, unknown, z.infer<typeof proposing>, Found, { erasure: string }>({
    verb: "erasure.propose",
    method: "POST",
    path: "/api/retention/proposals",
    summary: words.propose,
    body: proposing as never,
    output: z.object({ erasure: z.string() }),
    status: 201,
    load: loadThing,
    audit: ({ body }, _, out) => ({ subject: body.code, details: { erasure: out.erasure, kind: body.kind } }),
    run: async (tx, { body, person }, { thing }) => {
      await refuseProposal(tx, thing, { request: body.request, by: person.id });
      const erasure = chanceCode("XH");
      await addErasure(tx, thing, { ...byOf(person), erasure, request: body.request });
      return { erasure };
    },
  });
}

const byErasure = z.object({ erasure: z.string().regex(/^XH-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
type ByErasure = z.infer<typeof byErasure>;
interface Decided {
  readonly unitId: number;
  readonly row: ErasureRow;
}
const loadErasure = async (
  tx: Tx,
  { params }: { readonly params: ByErasure },
): Promise<Decided | undefined> => {
  const row = await holdErasure(tx, params.erasure);
  return row && { unitId: row.unitId, row };
};
const stillOpen = ({ row }: Decided): Problem | null =>
  row.outcome === null ? null : new Problem("rule", { detail: words.decidedAlready });
const state = z.object({ state: z.string() });

function erasing(): AnyEndpoint {
  return endpoint<ByErasure, unknown, { code: string }, Decided, { state: string }>({
    verb: "erasure.decide",
    method: "POST",
    path: "/api/retention/proposals/{erasure}/erase",
    summary: words.erase,
    params: byErasure,
    body: z.strictObject({ code: z.string().trim().max(20) }),
    output: state,
    load: loadErasure,
    check: (found, { body }) =>
      stillOpen(found) ??
      (body.code.toUpperCase() === found.row.ofCode
        ? null
        : new Problem("rule", { detail: words.wrongCode })),
    audit: (_, { row }) => ({ subject: row.ofCode, details: { erasure: row.code, kind: row.kind } }),
    run: async (tx, { person }, { row }) => {
      const thing = await findKept(tx, { kind: row.kind, code: row.ofCode });
      if (!thing) throw new Problem("not-found");
      const isRequested = row.ground === "subject-request";
      const asked = { isRequested, proposedBy: row.proposedBy, by: person.id, today: today() };
      const refused = await refuseErasing(tx, thing, asked);
      if (refused) throw refused;
      await eraseKept(tx, thing, { erasure: row, by: byOf(person) });
      return { state: "erased" };
    },
  });
}

function declining(): AnyEndpoint {
  return endpoint<ByErasure, unknown, Record<string, never>, Decided, { state: string }>({
    verb: "erasure.decide",
    method: "POST",
    path: "/api/retention/proposals/{erasure}/decline",
    summary: words.decline,
    params: byErasure,
    body: z.strictObject({}),
    output: state,
    load: loadErasure,
    check: stillOpen,
    audit: (_, { row }) => ({ subject: row.ofCode, details: { erasure: row.code, kind: row.kind } }),
    run: async (tx, { person }, { row }) => {
      await decideErasure(tx, row.id, { ...byOf(person), outcome: "declined" });
      return { state: "declined" };
    },
  });
}

/** The endpoints of holds and of erasing. */
export const erasureEndpoints = (): AnyEndpoint[] => [
  holdingOne(),
  liftingOne(),
  proposingOne(),
  erasing(),
  declining(),
];
