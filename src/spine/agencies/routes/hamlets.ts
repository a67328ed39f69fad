/** Endpoints of hamlets and residential groups, which each commune keeps for itself (NĐ 185/2026). */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { can, endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { hamletAnswer, hamletsAnswer } from "../answers.ts";
import { createHamlet, endHamlet, getHamlet, listHamlets, updateHamlet } from "../queries/hamlets.ts";
import { hamletInput } from "../schema.ts";
import type { Hamlet } from "../schema.ts";
import { constraintWords, routeWords } from "../words.ts";
import { byId, shownHamlet } from "./shape.ts";
import { loadUnit } from "./units.ts";

const byBoth = byId.extend({ hamlet: z.coerce.number().int().positive() });

interface LoadedHamlet {
  readonly unitId: number;
  readonly hamlet: Hamlet;
}

async function loadHamlet(
  tx: Tx,
  { params }: { params: z.infer<typeof byBoth> },
): Promise<LoadedHamlet | undefined> {
  const hamlet = await getHamlet(tx, params.hamlet);
  return hamlet.communeId === params.id ? { unitId: hamlet.communeId, hamlet } : undefined;
}

/** Someone was first: the present hamlet goes along, so that the screen can show both. */
function refuseStale({ hamlet }: LoadedHamlet, version: number, person: Person): void {
  if (hamlet.version !== version)
    throw new Problem("conflict", { facts: { current: shownHamlet(hamlet, person) } });
}

const summary = routeWords.hamlets;

function listing(): AnyEndpoint {
  return endpoint({
    verb: "hamlet.read",
    method: "GET",
    path: "/api/agencies/{id}/hamlets",
    summary,
    params: byId,
    query: z.object({ date: z.iso.date().optional(), ever: z.enum(["true", "false"]).optional() }),
    output: hamletsAnswer,
    audit: { none: "names of hamlets hold nothing about a person" },
    load: loadUnit,
    run: async (tx, { person, params, query }) => {
      const date = query.ever === "true" ? undefined : (query.date ?? today());
      const hamlets = await listHamlets(tx, [params.id], date);
      return {
        rows: hamlets.map((hamlet) => shownHamlet(hamlet, person)),
        can: can(person, ["hamlet.create"], params.id),
      };
    },
  });
}

const hamletBody = z.strictObject({
  code: hamletInput.shape.code,
  name: hamletInput.shape.name,
  kind: hamletInput.shape.kind,
  validFrom: hamletInput.shape.validFrom,
  households: hamletInput.shape.households,
});

function adding(): AnyEndpoint {
  return endpoint({
    verb: "hamlet.create",
    method: "POST",
    path: "/api/agencies/{id}/hamlets",
    summary,
    status: 201,
    params: byId,
    body: hamletBody,
    output: hamletAnswer,
    audit: ({ body }, { unit }) => ({ subject: `${unit.code}/${body.code}` }),
    load: loadUnit,
    run: async (tx, { person, params, body }) => {
      const input = { ...body, communeId: params.id, validTo: null, isDemo: false };
      return shownHamlet(await createHamlet(tx, input, person.id), person);
    },
  });
}

function changing(): AnyEndpoint[] {
  const version = z.int().positive();
  return [
    endpoint({
      verb: "hamlet.update",
      method: "PATCH",
      path: "/api/agencies/{id}/hamlets/{hamlet}",
      summary,
      params: byBoth,
      body: z.strictObject({
        version,
        name: hamletInput.shape.name.optional(),
        households: z.int().min(0).nullable().optional(),
      }),
      output: hamletAnswer,
      audit: ({ params, body }, { hamlet }) => ({
        subject: `${params.id}/${hamlet.code}`,
        details: { fields: Object.keys(body).filter((key) => key !== "version") },
      }),
      load: loadHamlet,
      run: async (tx, { person, body: { version, name, households } }, loaded) => {
        refuseStale(loaded, version, person);
        const change = {
          id: loaded.hamlet.id,
          ...(name !== undefined && { name }),
          ...(households !== undefined && { households }),
        };
        return shownHamlet(await updateHamlet(tx, change, { version, person: person.id }), person);
      },
    }),
    endpoint({
      verb: "hamlet.end",
      method: "POST",
      path: "/api/agencies/{id}/hamlets/{hamlet}/end",
      summary,
      params: byBoth,
      body: z.strictObject({ version, onDate: z.iso.date() }),
      output: hamletAnswer,
      audit: ({ params, body }, { hamlet }) => ({
        subject: `${params.id}/${hamlet.code}`,
        details: { onDate: body.onDate },
      }),
      load: loadHamlet,
      check: ({ hamlet }, { body }) =>
        body.onDate > hamlet.validFrom
          ? null
          : new Problem("invalid", {
              errors: [{ path: "onDate", message: constraintWords.endsAfterStart }],
            }),
      run: async (tx, { person, body: { version, onDate } }, loaded) => {
        refuseStale(loaded, version, person);
        const ended = await endHamlet(tx, { id: loaded.hamlet.id, onDate }, { version, person: person.id });
        return shownHamlet(ended, person);
      },
    }),
  ];
}

/** List, add, correct and end. */
export function hamletEndpoints(): AnyEndpoint[] {
  return [listing(), adding(), ...changing()];
}
