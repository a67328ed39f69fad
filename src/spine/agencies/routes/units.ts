/** Endpoints of units: the list of a day, one unit with its history, adding, editing, other names. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { can, endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { aliasesAnswer, listAnswer, oneAnswer, unitAnswer } from "../answers.ts";
import { listEvents } from "../queries/recorded.ts";
import { listHamlets } from "../queries/hamlets.ts";
import { keptDirectory } from "../queries/kept.ts";
import { addAliases, createUnit, listUnits, removeAlias, updateUnit } from "../queries/units.ts";
import type { UnitFilter } from "../queries/units.ts";
import { holdsOn } from "../rules/directory.ts";
import type { Directory } from "../rules/directory.ts";
import { unitChange, unitInput, unitKinds } from "../schema.ts";
import type { Unit } from "../schema.ts";
import { constraintWords, routeWords } from "../words.ts";
import { shownEvent } from "./events.ts";
import { briefOf, byId, heirsOf, nameOn, shown, shownHamlet } from "./shape.ts";

/** What a list or an export is narrowed by; without a date it is today's structure, with `ever` that of all times. */
export const listQuery = z.object({
  q: z.string().max(200).optional(),
  kind: z.string().max(400).optional(),
  parent: z.coerce.number().int().positive().optional(),
  date: z.iso.date().optional(),
  ever: z.enum(["true", "false"]).optional(),
  after: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
type ListQuery = z.infer<typeof listQuery>;

/** The query as the SQL is asked; an unknown kind is left out, as an unknown field would be. */
export function filterOf(query: ListQuery): UnitFilter {
  const kinds = unitKinds.filter((kind) => query.kind?.split(",").includes(kind));
  return {
    ...(query.ever !== "true" && { onDate: query.date ?? today() }),
    ...(kinds.length > 0 && { kinds }),
    ...(query.parent && { parentId: query.parent }),
    ...(query.q?.trim() && { text: query.q.trim() }),
    limit: query.limit,
    offset: query.after,
  };
}

/** A unit under the verb's check: it belongs to itself. */
export interface LoadedUnit {
  readonly unitId: number;
  readonly unit: Unit;
  readonly directory: Directory;
}

/** The unit of the address, and the directory it stands in. */
export async function loadUnit(
  tx: Tx,
  { params }: { params: { id: number } },
): Promise<LoadedUnit | undefined> {
  const directory = await keptDirectory(tx);
  const unit = directory.byId.get(params.id);
  return unit && { unitId: unit.id, unit, directory };
}

function listing(): AnyEndpoint {
  return endpoint({
    verb: "agency.read",
    method: "GET",
    path: "/api/agencies",
    summary: routeWords.list,
    query: listQuery,
    output: listAnswer,
    audit: { none: "the list of public offices holds nothing about a person" },
    run: async (tx, { person, query }) => {
      const directory = await keptDirectory(tx);
      const { units, total } = await listUnits(tx, filterOf(query));
      const end = query.after + units.length;
      const view = { directory, date: query.date ?? today(), person };
      return {
        rows: units.map((unit) => shown(unit, view)),
        next: end < total ? String(end) : null,
        total,
        can: can(person, ["agency.create", "agency.event", "agency.import"], person.unitId),
      };
    },
  });
}

function parentsOf(unit: Unit, directory: Directory): Unit[] {
  const found: Unit[] = [];
  let step = unit.parentId;
  while (step !== null && found.length < 20) {
    const parent = directory.byId.get(step);
    if (!parent) break;
    found.unshift(parent);
    step = parent.parentId;
  }
  return found;
}

/** The line of inheritance into or out of a unit, with the day and the kind of change. */
function lineOf(unit: Unit, directory: Directory, way: "passedTo" | "cameFrom") {
  return (directory[way].get(unit.id) ?? []).flatMap((s) => {
    const other = directory.byId.get(way === "passedTo" ? s.toId : s.fromId);
    return other
      ? [{ ...briefOf(other), share: s.share, onDate: s.onDate, change: s.kind, note: s.note }]
      : [];
  });
}

/** The day on which to look at a unit: the day asked for, or its last day where it has ended. */
function dayFor(unit: Unit, asked: string | undefined): string {
  const day = asked ?? today();
  if (holdsOn(unit, day)) return day;
  return unit.validTo !== null && unit.validTo <= day ? unit.validFrom : day;
}

async function whole(
  tx: Tx,
  { unit, directory }: LoadedUnit,
  asked: { person: Person; date?: string | undefined },
) {
  const { person } = asked;
  const date = dayFor(unit, asked.date);
  const [events, hamlets] = await Promise.all([listEvents(tx, unit.id), listHamlets(tx, [unit.id])]);
  return {
    ...shown(unit, { directory, date: asked.date ?? today(), person }),
    parents: parentsOf(unit, directory).map(briefOf),
    children: (directory.childrenOf.get(unit.id) ?? [])
      .filter((child) => holdsOn(child, date))
      .map((child) => ({ ...briefOf(child), name: nameOn(child, date, directory), validTo: child.validTo })),
    aliases: directory.aliases
      .filter((a) => a.unitId === unit.id)
      .map(({ text, validFrom, validTo }) => ({ text, validFrom, validTo })),
    successors: heirsOf(unit, today(), directory),
    passedTo: lineOf(unit, directory, "passedTo"),
    cameFrom: lineOf(unit, directory, "cameFrom"),
    groups: directory.groups
      .filter((g) => g.kinds.includes(unit.kind) || g.codes.includes(unit.code))
      .map(({ code, names }) => ({ code, names: [...names] })),
    events: events.map((event) => shownEvent(event, directory)),
    hamlets: hamlets.map((hamlet) => shownHamlet(hamlet, person)),
  };
}

function showing(): AnyEndpoint {
  return endpoint({
    verb: "agency.read",
    method: "GET",
    path: "/api/agencies/{id}",
    summary: routeWords.one,
    params: byId,
    query: z.object({ date: z.iso.date().optional() }),
    output: oneAnswer,
    audit: { none: "an office holds nothing about a person" },
    load: loadUnit,
    run: (tx, { person, query }, loaded) => whole(tx, loaded, { person, date: query.date }),
  });
}

function adding(): AnyEndpoint {
  return endpoint({
    verb: "agency.create",
    method: "POST",
    path: "/api/agencies",
    summary: routeWords.one,
    status: 201,
    body: unitInput,
    output: unitAnswer,
    audit: ({ body }) => ({ subject: body.code, details: { kind: body.kind } }),
    run: async (tx, { person, body }) => {
      const directory = await keptDirectory(tx);
      const parent = body.parentId === null ? null : directory.byId.get(body.parentId);
      if (parent !== null && !(parent && holdsOn(parent, body.validFrom)))
        throw new Problem("invalid", {
          errors: [{ path: "parentId", message: constraintWords.parentNotThere }],
        });
      const unit = await createUnit(tx, body, person.id);
      return shown(unit, { directory, date: today(), person });
    },
  });
}

function editing(): AnyEndpoint {
  return endpoint({
    verb: "agency.update",
    method: "PATCH",
    path: "/api/agencies/{id}",
    summary: routeWords.one,
    params: byId,
    body: unitChange.extend({ version: z.int().positive() }),
    output: unitAnswer,
    audit: (request, loaded) => ({
      subject: loaded.unit.code,
      details: { fields: Object.keys(request.body).filter((key) => key !== "version") },
    }),
    load: loadUnit,
    run: async (tx, { person, params, body }, { unit, directory }) => {
      const view = { directory, date: today(), person };
      const { version, ...change } = body;
      if (version !== unit.version) throw new Problem("conflict", { facts: { current: shown(unit, view) } });
      return shown(await updateUnit(tx, { ...change, id: params.id }, { version, person: person.id }), view);
    },
  });
}

const aliasText = z
  .string()
  .transform((s) => s.normalize("NFC").replaceAll(/\s+/g, " ").trim())
  .pipe(z.string().min(1).max(200));

function naming(): AnyEndpoint[] {
  const common = {
    verb: "agency.update",
    path: "/api/agencies/{id}/aliases",
    summary: routeWords.aliases,
    params: byId,
    output: aliasesAnswer,
    load: loadUnit,
  } as const;
  const aliasesOf = ({ unit, directory }: LoadedUnit) =>
    directory.aliases
      .filter((a) => a.unitId === unit.id)
      .map(({ text, validFrom, validTo }) => ({ text, validFrom, validTo }));
  return [
    endpoint({
      ...common,
      method: "POST",
      status: 201,
      body: z.strictObject({ text: aliasText }),
      audit: ({ body }, { unit }) => ({ subject: unit.code, details: { alias: body.text } }),
      check: (loaded, { body }) =>
        aliasesOf(loaded).some((a) => a.text === body.text && a.validFrom === null)
          ? new Problem("invalid", { errors: [{ path: "text", message: constraintWords.aliasOnce }] })
          : null,
      run: async (tx, { params, body }, loaded) => {
        const added = { text: body.text, validFrom: null, validTo: null };
        await addAliases(tx, [{ unitId: params.id, ...added }]);
        return { rows: [...aliasesOf(loaded), added] };
      },
    }),
    endpoint({
      ...common,
      method: "DELETE",
      query: z.object({ text: aliasText }),
      audit: ({ query }, { unit }) => ({ subject: unit.code, details: { alias: query.text } }),
      check: (loaded, { query }) =>
        aliasesOf(loaded).some((a) => a.text === query.text && a.validFrom === null)
          ? null
          : new Problem("not-found", { detail: constraintWords.aliasUnknown }),
      run: async (tx, { params, query }, loaded) => {
        await removeAlias(tx, params.id, query.text);
        return { rows: aliasesOf(loaded).filter((a) => a.text !== query.text || a.validFrom !== null) };
      },
    }),
  ];
}

/** The list, one unit, adding, editing and naming. */
export function unitEndpoints(): AnyEndpoint[] {
  return [listing(), showing(), adding(), editing(), ...naming()];
}
