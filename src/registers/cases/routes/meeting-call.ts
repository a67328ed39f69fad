/** A meeting is called, or left out with a reason; whoever is invited signs the pledge, and its papers open. */
import { z } from "zod";
import { seal } from "#base/crypto/vault.ts";
import { now } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { stopDuties } from "../case-clocks.ts";
import { callMeeting, noteMeeting, pledge, reasonsNow, type Inviting } from "../meetings.ts";
import type { InvitedRow, MeetingRow } from "../queries/meeting.ts";
import { MEETING_RULE, refuseNotMeeting } from "../rules/meeting.ts";
import { partCodes } from "../schema/index.ts";
import { words as caseWords } from "../words/cases.ts";
import { meetingWords as words } from "../words/meetings.ts";
import { holdFor } from "./edit.ts";
import {
  byMeeting,
  loadMeeting,
  meetingState,
  refuseMeetingAct,
  unitsOf,
  type ByMeeting,
  type FoundMeeting,
  type State,
} from "./meeting-read.ts";
import { byCode, type ByCode, type Found } from "./read.ts";

const code = z.object({ meeting: z.string() });

const calling = z.strictObject({
  meetsAt: z.iso.datetime({ offset: true }),
  place: z.string().trim().min(1).max(400),
  agenda: z.array(z.string().trim().max(400)).max(30),
  why: z.string().trim().max(4000).nullable().default(null),
  /** How long a unit without a seat goes on seeing what was chosen, in days after the meeting. */
  days: z.int().min(1).max(90).default(30),
  invited: z
    .array(
      z.strictObject({
        unitId: z.int().positive(),
        part: z.enum(partCodes).nullable().default(null),
        fields: z
          .array(z.string().regex(/^[a-z]+\.[a-zA-Z]+$/))
          .max(200)
          .default([]),
        ground: z.string().trim().max(300).nullable().default(null),
      }),
    )
    .min(1)
    .max(20),
});
type CallingBody = z.infer<typeof calling>;

const notGuests: ReadonlySet<string> = new Set(["co-ordinator", "emergency", "representative"]);

const onlyOpenCoordinator = ({ content }: Found): Problem | null => {
  if (!content.parts.includes("co-ordinator")) return new Problem("not-allowed");
  const over = content.row.state === "closed" || content.row.state === "unfounded";
  return over ? new Problem("rule", { detail: words.caseOver }) : null;
};

function callingOne(): AnyEndpoint {
  return endpoint<ByCode, unknown, CallingBody, Found, z.infer<typeof code>>({
    verb: "case.meet",
    method: "POST",
    path: "/api/cases/{code}/meetings",
    summary: words.call,
    params: byCode,
    body: calling as never,
    output: code,
    status: 201,
    load: holdFor,
    check: onlyOpenCoordinator,
    audit: ({ params, body }, _, out) => ({
      subject: params.code,
      details: { meeting: out.meeting, units: body.invited.map((one) => one.unitId) },
    }),
    run: async (tx, { person, body }, { content }) => {
      const at = now();
      if (body.invited.some((one) => one.part !== null && notGuests.has(one.part)))
        throw new Problem("invalid", { errors: [{ path: "invited", message: caseWords.valueRefused }] });
      const invited = body.invited as Inviting[];
      const meetsAt = new Date(body.meetsAt);
      const meeting = await callMeeting(tx, content, { ...body, invited, meetsAt, person, at });
      await noteMeeting(tx, content.row.id, { person, at, act: "meeting.call", meeting });
      return { meeting };
    },
  });
}

const saying = z.strictObject({ reason: z.string().trim().max(4000).nullable() });

function declining(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof saying>, Found, Record<string, never>>({
    verb: "case.meet",
    method: "POST",
    path: "/api/cases/{code}/no-meeting",
    summary: words.decline,
    params: byCode,
    body: saying,
    output: z.strictObject({}),
    load: holdFor,
    check: onlyOpenCoordinator,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, { person, body }, { content: { row, key } }) => {
      const at = now();
      const reasons = await reasonsNow(tx, row, at);
      if (reasons.length === 0) throw new Problem("rule", { detail: words.notProposed });
      const refused = refuseNotMeeting(reasons, body.reason);
      if (refused) throw refused;
      await stopDuties(tx, { code: row.code, unitId: row.unitId, person, at }, [MEETING_RULE]);
      const sealed = seal(key, "event", body.reason);
      await noteMeeting(tx, row.id, { person, at, act: "meeting.decline", meeting: null, sealed });
      return {};
    },
  });
}

/** The unit for which somebody signs: their own first. */
function invitedFor(row: MeetingRow, person: Person): InvitedRow | undefined {
  const own = row.invited.filter((one) => unitsOf(person).includes(one.unitId));
  return own.find((one) => one.unitId === person.unitId) ?? own[0];
}

function pledging(): AnyEndpoint {
  return endpoint<ByMeeting, unknown, { agreed: true }, FoundMeeting, State>({
    verb: "case.attend",
    method: "POST",
    path: "/api/case-meetings/{meeting}/pledge",
    summary: words.pledge,
    params: byMeeting,
    body: z.strictObject({ agreed: z.literal(true) }),
    output: meetingState,
    load: loadMeeting(false),
    check: ({ row }, { person }) => {
      const refused = refuseMeetingAct("pledge", row, person);
      if (refused) return refused;
      return invitedFor(row, person) ? null : new Problem("rule", { detail: words.notInvited });
    },
    audit: ({ params }) => ({ subject: params.meeting }),
    run: async (tx, { person }, { row }) => {
      const invited = invitedFor(row, person);
      if (!invited) throw new Problem("not-found");
      await pledge(tx, row, { person, at: now(), invited });
      return { state: row.state };
    },
  });
}

/** The endpoints by which a meeting comes about. */
export const meetingCallEndpoints = (): AnyEndpoint[] => [callingOne(), declining(), pledging()];
