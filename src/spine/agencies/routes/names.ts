/** Endpoints that answer what a written name means, which units a collective name holds, and where communes lie. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { groupsAnswer, mapAnswer, resolveAnswer } from "../answers.ts";
import { countHamlets } from "../queries/hamlets.ts";
import { keptDirectory } from "../queries/kept.ts";
import { isPlace, structureOn } from "../rules/directory.ts";
import { unitsOfGroup } from "../rules/groups.ts";
import { resolveName, resolveWritten } from "../rules/resolve.ts";
import { routeWords } from "../words.ts";
import { heirOf } from "./shape.ts";

const none = { none: "names of offices hold nothing about a person" } as const;

function resolving(): AnyEndpoint {
  return endpoint({
    verb: "agency.read",
    method: "GET",
    path: "/api/agencies/resolve",
    summary: routeWords.resolve,
    query: z.object({
      name: z.string().trim().min(1).max(500),
      on: z.iso.date().optional(),
      /** The day of the document that wrote the name, where it is another one. */
      written: z.iso.date().optional(),
    }),
    output: resolveAnswer,
    audit: none,
    run: async (tx, { query }) => {
      const directory = await keptDirectory(tx);
      const on = query.on ?? today();
      const found = query.written
        ? resolveWritten({ written: query.name, writtenOn: query.written, onDate: on }, directory)
        : resolveName(query.name, on, directory);
      return {
        ...found,
        units: found.units.map(heirOf),
        groups: found.groups.flatMap((code) => {
          const group = directory.groupByCode.get(code);
          return group ? [{ code, names: [...group.names] }] : [];
        }),
      };
    },
  });
}

function grouping(): AnyEndpoint {
  return endpoint({
    verb: "agency.read",
    method: "GET",
    path: "/api/agencies/groups",
    summary: routeWords.groups,
    query: z.object({ on: z.iso.date().optional(), code: z.string().max(60).optional() }),
    output: groupsAnswer,
    audit: none,
    run: async (tx, { query }) => {
      const directory = await keptDirectory(tx);
      const asked = directory.groups.filter((g) => query.code === undefined || g.code === query.code);
      return {
        rows: asked.map((group) => {
          const units = unitsOfGroup(group, query.on ?? today(), directory).map(heirOf);
          const { code, names, open } = group;
          return { code, names: [...names], open, count: units.length, units: query.code ? units : [] };
        }),
      };
    },
  });
}

function mapping(): AnyEndpoint {
  return endpoint({
    verb: "agency.read",
    method: "GET",
    path: "/api/agencies/map",
    summary: routeWords.map,
    query: z.object({ date: z.iso.date().optional() }),
    output: mapAnswer,
    audit: none,
    run: async (tx, { query }) => {
      const date = query.date ?? today();
      const directory = await keptDirectory(tx);
      const hamlets = await countHamlets(tx, date);
      const places = structureOn(date, directory).filter((u) => isPlace(u) && u.kind !== "city");
      return {
        rows: places.flatMap((u) =>
          u.lat === null || u.lon === null
            ? []
            : [{ ...u, lat: u.lat, lon: u.lon, hamlets: hamlets.get(u.id) ?? 0 }],
        ),
        unplaced: places.filter((u) => u.lat === null),
      };
    },
  });
}

/** What a name means, collective names, the map. */
export function nameEndpoints(): AnyEndpoint[] {
  return [resolving(), grouping(), mapping()];
}
