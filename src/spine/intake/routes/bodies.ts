/** Endpoints of the bodies in charge, and of those to whom a commune can give a report. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { bodyKinds, listBodies, setBody, type BodyKind } from "../queries/body.ts";
import type { ReportRow } from "../queries/report.ts";
import { parts } from "../schema.ts";
import { takersOf } from "../takers.ts";
import { words } from "../words.ts";
import { byCode, loadReport, type ByCode } from "./reports.ts";

const body = z.object({ kind: z.enum(bodyKinds), id: z.number(), name: z.string() });
const bodies = z.object({ rows: z.array(body) });
const byKind = z.object({ kind: z.enum(bodyKinds) });
const bodyInput = z.strictObject({ unitId: z.int().positive() });

function reading(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.infer<typeof bodies>>({
    verb: "intake.read-body",
    method: "GET",
    path: "/api/intake/bodies",
    summary: words.readBody,
    output: bodies,
    audit: { none: "names of offices are no secret" },
    run: async (tx) => ({ rows: await listBodies(tx) }),
  });
}

function setting(): AnyEndpoint {
  return endpoint<{ kind: BodyKind }, unknown, { unitId: number }, undefined, z.infer<typeof bodies>>({
    verb: "intake.set-body",
    method: "PUT",
    path: "/api/intake/bodies/{kind}",
    summary: words.setBody,
    params: byKind,
    body: bodyInput,
    output: bodies,
    audit: ({ params, body }) => ({
      subject: `intake-body/${params.kind}`,
      details: { unit: body.unitId },
    }),
    run: async (tx, { params, body, person }) => {
      await setBody(tx, { kind: params.kind, unitId: body.unitId, at: now(), byName: person.name });
      return { rows: await listBodies(tx) };
    },
  });
}

const takers = z.object({
  units: z.array(z.object({ id: z.number(), name: z.string(), part: z.enum(parts) })),
  people: z.array(z.object({ id: z.number(), name: z.string(), unitId: z.number() })),
  bodies: z.array(body),
});

function listingTakers(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, ReportRow, z.infer<typeof takers>>({
    verb: "intake.read",
    method: "GET",
    path: "/api/intake/reports/{code}/takers",
    summary: words.readTakers,
    params: byCode,
    output: takers,
    audit: { none: "names of offices and of those who work there, for the form" },
    load: loadReport(),
    run: async (tx, _, row) => {
      const found = await takersOf(tx, row.unitId);
      return { units: [...found.units], people: [...found.people], bodies: [...found.bodies] };
    },
  });
}

/** All endpoints of bodies and takers. */
export const bodyEndpoints = (): AnyEndpoint[] => [reading(), setting(), listingTakers()];
