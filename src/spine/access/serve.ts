/**
 * What happens between a request and its answer, in this order: is the verb theirs at all → one
 * transaction under the person's reach → load (not seen is "not found") → the verb against the loaded
 * thing's unit → rules → run → the audit line in the same transaction → output trimmed → commit → answer.
 * A refusal is audited in a transaction of its own, or the rollback would take its trace along.
 */
import { createHash } from "node:crypto";
import type { Database, Settings, Tx } from "#base/database/index.ts";
import { log } from "#base/log.ts";
import { Problem } from "#base/problem.ts";
import type { AnyEndpoint, Owned, Request, Trail, Upload } from "./endpoint.ts";
import { addAuditAndRequest, findRequest, type AuditRow, type KeptRequest } from "./queries.ts";
import { holds, may, reachSetting } from "./rules.ts";
import type { Person, Verbs } from "./schema.ts";
import type { ReadTrail } from "./trail.ts";
import { words } from "./words.ts";

/** What serving needs from the process. */
export interface Serving {
  readonly database: Database;
  readonly verbs: Verbs;
  readonly trail: ReadTrail;
}

export type AnyRequest = Request<unknown, unknown, unknown>;

/** A write's key, with the fingerprint of its content; reads have none. */
export interface Keyed {
  readonly key: string;
  readonly fingerprint: string;
}

/** One thing asked: which endpoint, by whom with what, and for a write its key. */
export interface Asked {
  readonly endpoint: AnyEndpoint;
  readonly request: AnyRequest;
  readonly keyed: Keyed | null;
}

/** The database settings under which one act of a person runs. */
export function settingsOf(person: Person, verb: string, verbs: Verbs): Settings {
  const sees = verbs[verb]?.sees ?? verb;
  return {
    "toam.person": String(person.id),
    "toam.verb": verb,
    "toam.sees": reachSetting(person.reach.get(sees) ?? person.reach.get(verb)),
    "toam.writes": sees === verb ? "" : reachSetting(person.reach.get(verb)),
  };
}

/** The fingerprint of a write, its file included: the same key with another content is a mistake, not a repetition. */
export function fingerprintOf(methodAndUrl: string, body: unknown, file: Upload | null = null): string {
  const hash = createHash("sha256").update(`${methodAndUrl}\n${JSON.stringify(body ?? null)}`);
  if (file) hash.update(`\n${JSON.stringify(file.name)}\n`).update(file.bytes);
  return hash.digest("base64url");
}

function rowOf({ endpoint, request }: Asked, outcome: AuditRow["outcome"], trail: Trail): AuditRow {
  return {
    personId: request.person.id,
    unitId: request.person.unitId,
    verb: endpoint.verb,
    subject: trail.subject,
    outcome,
    request: request.id,
    details: trail.details ?? {},
  };
}

function checkUnit({ endpoint, request }: Asked, loaded: Owned | undefined): void {
  const unitId = loaded?.unitId ?? endpoint.unit?.(request);
  if (unitId !== undefined && !may(request.person, endpoint.verb, unitId))
    throw new Problem("not-allowed", { detail: words.notThisUnit });
}

interface Ran {
  readonly output: unknown;
  readonly trail: Trail | null;
}

async function act(asked: Asked, tx: Tx): Promise<Ran> {
  const { endpoint, request } = asked;
  let loaded: Owned | undefined;
  if (endpoint.load) {
    loaded = await endpoint.load(tx, request);
    if (!loaded) throw new Problem("not-found");
  }
  checkUnit(asked, loaded);
  const refusal = endpoint.check?.(loaded, request);
  if (refusal) throw refusal;
  const output: unknown = await endpoint.run(tx, request, loaded);
  const trail = typeof endpoint.audit === "function" ? endpoint.audit(request, loaded, output) : null;
  return { output: endpoint.output === "download" ? output : endpoint.output.parse(output), trail };
}

async function read(serving: Serving, asked: Asked): Promise<unknown> {
  const settings = settingsOf(asked.request.person, asked.endpoint.verb, serving.verbs);
  const { output, trail } = await serving.database.transaction(settings, (tx) => act(asked, tx), "read");
  if (trail) await serving.trail.add(rowOf(asked, "done", trail));
  return output;
}

function isRepeatedKey(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return code === "23505" && constraint === "request_pkey";
}

async function keptAnswer(serving: Serving, keyed: Keyed, person: Person): Promise<KeptRequest | undefined> {
  const kept = await serving.database.transaction({}, (tx) => findRequest(tx, keyed.key), "read");
  if (!kept) return undefined;
  if (kept.fingerprint !== keyed.fingerprint || kept.personId !== person.id)
    throw new Problem("conflict", { detail: words.keyReused });
  return kept;
}

async function change(asked: Asked, keyed: Keyed, tx: Tx): Promise<unknown> {
  const { output, trail } = await act(asked, tx);
  const { endpoint, request } = asked;
  addAuditAndRequest(tx, rowOf(asked, "done", trail ?? { subject: null }), {
    ...keyed,
    personId: request.person.id,
    status: endpoint.status ?? 200,
    answer: endpoint.output === "download" ? null : output,
  });
  return output;
}

interface Written {
  readonly answer: unknown;
  /** Nothing was done this time: the answer is the one kept from the first. */
  readonly repeated: boolean;
}

async function write(serving: Serving, asked: Asked, keyed: Keyed): Promise<Written> {
  const { person } = asked.request;
  const settings = settingsOf(person, asked.endpoint.verb, serving.verbs);
  try {
    const answer = await serving.database.transaction(settings, (tx) => change(asked, keyed, tx));
    return { answer, repeated: false };
  } catch (error) {
    // Looked up only when something stood in the way: the common write pays nothing for it. A repeated
    // request meets its own first effect (a stale version, a duplicate) or the key itself.
    const kept = await keptAnswer(serving, keyed, person);
    if (kept) return { answer: kept.answer, repeated: true };
    if (isRepeatedKey(error)) throw new Problem("conflict", { detail: words.keyReused });
    throw error;
  }
}

async function auditRefusal(serving: Serving, asked: Asked, error: unknown): Promise<void> {
  const problem = error instanceof Problem ? error : null;
  const params = (asked.request.params ?? {}) as Record<string, unknown>;
  const trail = {
    subject: Object.values(params).join("/") || null,
    details: { kind: problem?.kind ?? "crash" },
  };
  await serving.trail.add(rowOf(asked, problem ? "refused" : "failed", trail));
}

const auditedRefusals = new Set(["not-allowed", "not-found", "rule", "locked"]);

async function prepared(asked: Asked): Promise<Asked> {
  const { endpoint, request } = asked;
  if (!endpoint.prepare) return asked;
  return { ...asked, request: { ...request, prepared: await endpoint.prepare(request) } };
}

/** Runs one endpoint for a signed-in person. Throws the Problem that refuses. */
export async function serve(serving: Serving, given: Asked): Promise<unknown> {
  const { endpoint, request, keyed } = given;
  try {
    if (!holds(request.person, endpoint.verb)) throw new Problem("not-allowed", { detail: words.notHeld });
    const asked = await prepared(given);
    if (!keyed) {
      const answer = await read(serving, asked);
      endpoint.after?.(request, answer);
      return answer;
    }
    const { answer, repeated } = await write(serving, asked, keyed);
    // What a repetition tried was rolled back: a password made in it opens nothing and must not be told.
    if (!repeated) endpoint.after?.(request, answer);
    return answer;
  } catch (error) {
    if (!(error instanceof Problem))
      // What went wrong must reach the log, also where the trail cannot be reached.
      await auditRefusal(serving, given, error).catch((lost: unknown) =>
        log.error("failure-not-on-trail", { code: request.id, error: String(lost) }),
      );
    else if (auditedRefusals.has(error.kind)) await auditRefusal(serving, given, error);
    throw error;
  }
}
