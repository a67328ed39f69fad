/** Endpoints of other systems that may send reports: which there are, a new one with its key, and its end. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { now } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { getUnit } from "#spine/agencies/index.ts";
import { systemHash } from "../public.ts";
import { addSystem, endSystem, listSystems } from "../queries/system.ts";
import { channels } from "../schema.ts";
import { words } from "../words.ts";

const system = z.object({
  id: z.number(),
  name: z.string(),
  unitName: z.string(),
  channel: z.enum(channels),
  createdAt: z.date(),
  createdByName: z.string().nullable(),
  lastUsedAt: z.date().nullable(),
  disabledAt: z.date().nullable(),
});
const list = z.object({ rows: z.array(system) });

function reading(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.infer<typeof list>>({
    verb: "intake.read-system",
    method: "GET",
    path: "/api/intake/systems",
    summary: words.readSystem,
    output: list,
    audit: (_, __, out) => ({ subject: "intake-systems", details: { rows: out.rows.length } }),
    run: async (tx) => ({ rows: await listSystems(tx) }),
  });
}

const systemChannels = ["hotline", "health", "health-screening", "school", "police", "system"] as const;
const systemInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  unitId: z.int().positive(),
  channel: z.enum(systemChannels),
});
type Input = z.infer<typeof systemInput>;
const created = list.extend({ key: z.string().nullable() });
type Created = z.infer<typeof created>;

/** The key joins the answer after the commit: what is kept of an answer for repetitions has none. */
const waiting = new WeakMap<object, string>();

function creating(): AnyEndpoint {
  return endpoint<unknown, unknown, Input, undefined, Created>({
    verb: "intake.set-system",
    method: "POST",
    path: "/api/intake/systems",
    summary: words.setSystem,
    body: systemInput as z.ZodType<Input>,
    output: created,
    status: 201,
    audit: ({ body }) => ({
      subject: "intake-system",
      details: { unit: body.unitId, channel: body.channel },
    }),
    run: async (tx, request) => {
      const { body, person } = request;
      await getUnit(tx, body.unitId);
      const key = randomBytes(32).toString("base64url");
      await addSystem(tx, { ...body, keyHash: systemHash(key), at: now(), byName: person.name });
      waiting.set(request, key);
      return { rows: await listSystems(tx), key: null };
    },
    after: (request, output) => {
      (output as { key: string | null }).key = waiting.get(request) ?? null;
      waiting.delete(request);
    },
  });
}

const byId = z.object({ id: z.coerce.number().int().positive() });
type ById = z.infer<typeof byId>;

function ending(): AnyEndpoint {
  return endpoint<ById, unknown, null, undefined, z.infer<typeof list>>({
    verb: "intake.set-system",
    method: "DELETE",
    path: "/api/intake/systems/{id}",
    summary: words.endSystem,
    params: byId,
    output: list,
    audit: ({ params }) => ({ subject: `intake-system/${params.id}` }),
    run: async (tx, { params }) => {
      if (!(await endSystem(tx, params.id, now()))) throw new Problem("not-found");
      return { rows: await listSystems(tx) };
    },
  });
}

/** All endpoints of systems. */
export const systemEndpoints = (): AnyEndpoint[] => [reading(), creating(), ending()];
