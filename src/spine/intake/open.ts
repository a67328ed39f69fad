/** What needs no session: a report of the public, its thread, a report of another system. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { boxPublicKey, seal, sealToBox, unseal } from "#base/crypto/vault.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { log } from "#base/log.ts";
import { Problem } from "#base/problem.ts";
import { openEndpoint, type AnyOpenEndpoint } from "#spine/access/index.ts";
import { findUnit, keptDirectory } from "#spine/agencies/index.ts";
import { COLLECTING, collectLetters, type Dropped } from "./collect.ts";
import { sendingOf, systemHash, threadHash, threadKey } from "./public.ts";
import {
  messageInput,
  publicInput,
  systemInput,
  type MessageInput,
  type PublicInput,
  type SystemInput,
} from "./public-schema.ts";
import { dropLetter, readThread, writeThread } from "./queries/letter.ts";
import { findEntered } from "./queries/report.ts";
import { findSystem, type SystemRow } from "./queries/system.ts";
import { isCommune, refuseMoment } from "./rules/channel.ts";
import { keepReport } from "./receive.ts";
import { reportCode, type AddressLetter, type Channel } from "./schema.ts";
import { letterOf } from "./rules/channel.ts";
import { words } from "./words.ts";

/** What the open endpoints are made of. */
export interface OpenParts {
  /** The database under the role of the public site. */
  readonly portal: Database;
  readonly secret: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const BYTES_MAX = 32_768;
const noPlace = (): Problem =>
  new Problem("invalid", { errors: [{ path: "place", message: words.notAPlace }] });

/** Collects at once, after the answer: nobody who reports waits for it, and the timer finds what this one missed. */
function collectSoon(database: Database): void {
  setImmediate(() => {
    collectLetters(database).catch((error: unknown) =>
      log.warn("letters-wait", { error: error instanceof Error ? error.name : "" }),
    );
  });
}

const receipt = z.object({ reference: z.string(), passphrase: z.string() });

function reporting({ portal, secret }: OpenParts): AnyOpenEndpoint {
  return openEndpoint<unknown, PublicInput, z.infer<typeof receipt>>({
    method: "POST",
    path: "/public/reports",
    summary: words.reportOpenly,
    body: publicInput as z.ZodType<PublicInput>,
    output: receipt,
    status: 201,
    limit: { bytes: BYTES_MAX, each: 20, all: 600, minutes: 10 },
    run: async ({ body, header, database }) => {
      const number = header("idempotency-key");
      if (!UUID.test(number)) throw new Problem("invalid", { detail: words.numberMissing });
      const sending = sendingOf(secret, number.toLowerCase(), JSON.stringify(body));
      const key = await threadKey(sending.code, sending.passphrase);
      if (!key) throw new Error("A passphrase just made is none.");
      const dropped: Dropped = { report: body, threadKey: key.toString("base64") };
      const { code, dropKey, fingerprint, passphrase } = sending;
      const how = await dropLetter(portal, {
        code,
        dropKey,
        fingerprint,
        threadHash: threadHash(key),
        place: body.place,
        at: now(),
        sealed: sealToBox(boxPublicKey(), dropped),
      });
      if (how === "no-place") throw noPlace();
      if (how === "another") throw new Problem("conflict", { detail: words.numberReused });
      collectSoon(database);
      return { reference: code, passphrase };
    },
  });
}

const MESSAGE = "intake.message";
const byReference = z.object({ reference: reportCode });
type ByReference = z.infer<typeof byReference>;
const thread = z.object({
  /** Whether it is with the commune already. */
  standing: z.enum(["waiting", "arrived"]),
  messages: z.array(z.object({ fromReporter: z.boolean(), at: z.date(), text: z.string() })),
});
const threadLimit = { bytes: BYTES_MAX, each: 40, all: 1200, minutes: 10 } as const;

/** Seals and opens what is written in a thread. */
export const sealMessage = (code: string, key: Buffer, text: string): Buffer =>
  seal({ record: code, key }, MESSAGE, text);
export const openMessage = (code: string, key: Buffer, sealed: Buffer): string =>
  unseal({ record: code, key }, MESSAGE, sealed) as string;

/** Not known is not found, whichever of the two is wrong. */
async function keyOf(code: string, passphrase: string): Promise<{ key: Buffer; hash: Buffer }> {
  const key = await threadKey(code, passphrase);
  if (!key) throw new Problem("not-found", { detail: words.noThread });
  return { key, hash: threadHash(key) };
}

async function shownThread(
  portal: Database,
  code: string,
  by: { key: Buffer; hash: Buffer },
): Promise<z.infer<typeof thread>> {
  const found = await readThread(portal, { code, hash: by.hash });
  if (!found) throw new Problem("not-found", { detail: words.noThread });
  const messages = found.messages.map(({ fromReporter, at, sealed }) => ({
    fromReporter,
    at,
    text: openMessage(code, by.key, sealed),
  }));
  return { standing: found.standing, messages };
}

function readingThread({ portal }: OpenParts): AnyOpenEndpoint {
  return openEndpoint<ByReference, null, z.infer<typeof thread>>({
    method: "GET",
    path: "/public/reports/{reference}/thread",
    summary: words.readThreadOpenly,
    params: byReference,
    output: thread,
    limit: threadLimit,
    asks: "passphrase",
    run: async ({ params, header }) =>
      shownThread(portal, params.reference, await keyOf(params.reference, header("x-passphrase"))),
  });
}

function writingThread({ portal }: OpenParts): AnyOpenEndpoint {
  return openEndpoint<ByReference, MessageInput, z.infer<typeof thread>>({
    method: "POST",
    path: "/public/reports/{reference}/thread",
    summary: words.writeThreadOpenly,
    params: byReference,
    body: messageInput as z.ZodType<MessageInput>,
    output: thread,
    limit: threadLimit,
    asks: "passphrase",
    status: 201,
    run: async ({ params, body, header }) => {
      const code = params.reference;
      const by = await keyOf(code, header("x-passphrase"));
      const sealed = sealMessage(code, by.key, body.text);
      const done = await writeThread(portal, { code, hash: by.hash, at: now(), sealed });
      if (!done) throw new Problem("not-found", { detail: words.noThread });
      return shownThread(portal, code, by);
    },
  });
}

const systemReceipt = z.object({ code: z.string() });

async function keepSent(tx: Tx, system: SystemRow, body: SystemInput): Promise<string> {
  const { place, entry, receivedAt, what, where, when, safeContact, reporter, people, screening, ...facts } =
    body;
  const before = await findEntered(tx, entry);
  if (before && before.receiverUnitId !== system.unitId)
    throw new Problem("conflict", { detail: words.numberReused });
  if (before) return before.code;
  const unit = findUnit(await keptDirectory(tx), place, today());
  if (!unit || !isCommune(unit)) throw noPlace();
  const at = now();
  const told = new Date(receivedAt);
  const refusal = refuseMoment(told, at);
  if (refusal) throw refusal;
  const channel: Channel = system.channel;
  const addressLetter: AddressLetter | null = letterOf(channel);
  const { code } = await keepReport(
    tx,
    {
      ...facts,
      channel,
      addressLetter,
      receivedAt: told > at ? at : told,
      receiverUnitId: system.unitId,
      unitId: unit.id,
      entry,
      content: { what, where, when, safeContact, reporter, people, screening },
    },
    { at, personId: null, byName: system.name },
  );
  return code;
}

function sendingSystem(): AnyOpenEndpoint {
  return openEndpoint<unknown, SystemInput, z.infer<typeof systemReceipt>>({
    method: "POST",
    path: "/api/intake/systems/reports",
    summary: words.reportBySystem,
    body: systemInput as z.ZodType<SystemInput>,
    output: systemReceipt,
    status: 201,
    limit: { bytes: BYTES_MAX, each: 600, all: 3000, minutes: 10 },
    asks: "key",
    run: ({ body, header, database }) => {
      const key = /^Bearer (\S{20,200})$/.exec(header("authorization"))?.[1];
      if (!key) throw new Problem("not-signed-in", { detail: words.keyUnknown });
      return database.transaction(COLLECTING, async (tx) => {
        const system = await findSystem(tx, systemHash(key), now());
        if (!system) throw new Problem("not-signed-in", { detail: words.keyUnknown });
        return { code: await keepSent(tx, system, body) };
      });
    },
  });
}

/** All that needs no session. */
export const openEndpoints = (parts: OpenParts): AnyOpenEndpoint[] => [
  reporting(parts),
  readingThread(parts),
  writingThread(parts),
  sendingSystem(),
];
