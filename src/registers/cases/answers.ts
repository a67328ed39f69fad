/** What goes out of a case: only what the seats of the reader show, with what the reader may do now. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { can, type Person } from "#spine/access/index.ts";
import type { Content } from "./content.ts";
import { listWorkers } from "./queries/standing.ts";
import type { SeatRow } from "./queries/seat.ts";
import { listReports } from "./queries/trace.ts";
import { listWaiting } from "./queries/edition.ts";
import { actsFor } from "./acts.ts";
import { verbs } from "./verbs.ts";

const day = z.string().nullable();
const instant = z.coerce.date().transform((d) => d.toISOString());
const unit = z.object({ id: z.number(), name: z.string() });
const values = z.record(z.string(), z.unknown());

/** One case as it goes out. */
export const caseAnswer = z.object({
  code: z.string(),
  version: z.number(),
  unit,
  state: z.string(),
  openedAt: instant,
  worker: z.object({ id: z.number(), name: z.string() }).nullable(),
  mainForm: z.string(),
  risk: z.string(),
  eventOn: day,
  nextContactOn: day,
  lastContactOn: day,
  outcome: z.string().nullable(),
  reopened: z.number(),
  isSealed: z.boolean(),
  neverCall: z.boolean(),
  values,
  things: z.array(
    z.object({
      id: z.number(),
      prefix: z.string(),
      version: z.number(),
      values,
      harmedId: z.number().optional(),
      doerId: z.number().optional(),
    }),
  ),
  seats: z.array(
    z.object({ id: z.number(), unit, part: z.string(), untilAt: instant.nullable(), because: z.string() }),
  ),
  reports: z.array(
    z.object({ reportCode: z.string(), channel: z.string(), receivedAt: instant, joinedAt: instant }),
  ),
  /** The reader's own parts, and the fields that they show. */
  parts: z.array(z.string()),
  visible: z.array(z.string()),
  /** How many changes wait because two wrote differently. */
  clashes: z.number(),
  can: z.array(z.string()),
  /** Acts on the case that its state and the reader's roles allow. */
  acts: z.array(z.string()),
  /** Who may be given it: people of the co-ordinating unit, for whoever assigns. */
  workers: z.array(z.object({ id: z.number(), name: z.string() })),
});
export type CaseAnswer = z.input<typeof caseAnswer>;

const verbNames = Object.keys(verbs);

/** A seat that waits is told by its referral, and takes no part yet; who is shown more by name takes part by their unit's. */
const isTold = (seat: SeatRow, _: number, all: readonly SeatRow[]): boolean =>
  !seat.pending &&
  (seat.personId === null ||
    !all.some((one) => one.personId === null && one.unitId === seat.unitId && one.part === seat.part));

/** The answer for a person who opened the case. */
export async function answerOf(tx: Tx, content: Content, person: Person): Promise<CaseAnswer> {
  const { row, seats } = content;
  const reports = content.parts.includes("co-ordinator") ? await listReports(tx, row.id) : [];
  const waiting = await listWaiting(tx, row.id);
  // Whoever looks in an emergency reads, and does nothing else.
  const isLook = content.parts.every((part: string) => part === "emergency");
  const held = isLook ? ["case.read"] : can(person, verbNames, person.unitId);
  const acts = content.parts.includes("co-ordinator") ? actsFor(row.state, held) : [];
  const workers = acts.includes("assign") ? await listWorkers(tx, row.unitId) : [];
  return {
    code: row.code,
    version: row.version,
    unit: { id: row.unitId, name: row.unitName },
    state: row.state,
    openedAt: row.openedAt,
    worker: row.workerId === null ? null : { id: row.workerId, name: row.workerName ?? "" },
    mainForm: row.mainForm,
    risk: row.risk,
    eventOn: row.eventOn,
    nextContactOn: row.nextContactOn,
    lastContactOn: row.lastContactOn,
    outcome: row.outcome,
    reopened: row.reopened,
    isSealed: row.sealedAt !== null,
    neverCall: content.neverCall,
    values: content.values,
    things: content.things.map(({ id, prefix, version, values: told, harmedId, doerId }) => ({
      id,
      prefix,
      version,
      values: told,
      ...(harmedId !== undefined && { harmedId }),
      ...(doerId !== undefined && { doerId }),
    })),
    seats: seats.filter(isTold).map((seat) => ({
      id: seat.id,
      unit: { id: seat.unitId, name: seat.unitName },
      part: seat.part,
      untilAt: seat.untilAt,
      because: seat.because,
    })),
    reports,
    parts: [...content.parts],
    visible: [...content.visible],
    clashes: waiting.length,
    can: held,
    acts,
    workers,
  };
}
