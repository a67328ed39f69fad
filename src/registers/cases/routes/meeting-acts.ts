/** A meeting is held, minuted, cancelled; what a unit was to do is told done. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { knowersOf } from "../guard.ts";
import {
  calledOf,
  giveActions,
  keyOfMeeting,
  meetingHeld,
  meetingOf,
  noteMeeting,
  sealMinutes,
  sealReason,
  sealSaid,
  type Comer,
} from "../meetings.ts";
import { findCase, type CaseRow } from "../queries/case.ts";
import { listBarredPeople } from "../queries/guard.ts";
import {
  changeMeeting,
  endAction,
  findAction,
  noteCame,
  type ActionFound,
  type MeetingRow,
} from "../queries/meeting.ts";
import { endSeatsOf } from "../queries/seat.ts";
import { refuseHolding, refuseResolving } from "../rules/meeting.ts";
import { words as caseWords } from "../words/cases.ts";
import { meetingWords as words } from "../words/meetings.ts";
import {
  byMeeting,
  coordinatesOf,
  loadMeeting,
  meetingState,
  refuseMeetingAct,
  unitsOf,
  type ByMeeting,
  type FoundMeeting,
  type State,
} from "./meeting-read.ts";

const said = z.string().trim().min(1).max(4000);

const fresh = (row: MeetingRow, version: number): Problem | null =>
  row.version === version ? null : new Problem("conflict", { detail: caseWords.stale });

/** The case of a meeting, held by its own row. */
async function caseOf(tx: Tx, row: MeetingRow): Promise<CaseRow> {
  const found = row.caseCode ? await findCase(tx, row.caseCode) : undefined;
  if (!found) throw new Problem("not-found");
  return found;
}

const holding = z.strictObject({
  version: z.int().positive(),
  /** Everybody who came: by number, with the unit for which they sat there. */
  came: z.array(z.strictObject({ id: z.int().positive(), unitId: z.int().positive() })).max(60),
});

/** Whoever came is somebody who signed or who may know of the case by a seat. */
async function refuseComers(tx: Tx, row: MeetingRow, came: readonly Comer[]): Promise<void> {
  const owner = await caseOf(tx, row);
  const known = await knowersOf(tx, owner);
  const is = (one: Comer, id: number, unitId: number): boolean => one.id === id && one.unitId === unitId;
  const stranger = came.some(
    (one) =>
      !known.some((other) => is(one, other.id, other.unitId)) &&
      !row.people.some((other) => is(one, other.personId, other.unitId)),
  );
  if (stranger) throw new Problem("rule", { detail: words.stranger });
}

function holdingIt(): AnyEndpoint {
  return endpoint<ByMeeting, unknown, z.infer<typeof holding>, FoundMeeting, State>({
    verb: "case.meet",
    method: "POST",
    path: "/api/case-meetings/{meeting}/hold",
    summary: words.hold,
    params: byMeeting,
    body: holding,
    output: meetingState,
    load: loadMeeting(true),
    check: ({ row }, { person, body }) => refuseMeetingAct("hold", row, person) ?? fresh(row, body.version),
    audit: ({ params, body }) => ({ subject: params.meeting, details: { people: body.came.length } }),
    run: async (tx, { person, body }, { row }) => {
      const at = now();
      await refuseComers(tx, row, body.came);
      const owner = await caseOf(tx, row);
      const called = calledOf(await keyOfMeeting(tx, row.record), row);
      const meeting = meetingOf(row, { called, minuted: null, came: body.came });
      const refused = refuseHolding(meeting, await listBarredPeople(tx, row.caseId));
      if (refused) throw refused;
      await noteCame(
        tx,
        row.id,
        body.came.map((one) => one.id),
      );
      // It is noted at its hour or afterwards; one that began early was held now.
      const heldAt = row.meetsAt < at ? row.meetsAt : at;
      await changeMeeting(tx, row.id, { state: "held", heldAt });
      await meetingHeld(tx, owner, { person, at });
      await noteMeeting(tx, row.caseId, { person, at, act: "meeting.hold", meeting: row.code });
      return { state: "held" };
    },
  });
}

const minuting = z.strictObject({
  version: z.int().positive(),
  minutes: z.string().trim().max(40_000),
  outcome: z.string().trim().max(4000),
  actions: z
    .array(
      z.strictObject({ unitId: z.int().positive(), what: z.string().trim().max(2000), dueOn: z.iso.date() }),
    )
    .max(40),
  /** False keeps what is written so far; true adopts it. */
  done: z.boolean(),
});

function minutingIt(): AnyEndpoint {
  return endpoint<ByMeeting, unknown, z.infer<typeof minuting>, FoundMeeting, State>({
    verb: "case.meet",
    method: "POST",
    path: "/api/case-meetings/{meeting}/minutes",
    summary: words.minute,
    params: byMeeting,
    body: minuting,
    output: meetingState,
    load: loadMeeting(true),
    check: ({ row }, { person, body }) => refuseMeetingAct("minute", row, person) ?? fresh(row, body.version),
    audit: ({ params, body }) => ({
      subject: params.meeting,
      details: { done: body.done, actions: body.actions.length },
    }),
    run: async (tx, { person, body }, { row }) => {
      const at = now();
      const key = await keyOfMeeting(tx, row.record);
      const { minutes, outcome, actions } = body;
      const minuted = { minutes, outcome, actions };
      const sealedMinutes = sealMinutes(key, row.code, minuted);
      if (!body.done) {
        await changeMeeting(tx, row.id, { sealedMinutes });
        return { state: "held" };
      }
      const came = row.people
        .filter((one) => one.came)
        .map(({ personId, unitId }) => ({ id: personId, unitId }));
      const refused = refuseResolving(meetingOf(row, { called: calledOf(key, row), minuted, came }));
      if (refused) throw refused;
      if (outcome === "") throw new Problem("rule", { detail: words.sayOutcome });
      await changeMeeting(tx, row.id, { state: "resolved", endedAt: at, sealedMinutes });
      await giveActions(tx, row, { key, actions });
      await noteMeeting(tx, row.caseId, { person, at, act: "meeting.resolve", meeting: row.code });
      return { state: "resolved" };
    },
  });
}

const cancelling = z.strictObject({ version: z.int().positive(), reason: said });

function cancellingIt(): AnyEndpoint {
  return endpoint<ByMeeting, unknown, z.infer<typeof cancelling>, FoundMeeting, State>({
    verb: "case.meet",
    method: "POST",
    path: "/api/case-meetings/{meeting}/cancel",
    summary: words.cancel,
    params: byMeeting,
    body: cancelling,
    output: meetingState,
    load: loadMeeting(true),
    check: ({ row }, { person, body }) => refuseMeetingAct("cancel", row, person) ?? fresh(row, body.version),
    audit: ({ params }) => ({ subject: params.meeting }),
    run: async (tx, { person, body }, { row }) => {
      const at = now();
      const key = await keyOfMeeting(tx, row.record);
      const sealedReason = sealReason(key, row.code, body.reason);
      await changeMeeting(tx, row.id, { state: "cancelled", endedAt: at, sealedReason });
      await endSeatsOf(tx, row.code, at);
      await noteMeeting(tx, row.caseId, { person, at, act: "meeting.cancel", meeting: row.code });
      return { state: "cancelled" };
    },
  });
}

const byAction = z.object({ action: z.string().regex(/^HD-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });

interface FoundAction {
  readonly unitId: number;
  readonly row: ActionFound;
}

function endingAction(): AnyEndpoint {
  return endpoint<z.infer<typeof byAction>, unknown, { said: string }, FoundAction, { doneOn: string }>({
    verb: "case.attend",
    method: "POST",
    path: "/api/case-actions/{action}/outcome",
    summary: words.tell,
    params: byAction,
    body: z.strictObject({ said }),
    output: z.object({ doneOn: z.string() }),
    load: async (tx, { params, person }) => {
      const row = await findAction(tx, params.action);
      return row && { unitId: person.unitId, row };
    },
    check: ({ row }, { person }) => {
      if (!coordinatesOf(row, person) && !unitsOf(person).includes(row.unitId))
        return new Problem("not-allowed");
      return row.doneAt === null ? null : new Problem("rule", { detail: words.toldBefore });
    },
    audit: ({ params }) => ({ subject: params.action }),
    run: async (tx, { person, body }, { row }) => {
      const at = now();
      const key = await keyOfMeeting(tx, row.record);
      const sealed = sealSaid(key, [row.code, "result"], body.said);
      if (!(await endAction(tx, row.id, { at, byName: person.name, sealed })))
        throw new Problem("rule", { detail: words.toldBefore });
      await noteMeeting(tx, row.caseId, { person, at, act: "meeting.done", meeting: row.meetingCode });
      return { doneOn: today() };
    },
  });
}

/** The endpoints of meetings that change something. */
export const meetingActEndpoints = (): AnyEndpoint[] => [
  holdingIt(),
  minutingIt(),
  cancellingIt(),
  endingAction(),
];
