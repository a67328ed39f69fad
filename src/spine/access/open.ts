/**
 * Endpoints without a session: what the public and other systems may do. No cookie is read or set, nothing is kept by a
 * browser, little is taken at a time, and each address may ask only so often. They are declared whole, as endpoint() is.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { elapsedSince, stopwatch } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { networkOf } from "#base/network.ts";
import { Problem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import { problemOfIssues, refuseUnkeepable } from "./invalid.ts";
import { words } from "./words.ts";

/** What an open endpoint is given. */
export interface OpenRequest<P, B> {
  readonly params: P;
  readonly body: B;
  /** A header, by its name in small letters; "" where there is none. */
  readonly header: (name: string) => string;
  /** Under the application's own role; it says itself in which scope it acts. */
  readonly database: Database;
}

/** How much is taken, and how often: from one address, and from all together, in so many minutes. */
export interface OpenLimit {
  readonly bytes: number;
  readonly each: number;
  readonly all: number;
  readonly minutes: number;
}

export interface OpenEndpoint<P, B, O> {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly summary: Label;
  readonly params?: z.ZodType<P>;
  readonly body?: z.ZodType<B>;
  readonly output: z.ZodType<O>;
  readonly limit: OpenLimit;
  readonly run: (request: OpenRequest<P, B>) => Promise<O>;
  readonly status?: 200 | 201;
  /** How a caller shows who it is, where it must. */
  readonly asks?: "key" | "passphrase";
}

// eslint-disable-next-line typescript/no-explicit-any
export type AnyOpenEndpoint = OpenEndpoint<any, any, any>;

/** Declares one. */
export const openEndpoint = <P = Record<string, never>, B = null, O = unknown>(
  declared: OpenEndpoint<P, B, O>,
): AnyOpenEndpoint => declared;

interface Count {
  n: number;
  since: number;
}

const ADDRESSES_MAX = 20_000;
const MINUTE_MS = 60_000;

/** Counts in memory alone: which address asked is written nowhere. Answers the seconds to wait, 0 where it may go on. */
export function limiter({ each, all, minutes }: OpenLimit): (address: string) => number {
  const counts = new Map<string, Count>();
  const total: Count = { n: 0, since: stopwatch() };
  const span = minutes * MINUTE_MS;
  const over = (count: Count, most: number): number => {
    if (elapsedSince(count.since) >= span) Object.assign(count, { n: 0, since: stopwatch() });
    count.n += 1;
    return count.n > most ? Math.ceil((span - elapsedSince(count.since)) / 1000) : 0;
  };
  return (address) => {
    if (counts.size >= ADDRESSES_MAX) counts.clear();
    const network = networkOf(address);
    const count = counts.get(network) ?? { n: 0, since: stopwatch() };
    counts.set(network, count);
    // Whoever is refused for themselves does not use up what is there for all.
    return over(count, each) || over(total, all);
  };
}

function parsed<T>(schema: z.ZodType<T> | undefined, value: unknown): T {
  if (!schema) return null as T;
  const result = schema.safeParse(value);
  if (!result.success) throw problemOfIssues(result.error.issues);
  return result.data;
}

async function handle(
  route: { endpoint: AnyOpenEndpoint; database: Database; wait: (address: string) => number },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { endpoint, database } = route;
  const seconds = route.wait(request.ip);
  if (seconds > 0) {
    reply.header("retry-after", String(seconds));
    throw new Problem("too-many", { detail: fill(words.openTooMany, { minutes: Math.ceil(seconds / 60) }) });
  }
  refuseUnkeepable(request.params, request.body);
  const answer: unknown = await endpoint.run({
    params: parsed(endpoint.params, request.params),
    body: parsed(endpoint.body, request.body),
    header: (name) => {
      const value = request.headers[name];
      return typeof value === "string" ? value : "";
    },
    database,
  });
  return reply
    .code(endpoint.status ?? 200)
    .header("cache-control", "no-store")
    .send(endpoint.output.parse(answer));
}

/** Registers open endpoints. */
export function mountOpen(
  app: FastifyInstance,
  endpoints: readonly AnyOpenEndpoint[],
  database: Database,
): void {
  for (const endpoint of endpoints) {
    const route = { endpoint, database, wait: limiter(endpoint.limit) };
    app.route({
      method: endpoint.method,
      url: endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      bodyLimit: endpoint.limit.bytes,
      handler: (request, reply) => handle(route, request, reply),
    });
  }
}
