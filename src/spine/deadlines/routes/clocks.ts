/** Endpoints of clocks: those of one thing; explaining a lapse, pausing, resuming. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { clockAnswer, shownClocks, type ClockAnswer } from "../answers.ts";
import { explainLapse, pauseClock, resumeClock, type ActedBy } from "../clocks.ts";
import { findClock, listClocksOf, type ClockRow } from "../queries/clocks.ts";
import { refuseAct, stateAt, type ClockAct } from "../rules/state.ts";
import { reasonInput, type ReasonInput } from "../schema.ts";
import { words } from "../words.ts";

const subject = z.object({ kind: z.string().max(40), code: z.string().max(80) });

function ofOneThing(): AnyEndpoint {
  return endpoint<z.infer<typeof subject>, unknown, null, undefined, { rows: ClockAnswer[] }>({
    verb: "clock.read",
    method: "GET",
    path: "/api/clocks/of/{kind}/{code}",
    summary: words.readClocks,
    params: subject,
    output: z.object({ rows: z.array(clockAnswer) }),
    audit: ({ params }) => ({ subject: `clocks/${params.kind}/${params.code}` }),
    run: async (tx, { params, person }) => ({
      rows: await shownClocks(tx, await listClocksOf(tx, params), { person, at: now() }),
    }),
  });
}

type Loaded = ClockRow;
const byId = z.object({ id: z.coerce.number().int().positive() });
type ById = z.infer<typeof byId>;

const common = {
  method: "POST",
  params: byId,
  output: clockAnswer,
  load: (tx: Tx, { params }: { params: ById }) => findClock(tx, params.id),
  audit: ({ params }: { params: ById }, clock: Loaded) => ({
    subject: `clock/${params.id}`,
    details: { rule: clock.ruleCode, of: clock.subjectCode },
  }),
} as const;

const refusing = (act: ClockAct) => (clock: Loaded) => refuseAct(stateAt(clock, now()), act);

const actedBy = (person: Person): ActedBy => ({ at: now(), personId: person.id, byName: person.name });

async function shown(tx: Tx, id: number, person: Person): Promise<ClockAnswer> {
  const clock = await findClock(tx, id);
  const [answer] = await shownClocks(tx, clock ? [clock] : [], { person, at: now() });
  if (!answer) throw new Error("A clock just changed cannot be read.");
  return answer;
}

function explaining(): AnyEndpoint {
  return endpoint<ById, unknown, ReasonInput, Loaded, ClockAnswer>({
    ...common,
    verb: "clock.explain",
    path: "/api/clocks/{id}/explain",
    summary: words.explain,
    body: reasonInput,
    check: refusing("explain"),
    run: async (tx, { params, body, person }) => {
      await explainLapse(tx, params.id, { ...actedBy(person), ...body });
      return shown(tx, params.id, person);
    },
  });
}

function pausing(): AnyEndpoint {
  return endpoint<ById, unknown, ReasonInput, Loaded, ClockAnswer>({
    ...common,
    verb: "clock.pause",
    path: "/api/clocks/{id}/pause",
    summary: words.pause,
    body: reasonInput,
    check: refusing("pause"),
    run: async (tx, { params, body, person }) => {
      await pauseClock(tx, params.id, { ...actedBy(person), ...body });
      return shown(tx, params.id, person);
    },
  });
}

function resuming(): AnyEndpoint {
  return endpoint<ById, unknown, null, Loaded, ClockAnswer>({
    ...common,
    verb: "clock.resume",
    path: "/api/clocks/{id}/resume",
    summary: words.resume,
    check: refusing("resume"),
    run: async (tx, { params, person }) => {
      await resumeClock(tx, params.id, actedBy(person));
      return shown(tx, params.id, person);
    },
  });
}

/** All endpoints of clocks. */
export function clockEndpoints(): AnyEndpoint[] {
  return [ofOneThing(), explaining(), pausing(), resuming()];
}
