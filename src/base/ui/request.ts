/**
 * Talking to our own server: the person's language and one idempotency key a write go with each request,
 * and every refusal comes back as a ProblemError that a screen can show as it is.
 */
import type { ProblemKind } from "../problem.ts";
import { currentLanguage } from "./language.ts";

/** One field refused by the server. */
export interface FieldRefusal {
  readonly path: string;
  readonly message: string;
}

/** The refusals of the catalogue, and the two that only a browser meets. */
export type RefusalKind = ProblemKind | "offline" | "broken";

interface ProblemJson {
  readonly title?: string;
  readonly kind?: ProblemKind;
  readonly detail?: string;
  readonly errors?: readonly FieldRefusal[];
  readonly source?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly code?: string;
  readonly message?: string;
}

/** A refusal from the server, already in the person's language. */
export class ProblemError extends Error {
  readonly kind: RefusalKind;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldRefusal[];
  /** The article of law or rule that refuses. */
  readonly source: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
  /** A code to quote, when the server itself failed. */
  readonly code: string | undefined;

  constructor(kind: RefusalKind, status: number, body: ProblemJson) {
    super(body.title ?? kind);
    this.name = "ProblemError";
    this.kind = kind;
    this.status = status;
    this.title = body.title ?? "";
    this.detail = body.detail ?? (body.title ? undefined : body.message);
    this.errors = body.errors ?? [];
    this.source = body.source;
    this.facts = body.facts ?? {};
    this.code = status >= 500 ? body.code : undefined;
  }
}

/** A fresh key for one act of a person; keep it over repeats of the same act. */
export function writeKey(): string {
  return crypto.randomUUID();
}

const kindByStatus: Readonly<Record<number, ProblemKind>> = {
  401: "not-signed-in",
  403: "not-allowed",
  404: "not-found",
  409: "conflict",
  413: "too-large",
  422: "invalid",
  423: "locked",
  429: "too-many",
  503: "unavailable",
};

function refusalOf(status: number, body: ProblemJson): ProblemError {
  return new ProblemError(body.kind ?? kindByStatus[status] ?? "broken", status, body);
}

let tellSignedOut: () => void = () => undefined;

/** Whom to tell when the server no longer knows the person, whichever screen or autosave met it first. */
export function onSignedOut(tell: () => void): void {
  tellSignedOut = tell;
}

/** The refusal in an answer to the browser's older request, which alone tells how far a file is sent. */
export function refusalOfUpload(status: number, body: ProblemJson | null): ProblemError {
  const refusal = refusalOf(status, body ?? {});
  if (refusal.kind === "not-signed-in") tellSignedOut();
  return refusal;
}

/**
 * `fetch` with our headers. Throws ProblemError for any refusal and for a dead line.
 * Writes carry an idempotency key; give one yourself to repeat the same act.
 */
export async function send(input: Request): Promise<Response> {
  input.headers.set("accept-language", currentLanguage());
  const writes = input.method !== "GET" && input.method !== "HEAD";
  if (writes && !input.headers.has("idempotency-key")) input.headers.set("idempotency-key", writeKey());
  const response = await fetch(input).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ProblemError("offline", 0, {});
  });
  if (response.ok) return response;
  const refusal = refusalOf(response.status, (await response.json().catch(() => ({}))) as ProblemJson);
  // A wrong password is no ended session.
  const signsIn = writes && new URL(input.url).pathname.startsWith("/api/auth/");
  if (refusal.kind === "not-signed-in" && !signsIn) tellSignedOut();
  throw refusal;
}

/** What may be said with a request. */
export interface RequestOptions {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** An address with its query; empty values are left out. */
export function address(path: string, query: RequestOptions["query"] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** One request whose answer is JSON (or nothing: 204). */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const form = options.body instanceof FormData;
  const headers = new Headers({ accept: "application/json" });
  if (options.body !== undefined && !form) headers.set("content-type", "application/json");
  if (options.key) headers.set("idempotency-key", options.key);
  const init: RequestInit = { method: options.method ?? "GET", headers, credentials: "same-origin" };
  if (options.signal) init.signal = options.signal;
  if (options.body !== undefined)
    init.body = form ? (options.body as FormData) : JSON.stringify(options.body);
  const response = await send(new Request(new URL(address(path, options.query), location.origin), init));
  const text = await response.text();
  return (text ? JSON.parse(text) : null) as T;
}
