/** SQL that records a split, merge, rename, transfer or abolition, whole or not at all. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { communeBodies } from "../facts/index.ts";
import { keepsIdentity, previewChange } from "../rules/change.ts";
import type { Preview, Usage } from "../rules/change.ts";
import type { Directory } from "../rules/directory.ts";
import { isPlace } from "../rules/directory.ts";
import type { Day, Hamlet, StructureEvent, Succession, Unit, UnitInput } from "../schema.ts";
import { refusalLabel } from "../words.ts";
import { listHamlets } from "./hamlets.ts";
import type { Effects } from "./recorded.ts";
import { addAliases, addSuccessions, createUnits } from "./units.ts";

/** What an event stands in: the directory as it is, the caller's counts, and who records it. */
export interface EventContext {
  readonly directory: Directory;
  readonly records: Usage["records"];
  readonly person: number | null;
}

/** An event that was recorded. */
export interface Recorded {
  readonly id: number;
  readonly began: readonly Unit[];
  readonly touched: Preview;
}

const bare = {
  validTo: null,
  lat: null,
  lon: null,
  population: null,
  areaKm2: null,
  contact: {},
  confidence: "V",
  isDemo: false,
  note: null,
} as const;

/** What an event touches, with the hamlets of the units concerned read from the database. Changes nothing. */
export async function previewEvent(tx: Tx, event: StructureEvent, context: EventContext): Promise<Preview> {
  const hamlets = await listHamlets(tx, event.from);
  return previewChange(event, context.directory, { hamlets, records: context.records });
}

/**
 * Records an event: ends, begins, renames, passes on names below, hamlets and successions in the caller's
 * transaction. Throws Problem rule with each refusal when it may not be. Load the directory again afterwards.
 */
export async function recordEvent(tx: Tx, event: StructureEvent, context: EventContext): Promise<Recorded> {
  const touched = await previewEvent(tx, event, context);
  if (touched.refusals.length > 0)
    throw new Problem("rule", {
      errors: touched.refusals.map(({ path, code }) => ({ path, message: refusalLabel(code) })),
    });
  const identity = keepsIdentity(event, context.directory);
  const ending = identity ? [] : [...touched.ending, ...touched.below];
  const effects: Effects = {
    ended: ending.map(({ id, validTo }) => ({ id, validTo })),
    renamed: touched.renamed.map(({ unit }) => ({ id: unit.id, was: unit.name })),
    began: [],
    passed: [],
    hamletsEnded: touched.hamlets.map((hamlet) => hamlet.id),
    hamletsBegan: [],
  };
  const began = identity
    ? await rename(tx, touched, event.onDate)
    : await reshape(tx, event, { ...context, touched, effects });
  const id = await writeDown(tx, event, { touched, began, effects, person: context.person });
  return { id, began, touched };
}

/** The unit keeps its number; its old name becomes a former name with the days it was borne. */
async function rename(tx: Tx, touched: Preview, onDate: Day): Promise<Unit[]> {
  const former = touched.renamed.map(({ unit }) => ({
    unitId: unit.id,
    text: unit.name,
    validFrom: unit.validFrom,
    validTo: onDate,
  }));
  await addAliases(tx, former);
  for (const { unit, to } of touched.renamed)
    await sql`update agencies.unit set name = normalize(${to}, NFC), version = version + 1, updated_at = now()
      where id = ${unit.id}`.execute(tx);
  return [];
}

interface Reshaping extends EventContext {
  readonly touched: Preview;
  readonly effects: Effects;
}

/** Begins units and notes that they began. */
async function begin(tx: Tx, inputs: readonly UnitInput[], { effects, person }: Reshaping): Promise<Unit[]> {
  const began = await createUnits(tx, inputs, person);
  effects.began.push(...began.map((unit) => unit.id));
  return began;
}

/** Passes on, and notes what passed to whom. */
async function passOn(tx: Tx, successions: readonly Succession[], { effects }: Reshaping): Promise<void> {
  await addSuccessions(tx, successions);
  effects.passed.push(...successions.map(({ fromId, toId }) => ({ from: fromId, to: toId })));
}

async function reshape(tx: Tx, event: StructureEvent, on: Reshaping): Promise<Unit[]> {
  const { touched } = on;
  await endUnits(tx, [...touched.ending, ...touched.below], event.onDate);
  const parentId = on.directory.byId.get(event.from[0] ?? 0)?.parentId ?? null;
  const inputs = touched.beginning.map((b): UnitInput => ({
    ...bare,
    ...b,
    parentId,
    validFrom: event.onDate,
  }));
  const began = await begin(tx, inputs, on);
  const receivers = [...began, ...touched.receiving];
  const passing = event.from.flatMap((fromId) => receivers.map((to) => successionOf(event, fromId, to)));
  await passOn(tx, passing, on);
  const bodies = await begin(tx, bodiesOf(began, event.onDate), on);
  await passOnBelow(tx, { event, on, receivers, bodies });
  on.effects.hamletsBegan.push(...(await passOnHamlets(tx, { event, hamlets: touched.hamlets, receivers })));
  return began;
}

async function endUnits(tx: Tx, units: readonly Unit[], onDate: Day): Promise<void> {
  await sql`update agencies.unit set valid_to = ${onDate}, version = version + 1, updated_at = now()
    where id = any(${units.map((u) => u.id)}::int[])`.execute(tx);
}

function successionOf(event: StructureEvent, fromId: number, to: Unit): Succession {
  const told = event.shares.find((s) => s.fromId === fromId && (s.to === to.id || s.to === to.code));
  const only = event.begin.length + event.into.length === 1 && event.kind !== "transfer";
  return {
    fromId,
    toId: to.id,
    onDate: event.onDate,
    kind: event.kind,
    share: told ? told.share : only ? 1 : null,
    note: event.note,
  };
}

/** A commune that begins has its police, health station, Front and culture section from the same day. */
function bodiesOf(began: readonly Unit[], onDate: Day): UnitInput[] {
  return began
    .filter((unit) => unit.kind === "ward" || unit.kind === "commune")
    .flatMap((unit) =>
      communeBodies(unit, onDate).map(({ code, kind, name, confidence = "E" }): UnitInput => ({
        ...bare,
        code,
        kind,
        name,
        confidence,
        parentId: unit.id,
        validFrom: onDate,
      })),
    );
}

interface Passing {
  readonly event: StructureEvent;
  readonly on: Reshaping;
  readonly receivers: readonly Unit[];
  readonly bodies: readonly Unit[];
}

/**
 * Below a place, each body passes to the body of its kind at each receiver. Below an office, each part moves to the
 * first receiver and keeps its code and name; where nobody receives, it ends with the office.
 */
async function passOnBelow(tx: Tx, { event, on, receivers, bodies }: Passing): Promise<void> {
  const { below } = on.touched;
  const [first] = receivers;
  if (below.length === 0 || !first) return;
  if (on.touched.ending.every(isPlace)) {
    const standing = receivers
      .flatMap((r) => on.directory.childrenOf.get(r.id) ?? [])
      .filter((u) => u.validTo === null);
    const heirs = [...bodies, ...standing];
    const passing = below.flatMap((from) => {
      const to = heirs.filter((heir) => heir.kind === from.kind && !below.includes(heir));
      return to.map((heir) => link(event, [from, heir], to.length === 1));
    });
    await passOn(tx, passing, on);
    return;
  }
  const top = new Set(event.from);
  const placed = new Map<number, number>();
  for (const part of below) {
    const parentId = top.has(part.parentId ?? 0) ? first.id : (placed.get(part.parentId ?? 0) ?? first.id);
    const [moved] = await begin(tx, [{ ...inputOf(part), parentId, validFrom: event.onDate }], on);
    if (!moved) continue;
    placed.set(part.id, moved.id);
    await passOn(tx, [link(event, [part, moved], true)], on);
    await addAliases(
      tx,
      on.directory.aliases.filter((a) => a.unitId === part.id).map((a) => ({ ...a, unitId: moved.id })),
    );
  }
}

function inputOf(unit: Unit): UnitInput {
  const { id: _id, version: _version, ...input } = unit;
  return input;
}

function link(event: StructureEvent, [from, to]: readonly [Unit, Unit], whole: boolean): Succession {
  return {
    fromId: from.id,
    toId: to.id,
    onDate: event.onDate,
    kind: event.kind,
    share: whole ? 1 : null,
    note: null,
  };
}

interface HamletPassing {
  readonly event: StructureEvent;
  readonly hamlets: readonly Hamlet[];
  readonly receivers: readonly Unit[];
}

/** Hamlets end with their commune and begin at the receiver, their old commune's number before their code. */
async function passOnHamlets(tx: Tx, { event, hamlets, receivers }: HamletPassing): Promise<number[]> {
  if (hamlets.length === 0) return [];
  await sql`update agencies.hamlet set valid_to = ${event.onDate}, version = version + 1, updated_at = now()
    where id = any(${hamlets.map((h) => h.id)}::int[])`.execute(tx);
  const moves = hamlets.flatMap((hamlet) => {
    const told = event.hamlets.find((h) => h.id === hamlet.id);
    const to =
      receivers.length === 1 ? receivers[0] : receivers.find((r) => r.id === told?.to || r.code === told?.to);
    return to ? [{ id: hamlet.id, to: to.id }] : [];
  });
  const began = await sql<{
    id: number;
  }>`insert into agencies.hamlet (unit_id, code, name, kind, households, valid_from, is_demo)
    select m.to, right(split_part(u.code, '.', 2) || '.' || h.code, 20), h.name,
      case k.kind when 'ward' then 'tdp' when 'commune' then 'thon' else h.kind end, h.households, ${event.onDate}, h.is_demo
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(id int, "to" int)
    join agencies.hamlet h on h.id = m.id join agencies.unit u on u.id = h.unit_id
    join agencies.unit k on k.id = m.to
    returning id`.execute(tx);
  return began.rows.map((row) => row.id);
}

interface Outcome {
  readonly touched: Preview;
  readonly began: readonly Unit[];
  readonly effects: Effects;
  readonly person: number | null;
}

/** What a person was shown beforehand, in short, for the record. */
function summary(touched: Preview): Record<string, unknown> {
  return {
    ending: touched.ending.map((u) => u.code),
    receiving: touched.receiving.map((u) => u.code),
    beginning: touched.beginning.map((b) => b.code),
    renamed: touched.renamed.map(({ unit, to }) => ({ code: unit.code, was: unit.name, is: to })),
    below: touched.below.map((u) => u.code),
    aliases: touched.aliases.length,
    hamlets: touched.hamlets.length,
    records: touched.records,
  };
}

async function writeDown(
  tx: Tx,
  event: StructureEvent,
  { touched, began, effects, person }: Outcome,
): Promise<number> {
  const to = [...began.map((u) => u.id), ...event.into];
  const { rows } = await sql<{ id: number }>`insert into agencies.structure_event
      (kind, on_date, decision, note, from_units, to_units, touches, effects, recorded_by)
    values (${event.kind}, ${event.onDate}, ${event.decision}, ${event.note}, ${event.from}::int[], ${to}::int[],
      ${JSON.stringify(summary(touched))}::jsonb, ${JSON.stringify(effects)}::jsonb, ${person}::int) returning id`.execute(
    tx,
  );
  return rows[0]?.id ?? 0;
}
