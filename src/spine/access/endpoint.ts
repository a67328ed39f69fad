/**
 * endpoint(): one act of the system, declared whole. Its verb and what the trail keeps of it are
 * required fields of the type: an endpoint that forgot either does not compile.
 */
import type { z } from "zod";
import type { Database, Tx } from "#base/database/index.ts";
import type { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import type { Person } from "./schema.ts";

/** A file as it came in. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file as it goes out. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a handler is given: who asks, and the parsed input. */
export interface Request<P, Q, B> {
  readonly person: Person;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Present where the endpoint declares `upload`. */
  readonly file: Upload | null;
  /** What the endpoint's `prepare` made; absent where it declares none. */
  readonly prepared?: unknown;
  /** An id to quote, in the audit trail and the log alike. */
  readonly id: string;
}

/** What the audit trail keeps: the thing (a code), and facts without personal data. */
export interface Trail {
  readonly subject: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Something loaded that belongs to a unit; the verb is checked against it. */
export interface Owned {
  readonly unitId: number;
}

export interface Endpoint<P, Q, B, L extends Owned | undefined, O> {
  readonly verb: string;
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: string;
  readonly summary: Label;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** The largest accepted file in bytes, for an endpoint that takes one (multipart). */
  readonly upload?: { readonly maxBytes: number };
  readonly output: z.ZodType<O> | "download";
  /** What is kept of it; "none" needs its reason beside it. */
  readonly audit: ((request: Request<P, Q, B>, loaded: L, output: O) => Trail) | { readonly none: string };
  /** Slow work on the input alone (reading a file), done before a transaction opens, so that none waits for it. */
  readonly prepare?: (request: Request<P, Q, B>) => Promise<unknown>;
  /** Reads what is acted on, under what the person may see; undefined is "not found". */
  readonly load?: (tx: Tx, request: Request<P, Q, B>) => Promise<L | undefined>;
  /** The unit acted on, where nothing is loaded (a creation). */
  readonly unit?: (request: Request<P, Q, B>) => number;
  /** The rules: a Problem refuses. */
  readonly check?: (loaded: L, request: Request<P, Q, B>) => Problem | null;
  readonly run: (tx: Tx, request: Request<P, Q, B>, loaded: L) => Promise<O>;
  /** After the commit: what other parts of the process should know (a cache to drop). Never a write. */
  readonly after?: (request: Request<P, Q, B>, output: O) => void;
  readonly status?: 200 | 201;
  /** A POST that only looks, because what is sought must not stand in an address: no key, nothing written, no answer kept. */
  readonly asks?: true;
}

// The list of endpoints of a module forgets their types; each was checked where it was declared.
// biome-ignore lint: the erased form is only ever called by mount(), which keeps the pieces together.
// eslint-disable-next-line typescript/no-explicit-any
export type AnyEndpoint = Endpoint<any, any, any, any, any>;

/** Declares one endpoint. */
export function endpoint<
  P = Record<string, never>,
  Q = Record<string, never>,
  B = null,
  L extends Owned | undefined = undefined,
  O = unknown,
>(declared: Endpoint<P, Q, B, L, O>): AnyEndpoint {
  return declared;
}

/** What a module gives to the server. */
export interface Module {
  readonly name: string;
  readonly verbs: import("./schema.ts").Verbs;
  readonly endpoints: readonly AnyEndpoint[];
  /** What may be asked without a session. */
  readonly open?: readonly import("./open.ts").AnyOpenEndpoint[];
  /** Sentences for database constraints that a person can break. */
  readonly constraints?: Readonly<Record<string, { readonly path?: string; readonly message: Label }>>;
  /** Started with the server, stopped with it: timers and workers of the module. */
  readonly start?: (database: Database) => () => void;
}
