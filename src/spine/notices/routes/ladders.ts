/** Endpoints of the steps: all ladders with their versions, and a new version of one. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { can, endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { ladderAnswer, type LadderAnswer } from "../answers.ts";
import { addLadder, listLadders, type LadderRow } from "../queries/ladder.ts";
import { wrongRungs } from "../rules/ladder.ts";
import { ladderInput, thingKinds, type LadderInput, type ThingKind } from "../schema.ts";
import { words } from "../words.ts";

const shownRungs = (row: LadderRow) => row.rungs.map((rung) => ({ ...rung, roles: [...rung.roles] }));

async function shown(tx: Tx, person: Person): Promise<LadderAnswer[]> {
  const rows = await listLadders(tx);
  return [...Map.groupBy(rows, (row) => row.kind).values()].flatMap(([newest, ...before]) =>
    newest
      ? [
          {
            kind: newest.kind,
            number: newest.number,
            at: newest.at,
            byName: newest.byName,
            rungs: shownRungs(newest),
            before: before.map((row) => ({
              number: row.number,
              at: row.at,
              byName: row.byName,
              rungs: shownRungs(row),
            })),
            can: can(person, ["ladder.change"], person.unitId),
          },
        ]
      : [],
  );
}

function listing(): AnyEndpoint {
  return endpoint({
    verb: "ladder.read",
    method: "GET",
    path: "/api/notices/ladders",
    summary: words.readLadder,
    output: z.object({ rows: z.array(ladderAnswer) }),
    audit: { none: "the steps of ladders hold nothing about anyone" },
    run: async (tx, { person }) => ({ rows: await shown(tx, person) }),
  });
}

const byKind = z.object({ kind: z.enum(thingKinds) });

function changing(): AnyEndpoint {
  return endpoint<{ kind: ThingKind }, unknown, LadderInput, undefined, LadderAnswer>({
    verb: "ladder.change",
    method: "POST",
    path: "/api/notices/ladders/{kind}",
    summary: words.changeLadder,
    status: 201,
    params: byKind,
    body: ladderInput as z.ZodType<LadderInput>,
    output: ladderAnswer,
    audit: ({ params, body }) => ({
      subject: `ladder/${params.kind}`,
      details: { version: body.number + 1, days: body.rungs.map((rung) => rung.afterDays) },
    }),
    run: async (tx, { params, body, person }) => {
      const errors = wrongRungs(body.rungs);
      if (errors.length > 0) throw new Problem("invalid", { errors });
      const mine = async () => (await shown(tx, person)).find((one) => one.kind === params.kind);
      const before = await mine();
      if (before?.number !== body.number)
        throw new Problem("conflict", { detail: words.ladderStale, facts: { current: before } });
      await addLadder(tx, { ...body, kind: params.kind, at: now(), byName: person.name });
      const after = await mine();
      if (!after) throw new Error("A ladder just changed cannot be read.");
      return after;
    },
  });
}

/** All endpoints of ladders. */
export function ladderEndpoints(): AnyEndpoint[] {
  return [listing(), changing()];
}
