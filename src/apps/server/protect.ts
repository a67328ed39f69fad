/**
 * What a browser is told about every answer. The headers are constants, set by hand: a library that computes
 * them for each request took three per cent of the time of a read.
 */
import fastifyMultipart from "@fastify/multipart";
import type { FastifyInstance } from "fastify";
import type { Config } from "#base/config.ts";

const everywhere = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** An answer of the API is data: nothing in it may run or load. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The pages: own scripts only, no inline ones; the component library sets style attributes. */
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const YEAR_SECONDS = 31_536_000;

/** Adds the headers and uploads. Wrong sign-ins are counted where they are tried, in the database. */
export async function protect(app: FastifyInstance, config: Config): Promise<void> {
  const secure =
    config.tls === null ? {} : { "strict-transport-security": `max-age=${YEAR_SECONDS}; includeSubDomains` };
  const data = { ...everywhere, ...secure, "content-security-policy": dataPolicy };
  const page = { ...everywhere, ...secure, "content-security-policy": pagePolicy };
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(/^\/(api|public)\//.test(request.url) ? data : page);
  });
  await app.register(fastifyMultipart, {
    limits: { files: 1, fields: 30, fieldSize: 1_048_576, headerPairs: 100 },
  });
}
