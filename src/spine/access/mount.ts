/** Puts declared endpoints on Fastify: who asks, parsing, and problems written in one place. */
import "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { log } from "#base/log.ts";
import { Problem, problemBody } from "#base/problem.ts";
import { fill, type Language } from "#base/words.ts";
import type { AnyEndpoint, Download, Upload } from "./endpoint.ts";
import { problemOfDatabase, problemOfIssues, refuseUnkeepable, type ConstraintWords } from "./invalid.ts";
import { holds } from "./rules.ts";
import type { Person } from "./schema.ts";
import { fingerprintOf, serve, type AnyRequest, type Keyed, type Serving } from "./serve.ts";
import { words } from "./words.ts";

/** Finds who is asking from the request's cookies; null when nobody is signed in. */
export type Authenticate = (headers: FastifyRequest["headers"]) => Promise<Person | null> | Person | null;

export interface Mounting extends Serving {
  readonly authenticate: Authenticate;
  readonly constraints: ConstraintWords;
}

const NAME_MAX = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function parsed<T>(schema: z.ZodType<T> | undefined, value: unknown): T {
  if (!schema) return null as T;
  const result = schema.safeParse(value);
  if (!result.success) throw problemOfIssues(result.error.issues);
  return result.data;
}

/**
 * Cookies are sent by the browser to us from anywhere; a write must come from our own pages. Every browser says where a
 * write comes from, by Origin or by Sec-Fetch-Site; what says neither is no browser and carries no one else's cookie.
 */
export function refuseForeignOrigin(headers: FastifyRequest["headers"]): void {
  const { origin, host, "sec-fetch-site": site } = headers;
  const ownOrigin = !origin || (URL.canParse(origin) && new URL(origin).host === host);
  const ownSite = site === undefined || site === "same-origin" || site === "none";
  if (!ownOrigin || !ownSite) throw new Problem("not-allowed", { detail: words.foreignOrigin });
}

/** A file's name without letters that are not seen (they can turn "fdp.exe" around), and short enough to be kept. */
function nameOf(given: string | undefined): string {
  const name = (given ?? "")
    .normalize("NFC")
    .replaceAll(/[\p{Cf}\p{Cc}]/gu, "")
    .trim();
  return name.length <= NAME_MAX ? name : `${name.slice(0, NAME_MAX - 10)}${name.slice(-10)}`;
}

async function uploadOf(
  endpoint: AnyEndpoint,
  request: FastifyRequest,
): Promise<{ file: Upload | null; fields: unknown }> {
  if (!endpoint.upload || !request.isMultipart()) return { file: null, fields: request.body };
  const limit = endpoint.upload.maxBytes;
  const part = await request.file({ limits: { fileSize: limit, files: 1, fields: 30 } });
  if (!part) throw new Problem("invalid", { errors: [{ path: "file", message: words.fileMissing }] });
  const bytes = await part.toBuffer().catch(() => null);
  if (!bytes || part.file.truncated)
    throw new Problem("too-large", {
      detail: fill(words.fileTooLarge, { mb: Math.floor(limit / 1_048_576) }),
    });
  const fields = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, value]) =>
      typeof value === "object" && "value" in value ? [[name, value.value]] : [],
    ),
  );
  return { file: { name: nameOf(part.filename), bytes }, fields };
}

function keyOf(request: FastifyRequest, body: unknown, file: Upload | null): Keyed {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || !UUID.test(key)) throw new Problem("invalid", { detail: words.keyMissing });
  return { key, fingerprint: fingerprintOf(`${request.method} ${request.url}`, body, file) };
}

/** The name of a file to save: without control characters and halves of letters, which no header can carry. */
function dispositionOf(given: string): string {
  const name = given.replaceAll(/[\p{Cc}\p{Cs}]/gu, "");
  const plain = name.replaceAll(/[^\w.-]+/g, "_");
  // RFC 8187 keeps these four for itself; encodeURIComponent leaves them as they are.
  const coded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}

function sendDownload(reply: FastifyReply, download: Download): FastifyReply {
  return reply
    .header("content-type", download.mediaType)
    .header("content-disposition", dispositionOf(download.name))
    .header("cache-control", "no-store")
    .send(Buffer.from(download.bytes));
}

async function handle(
  route: { mounting: Mounting; endpoint: AnyEndpoint },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { mounting, endpoint } = route;
  const person = await mounting.authenticate(request.headers);
  if (!person) throw new Problem("not-signed-in");
  const write = endpoint.method !== "GET";
  if (write) refuseForeignOrigin(request.headers);
  refuseUnkeepable(request.params);
  const bare: AnyRequest = {
    person,
    params: request.params,
    query: {},
    body: null,
    file: null,
    id: request.id,
  };
  // Whoever may not do it at all learns nothing of the input's rules, and no file of theirs is read.
  if (!holds(person, endpoint.verb)) return serve(mounting, { endpoint, request: bare, keyed: null });
  const { file, fields } = write ? await uploadOf(endpoint, request) : { file: null, fields: null };
  refuseUnkeepable(request.params, request.query, fields, file?.name);
  const asked: AnyRequest = {
    ...bare,
    params: parsed(endpoint.params, request.params),
    query: parsed(endpoint.query, request.query),
    body: parsed(endpoint.body, fields),
    file,
  };
  const answer = await serve(mounting, {
    endpoint,
    request: asked,
    keyed: write && !endpoint.asks ? keyOf(request, fields, file) : null,
  });
  if (endpoint.output === "download") return sendDownload(reply, answer as Download);
  return reply
    .code(endpoint.status ?? 200)
    .header("cache-control", "no-store")
    .send(answer);
}

/** The language of the answer, from accept-language; Vietnamese unless English comes first. */
export function languageOf(headers: FastifyRequest["headers"]): Language {
  return headers["accept-language"]?.trimStart().toLowerCase().startsWith("en") ? "en" : "vi";
}

/** Writes any thrown thing: a Problem as problem+json, anything else as a code to quote. */
export function errorAnswer(constraints: ConstraintWords) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const language = languageOf(request.headers);
    const known =
      error instanceof Problem ? error : (problemOfDatabase(error, constraints) ?? problemOfHttp(error));
    reply
      .header("content-type", "application/problem+json; charset=utf-8")
      .header("cache-control", "no-store");
    if (known) return reply.code(known.status).send(JSON.stringify(problemBody(known, language)));
    log.error("request-crashed", {
      code: request.id,
      route: request.routeOptions.url,
      error: error instanceof Error ? error.stack : String(error),
    });
    const body = {
      type: "/problems/crashed",
      title: words.crashed[language],
      status: 500,
      kind: "crashed",
      code: request.id,
    };
    return reply.code(500).send(JSON.stringify(body));
  };
}

/** Fastify's own refusals (bad JSON, body too large, too many requests). */
function problemOfHttp(error: unknown): Problem | null {
  const status = (error as { statusCode?: number } | null)?.statusCode;
  if (status === 413) return new Problem("too-large");
  if (status === 415) return new Problem("unsupported");
  if (status === 429) return new Problem("too-many");
  if (status === 404) return new Problem("not-found");
  return status && status >= 400 && status < 500 ? new Problem("invalid") : null;
}

/** Registers the endpoints; call once on an encapsulated Fastify instance. */
export function mount(app: FastifyInstance, endpoints: readonly AnyEndpoint[], mounting: Mounting): void {
  for (const endpoint of endpoints)
    app.route({
      method: endpoint.method,
      url: endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      handler: (request, reply) => handle({ mounting, endpoint }, request, reply),
    });
}
