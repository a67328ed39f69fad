/** Endpoints of one overdue thing: how far it has climbed, who was told what when, what was asked and answered. */
import { dayOf, now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { getUnit } from "#spine/agencies/index.ts";
import { endpoint, may, type AnyEndpoint, type Owned, type Person } from "#spine/access/index.ts";
import { seeingAs } from "#spine/records/index.ts";
import {
  actUnit,
  explanationAnswer,
  shownClimbs,
  shownExplanations,
  thingAnswer,
  withTold,
  type ClimbAnswer,
  type ExplanationAnswer,
  type ThingAnswer,
} from "../answers.ts";
import { askFor, takeTurn } from "../explain.ts";
import { listClimbsOf } from "../queries/climb.ts";
import { findExplanation, listExplanationsOf, type ExplanationRow } from "../queries/explanation.ts";
import { markRead } from "../queries/notice.ts";
import { askingUnit, refuseTurn, type FurtherAct } from "../rules/explanation.ts";
import {
  acceptInput,
  askInput,
  thing,
  turnInput,
  type AskInput,
  type Thing,
  type TurnInput,
} from "../schema.ts";
import { findOverdue, type Overdue, type OverdueSource } from "../sources.ts";
import { words } from "../words.ts";
import { z } from "zod";

/** The thing as it is overdue now, whoever asks. */
function overdueNow(tx: Tx, sources: readonly OverdueSource[], of: Thing) {
  const at = now();
  return seeingAs(tx, "all", () => findOverdue(tx, sources, { ...of, at, day: dayOf(at) }));
}

/** What a person may see of it: their unit is late, is in charge, or may ask about it. */
function isSeen(person: Person, one: Overdue): boolean {
  const reaches = (unit: number | null): boolean => unit !== null && may(person, "notice.read", unit);
  return reaches(one.unitId) || reaches(one.inCharge);
}

async function shownOverdue(tx: Tx, one: Overdue): Promise<NonNullable<ThingAnswer["overdue"]>> {
  const unit = await getUnit(tx, one.unitId);
  const lead = one.inCharge === null ? null : await getUnit(tx, one.inCharge);
  return {
    title: one.title,
    unit: { id: unit.id, name: unit.name },
    inCharge: lead && { id: lead.id, name: lead.name },
    dueOn: one.dueOn,
  };
}

/** Whether the person's unit may ask about it now: nothing of theirs is open about it. */
function mayAsk(
  person: Person,
  one: Overdue | undefined,
  rows: readonly Pick<ExplanationRow, "kind" | "code" | "byUnitId" | "state">[],
): boolean {
  const byUnitId = one ? askingUnit(person, one) : null;
  const isOpen = rows.some(
    (row) =>
      row.byUnitId === byUnitId &&
      row.code === one?.code &&
      (row.state === "asked" || row.state === "answered"),
  );
  return byUnitId !== null && !isOpen;
}

type Over = Pick<ClimbAnswer, "endedAt" | "endedWhy" | "next">;

/** Whether a climb goes on that the next look will end: the thing is overdue no longer, or by another day. */
const isOver = (climb: ClimbAnswer, of: Thing, found: Overdue | undefined): boolean =>
  climb.endedWhy === null && climb.kind === of.kind && climb.code === of.code && climb.dueOn !== found?.dueOn;

/** How the climbs of a thing end that are over by now: whoever has just done it is told so at once. */
async function overNow(
  tx: Tx,
  sources: readonly OverdueSource[],
  { of, found }: { readonly of: Thing; readonly found: Overdue | undefined },
): Promise<Over> {
  const source = found ? undefined : sources.find((one) => one.kind === of.kind);
  const done = source ? await seeingAs(tx, "all", () => source.done(tx, [of.code])) : [];
  return { endedAt: now(), endedWhy: done.includes(of.code) ? "done" : "moved", next: null };
}

function reading(sources: readonly OverdueSource[]): AnyEndpoint {
  return endpoint<Thing, unknown, null, undefined, ThingAnswer>({
    verb: "notice.read",
    method: "GET",
    path: "/api/notices/of/{kind}/{code}",
    summary: words.readNotices,
    params: thing as z.ZodType<Thing>,
    output: thingAnswer,
    audit: ({ params }) => ({ subject: `notices/${params.kind}/${params.code}` }),
    run: async (tx, { params, person }) => {
      const found = await overdueNow(tx, sources, params);
      const one = found && isSeen(person, found) ? found : undefined;
      const rows = await listExplanationsOf(tx, params);
      const climbs = await shownClimbs(tx, await listClimbsOf(tx, params));
      const over = await overNow(tx, sources, { of: params, found });
      return {
        overdue: one ? await shownOverdue(tx, one) : null,
        ...(await withTold(tx, {
          climbs: climbs.map((climb) => (isOver(climb, params, found) ? { ...climb, ...over } : climb)),
          explanations: await shownExplanations(tx, rows, { person, at: now() }),
        })),
        can: mayAsk(person, found, rows) ? ["explanation.ask"] : [],
      };
    },
  });
}

interface Asked extends Owned {
  readonly one: Overdue & Thing;
}

function asking(sources: readonly OverdueSource[]): AnyEndpoint {
  return endpoint<unknown, unknown, AskInput, Asked, { id: number }>({
    verb: "explanation.ask",
    method: "POST",
    path: "/api/explanations",
    summary: words.ask,
    body: askInput as z.ZodType<AskInput>,
    output: z.object({ id: z.number() }),
    status: 201,
    audit: ({ body }, _, out) => ({
      subject: `explanation/${out.id}`,
      details: { kind: body.kind, of: body.code },
    }),
    load: async (tx, { body, person }) => {
      const one = await overdueNow(tx, sources, body);
      const unitId = one && askingUnit(person, one);
      return one && unitId ? { unitId, one } : undefined;
    },
    run: async (tx, { body, person }, { one, unitId }) => {
      const by = { at: now(), personId: person.id, byName: person.name };
      return { id: await askFor(tx, one, { byUnitId: unitId, text: body.text, by }) };
    },
  });
}

const byId = z.object({ id: z.coerce.number().int().positive() });
type ById = z.infer<typeof byId>;
type Loaded = Owned & { readonly row: ExplanationRow };

async function shownOne(tx: Tx, id: number, person: Person): Promise<ExplanationAnswer> {
  const row = await findExplanation(tx, id);
  const [answer] = await shownExplanations(tx, row ? [row] : [], { person, at: now() });
  if (!answer) throw new Error("An explanation just changed cannot be read.");
  return answer;
}

function turning(act: FurtherAct): AnyEndpoint {
  const summaries = {
    answer: words.answer,
    "ask-again": words.askAgain,
    accept: words.accept,
    withdraw: words.withdraw,
  };
  return endpoint<ById, unknown, TurnInput, Loaded, ExplanationAnswer>({
    verb: `explanation.${act}`,
    method: "POST",
    path: `/api/explanations/{id}/${act}`,
    summary: summaries[act],
    params: byId,
    body: (act === "accept" ? acceptInput : turnInput) as z.ZodType<TurnInput>,
    output: explanationAnswer,
    audit: ({ params }, { row }) => ({
      subject: `explanation/${params.id}`,
      details: { kind: row.kind, of: row.code, turn: row.turns + 1 },
    }),
    load: async (tx, { params }) => {
      const row = await findExplanation(tx, params.id);
      return row && { unitId: actUnit(act, row), row };
    },
    check: ({ row }, { body, person }) => {
      if (body.turns !== row.turns) return new Problem("conflict", { detail: words.turnStale });
      return refuseTurn(act, row, person.id);
    },
    run: async (tx, { params, body, person }, { row }) => {
      const by = { at: now(), personId: person.id, byName: person.name };
      await takeTurn(tx, row, { act, ...body, by });
      // Whoever has acted on it has read what was told of it.
      await markRead(tx, { personId: person.id, at: by.at, which: { kind: row.kind, code: row.code } });
      return shownOne(tx, params.id, person);
    },
  });
}

/** All endpoints of one thing. */
export function thingEndpoints(sources: readonly OverdueSource[]): AnyEndpoint[] {
  return [
    reading(sources),
    asking(sources),
    turning("answer"),
    turning("ask-again"),
    turning("accept"),
    turning("withdraw"),
  ];
}
