/** Reading meetings of the agencies: those of a case, and those to which one's unit is invited. Papers open for whoever signed. */
import { z } from "zod";
import { openRecordKeys, type RecordKey } from "#base/crypto/vault.ts";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, holds, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { knowersOf } from "../guard.ts";
import { calledOf, minutedOf, reasonOf, reasonsNow, saidOf } from "../meetings.ts";
import {
  findMeeting,
  listMeetings,
  listMeetingsAt,
  type ActionRow,
  type MeetingRow,
} from "../queries/meeting.ts";
import { meetingActsFor, type MeetingAct } from "../rules/meeting.ts";
import { meetingWords as words } from "../words/meetings.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const label = z.object({ vi: z.string(), en: z.string() });
const unit = z.object({ id: z.number(), name: z.string() });

const action = z.object({
  code: z.string(),
  unit,
  dueOn: z.string(),
  /** Null for who did not sign and whose unit it is not. */
  what: z.string().nullable(),
  outcome: z.string().nullable(),
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
  mayEnd: z.boolean(),
});
const meeting = z.object({
  code: z.string(),
  caseCode: z.string().nullable(),
  unit,
  state: z.string(),
  meetsAt: instant,
  place: z.string(),
  proposed: z.boolean(),
  calledBy: z.string(),
  heldAt: instant.nullable(),
  version: z.number(),
  invited: z.array(z.object({ unit, isGuest: z.boolean(), ground: z.string().nullable() })),
  people: z.array(
    z.object({ id: z.number(), name: z.string(), unit, pledgedAt: instant, came: z.boolean() }),
  ),
  pledged: z.boolean(),
  /** Papers: null until the reader has signed. */
  agenda: z.array(z.string()).nullable(),
  why: z.string().nullable(),
  minutes: z.string().nullable(),
  outcome: z.string().nullable(),
  /** What each is to do, while the minutes are being written. */
  draft: z.array(z.object({ unitId: z.number(), what: z.string(), dueOn: z.string() })),
  reason: z.string().nullable(),
  actions: z.array(action),
  can: z.array(z.string()),
});
export type MeetingAnswer = z.input<typeof meeting>;

const ofCase = z.object({
  /** Why the rules propose one now; empty where they do not. */
  reasons: z.array(label),
  rows: z.array(meeting),
  mayCall: z.boolean(),
  /** Whoever may know of the case and could come, for whoever notes who came. */
  couldCome: z.array(z.object({ id: z.number(), name: z.string(), unit })),
});
const ofUnit = z.object({ rows: z.array(meeting) });

/** The units at which somebody works on cases. */
export const unitsOf = (person: Person): number[] => [...new Set(person.roles.map((role) => role.unitId))];

/** Who reads, and as what. */
interface Reading {
  readonly person: Person;
  readonly coordinates: boolean;
  readonly key: RecordKey | undefined;
}

function actionLine(row: ActionRow, { key, person, coordinates }: Reading, pledged: boolean) {
  const isOwn = unitsOf(person).includes(row.unitId);
  const shown = key !== undefined && (pledged || isOwn);
  return {
    code: row.code,
    unit: { id: row.unitId, name: row.unitName },
    dueOn: row.dueOn,
    what: shown ? saidOf(key, [row.code, "task"], row.sealed) : null,
    outcome: shown && row.sealedOutcome ? saidOf(key, [row.code, "result"], row.sealedOutcome) : null,
    doneAt: row.doneAt,
    doneBy: row.doneByName,
    mayEnd: row.doneAt === null && holds(person, "case.attend") && (isOwn || coordinates),
  };
}

/** The papers of a meeting as this reader may see them: all of them or none; minutes being written only for whoever writes. */
function papersOf(row: MeetingRow, { key, coordinates }: Reading, pledged: boolean) {
  if (!key || !pledged) return { agenda: null, why: null, minutes: null, outcome: null, draft: [] };
  const { agenda, why } = calledOf(key, row);
  const shown = { agenda: [...agenda], why, minutes: null, outcome: null, draft: [] };
  const minuted = row.state === "resolved" || coordinates ? minutedOf(key, row) : null;
  if (!minuted) return shown;
  const { minutes, outcome, actions } = minuted;
  return { ...shown, minutes, outcome, draft: row.state === "held" ? [...actions] : [] };
}

function lineOf(row: MeetingRow, reading: Reading): MeetingAnswer {
  const { person, coordinates, key } = reading;
  const pledged = row.people.some((one) => one.personId === person.id);
  const standing = { state: row.state, coordinates, pledged, seesCase: row.caseCode !== null };
  const held = meetingActsFor(standing).filter((act) => holds(person, verbOfAct[act]));
  return {
    code: row.code,
    caseCode: row.caseCode,
    unit: { id: row.unitId, name: row.unitName },
    state: row.state,
    meetsAt: row.meetsAt,
    place: key ? calledOf(key, row).place : "",
    proposed: row.proposed,
    calledBy: row.calledByName,
    heldAt: row.heldAt,
    version: row.version,
    invited: row.invited.map((one) => ({
      unit: { id: one.unitId, name: one.unitName },
      isGuest: one.part !== null,
      ground: one.ground,
    })),
    people: row.people.map((one) => ({
      id: one.personId,
      name: one.name,
      unit: { id: one.unitId, name: one.unitName },
      pledgedAt: one.pledgedAt,
      came: one.came,
    })),
    pledged,
    ...papersOf(row, reading, pledged),
    reason: key && pledged ? reasonOf(key, row) : null,
    actions: row.actions.map((one) => actionLine(one, reading, pledged)),
    can: held,
  };
}

/** Which act needs which verb. */
const verbOfAct = {
  pledge: "case.attend",
  hold: "case.meet",
  minute: "case.meet",
  cancel: "case.meet",
  paper: "case.print",
} as const;

/** Whether somebody co-ordinates the case of a meeting, whoever called it. */
export const coordinatesOf = ({ caseUnitId }: Pick<MeetingRow, "caseUnitId">, person: Person): boolean =>
  caseUnitId !== null && unitsOf(person).includes(caseUnitId) && holds(person, "case.meet");

async function linesOf(tx: Tx, rows: readonly MeetingRow[], person: Person): Promise<MeetingAnswer[]> {
  const keys = await openRecordKeys(tx, [...new Set(rows.map((row) => row.record))]);
  return rows.map((row) =>
    lineOf(row, { person, coordinates: coordinatesOf(row, person), key: keys.get(row.record) }),
  );
}

function listingOfCase(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, z.input<typeof ofCase>>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/{code}/meetings",
    summary: words.readOfCase,
    params: byCode,
    output: ofCase as never,
    load: loadCase,
    // Whoever looks in an emergency takes no part in meetings.
    check: ({ content }) =>
      content.parts.every((part: string) => part === "emergency") ? new Problem("not-allowed") : null,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, { person }, { content }) => {
      const { row, parts } = content;
      const rows = await linesOf(tx, await listMeetings(tx, row.id), person);
      const coordinates = parts.includes("co-ordinator") && holds(person, "case.meet");
      const isOpen = row.state !== "closed" && row.state !== "unfounded";
      const waits = rows.some((one) => one.state === "called");
      const knowers = coordinates && waits ? await knowersOf(tx, row) : [];
      return {
        reasons: coordinates ? await reasonsNow(tx, row, now()) : [],
        rows,
        mayCall: coordinates && isOpen,
        couldCome: knowers.map((one) => ({
          id: one.id,
          name: one.name,
          unit: { id: one.unitId, name: one.unitName },
        })),
      };
    },
  });
}

function listingOfUnit(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.input<typeof ofUnit>>({
    verb: "case.read",
    method: "GET",
    path: "/api/case-meetings",
    summary: words.readOfUnit,
    output: ofUnit as never,
    audit: (_, __, out) => ({ subject: null, details: { rows: out.rows.length } }),
    run: async (tx, { person }) => ({
      rows: await linesOf(tx, await listMeetingsAt(tx, unitsOf(person)), person),
    }),
  });
}

export const byMeeting = z.object({ meeting: z.string().regex(/^HL-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
export type ByMeeting = z.infer<typeof byMeeting>;

/** A meeting that was found, with the reader's own unit as what the verb is checked against. */
export interface FoundMeeting {
  readonly unitId: number;
  readonly row: MeetingRow;
}

/** Finds the meeting of an address; held where it is to be changed. */
export const loadMeeting =
  (hold: boolean) =>
  async (
    tx: Tx,
    { params, person }: { readonly params: ByMeeting; readonly person: Person },
  ): Promise<FoundMeeting | undefined> => {
    const row = await findMeeting(tx, params.meeting, hold);
    return row && { unitId: person.unitId, row };
  };

/** What an act on a meeting answers. */
export const meetingState = z.object({ state: z.string() });
export type State = z.infer<typeof meetingState>;

/** What the reader may do with it, by its state and their standing. */
export function refuseMeetingAct(act: MeetingAct, row: MeetingRow, person: Person): Problem | null {
  const pledged = row.people.some((one) => one.personId === person.id);
  const coordinates = coordinatesOf(row, person);
  const may = meetingActsFor({ state: row.state, coordinates, pledged, seesCase: row.caseCode !== null });
  if (may.includes(act)) return null;
  if (act !== "pledge" && !coordinates) return new Problem("not-allowed");
  return new Problem("rule", { detail: pledged ? words.notNow : words.pledgeFirst });
}

/** The endpoints that only read. */
export const meetingReadEndpoints = (): AnyEndpoint[] => [listingOfCase(), listingOfUnit()];
