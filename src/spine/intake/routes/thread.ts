/** Endpoints of the thread between the commune and whoever reported without a name. */
import { z } from "zod";
import { openRecordKeys, unseal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { THREAD_KEY } from "../collect.ts";
import { openMessage, sealMessage } from "../open.ts";
import { messageInput, type MessageInput } from "../public-schema.ts";
import { addMessage, findThread, listMessages } from "../queries/letter.ts";
import type { ReportRow } from "../queries/report.ts";
import { addEvent } from "../queries/story.ts";
import { words } from "../words.ts";
import { actedBy } from "./acts.ts";
import { byCode, loadReport, type ByCode } from "./reports.ts";

const threadAnswer = z.object({
  /** Whether there is one: only what came by the public site has it. */
  open: z.boolean(),
  messages: z.array(
    z.object({
      fromReporter: z.boolean(),
      at: z.date(),
      byName: z.string().nullable(),
      text: z.string(),
    }),
  ),
});
type ThreadAnswer = z.infer<typeof threadAnswer>;

interface Opened {
  readonly id: number;
  readonly key: Buffer;
}

/** The thread of a report with its key; null where it has none, or was erased. */
async function openedThread(tx: Tx, row: ReportRow): Promise<Opened | null> {
  const thread = await findThread(tx, row.code);
  const key = (await openRecordKeys(tx, [row.record])).get(row.record);
  if (!thread || !key) return null;
  const text = unseal(key, THREAD_KEY, thread.sealedThreadKey) as string;
  return { id: thread.id, key: Buffer.from(text, "base64") };
}

function reading(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, ReportRow, ThreadAnswer>({
    verb: "intake.read",
    method: "GET",
    path: "/api/intake/reports/{code}/thread",
    summary: words.readThread,
    params: byCode,
    output: threadAnswer,
    load: loadReport(),
    audit: ({ params }, _, out) => ({
      subject: `intake/${params.code}`,
      details: { messages: out.messages.length },
    }),
    run: async (tx, _, row) => {
      const thread = await openedThread(tx, row);
      if (!thread) return { open: false, messages: [] };
      const rows = await listMessages(tx, thread.id);
      const messages = rows.map(({ sealed, ...one }) => ({
        ...one,
        text: openMessage(row.code, thread.key, sealed),
      }));
      return { open: true, messages };
    },
  });
}

const written = z.object({ code: z.string() });

function writing(): AnyEndpoint {
  return endpoint<ByCode, unknown, MessageInput, ReportRow, z.infer<typeof written>>({
    verb: "intake.write",
    method: "POST",
    path: "/api/intake/reports/{code}/thread",
    summary: words.writeThread,
    params: byCode,
    body: messageInput as z.ZodType<MessageInput>,
    output: written,
    load: loadReport(true),
    audit: ({ params }) => ({ subject: `intake/${params.code}` }),
    run: async (tx, { params, body, person }, row) => {
      const thread = await openedThread(tx, row);
      if (!thread) throw new Problem("rule", { detail: words.noThreadHere });
      const by = actedBy(person);
      await addMessage(tx, thread.id, { ...by, sealed: sealMessage(row.code, thread.key, body.text) });
      await addEvent(tx, row.id, { ...by, act: "write" });
      return { code: params.code };
    },
  });
}

/** All endpoints of threads. */
export const threadEndpoints = (): AnyEndpoint[] => [reading(), writing()];
