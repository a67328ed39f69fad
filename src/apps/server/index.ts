/** The server: declared endpoints, sign-in and the built staff application on one Fastify. */
import { randomUUID } from "node:crypto";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import type { Config } from "#base/config.ts";
import { openDatabase, type Database } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import {
  errorAnswer,
  mount,
  mountOpen,
  readTrail,
  type Authenticate,
  type Module,
} from "#spine/access/index.ts";
import { openApi } from "./openapi.ts";
import { protect } from "./protect.ts";
import { verbsOf } from "./verbs.ts";

export { compose, figureSources } from "./compose.ts";
export { overdueSources } from "./sources.ts";
export type { Composed } from "./compose.ts";

/** What the server is made of. */
export interface Parts {
  readonly config: Config;
  readonly database: Database;
  readonly modules: readonly Module[];
  readonly authenticate: Authenticate;
  /** Adds the sign-in library's own routes. */
  readonly mountAuth?: (app: FastifyInstance) => void;
  /** Adds the address of calendars, opened by its own secret. */
  readonly mountCalendar?: (app: FastifyInstance) => void;
  /** Key and certificate, where this process ends TLS itself. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer } | null;
  /** Folder of the built staff application, where there is one. */
  readonly staffDir?: string | null;
}

/** What is asked for by such an ending is a file, not one of the application's own addresses. */
const FILE_ENDING = /\.(js|css|map|svg|png|ico|woff2?|json|txt|html|webmanifest)$/;
const JSON_MAX = 2 * 1_048_576;

async function serveStaffApp(app: FastifyInstance, root: string | null): Promise<void> {
  if (root === null) {
    app.setNotFoundHandler(() => {
      throw new Problem("not-found");
    });
    return;
  }
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, file) => {
      const hashed = /[/\\]assets[/\\]/.test(file);
      reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  // The application's own addresses are all the one page.
  const page = (reply: FastifyReply): FastifyReply =>
    reply.header("cache-control", "no-cache").sendFile("index.html");
  app.setNotFoundHandler((request, reply) => {
    if (
      request.method !== "GET" ||
      /^\/(api|public)\//.test(request.url) ||
      FILE_ENDING.test(request.url.split("?")[0] ?? "")
    )
      throw new Problem("not-found");
    return page(reply);
  });
}

/** Builds the server without listening; the caller listens and closes. */
export async function buildServer(parts: Parts): Promise<FastifyInstance> {
  const constraints = Object.assign({}, ...parts.modules.map((m) => m.constraints ?? {})) as NonNullable<
    Module["constraints"]
  >;
  const app = fastify({
    // An address that is not one at all is refused before any route or hook, in the same words.
    frameworkErrors: (error, request, reply) => errorAnswer(constraints)(error, request, reply),
    bodyLimit: JSON_MAX,
    genReqId: () => randomUUID(),
    trustProxy: parts.config.tls === "upstream" ? "loopback" : false,
    logger: false,
    ...(parts.tls && { https: parts.tls }),
    routerOptions: { maxParamLength: 200 },
  });
  app.setErrorHandler(errorAnswer(constraints));
  await protect(app, parts.config);
  app.get("/healthz", async () => {
    await parts.database.query("select 1");
    return { ok: true };
  });
  const description = openApi(parts.modules);
  app.get("/api/openapi.json", () => description);
  parts.mountAuth?.(app);
  parts.mountCalendar?.(app);
  const { database, authenticate } = parts;
  // A connection of its own: behind a queue of readers, the line that lets a reader go would wait for the next ones.
  const lines = openDatabase(database.url, { max: 1, name: "toam-trail" });
  app.addHook("onClose", () => lines.close());
  const mounting = {
    database,
    authenticate,
    constraints,
    verbs: verbsOf(parts.modules),
    trail: readTrail(lines),
  };
  mount(
    app,
    parts.modules.flatMap((m) => m.endpoints),
    mounting,
  );
  mountOpen(
    app,
    parts.modules.flatMap((m) => m.open ?? []),
    database,
  );
  await serveStaffApp(app, parts.staffDir ?? null);
  const stops = parts.modules.map((m) => m.start?.(database));
  app.addHook("onClose", () => {
    for (const stop of stops) stop?.();
  });
  return app;
}
