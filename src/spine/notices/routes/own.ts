/** Endpoints of one's own notices: the list, how many are unread, marking them read. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { aboutOf, labelOf, ownAnswer } from "../answers.ts";
import { countUnread, listBatches, listOwn, markRead, type OwnNotice } from "../queries/notice.ts";
import { noticeKinds, thing, turnActs } from "../schema.ts";
import { words } from "../words.ts";

const PAGE_MAX = 200;

const listQuery = z.object({
  which: z.enum(["unread", "all"]).default("unread"),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
});
type ListQuery = z.infer<typeof listQuery>;

const batchShape = {
  at: z.coerce.date(),
  kind: z.enum(noticeKinds),
  step: z.coerce.number().int().nullable().default(null),
  act: z.enum(turnActs).nullable().default(null),
};

const shown = ({ titleVi, titleEn, aboutKind, aboutCode, unitName, ...row }: OwnNotice) => ({
  ...row,
  title: labelOf({ titleVi, titleEn }),
  about: aboutOf({ aboutKind, aboutCode }),
  unit: unitName,
});

const batchAnswer = z.object({
  at: z.date(),
  kind: z.enum(noticeKinds),
  step: z.number().nullable(),
  act: z.enum(turnActs).nullable(),
  last: z.number(),
  notices: z.number(),
  unread: z.number(),
  units: z.number(),
  /** The notice itself, where there is but one. */
  one: ownAnswer.nullable(),
});

const page = z.object({ rows: z.array(batchAnswer), next: z.string().nullable(), unread: z.number() });

/** What one was told, batch by batch: what the same look says of hundreds of things is one line. */
function listing(): AnyEndpoint {
  return endpoint<unknown, ListQuery, null, undefined, z.infer<typeof page>>({
    verb: "notice.read",
    method: "GET",
    path: "/api/notices",
    summary: words.readNotices,
    query: listQuery as z.ZodType<ListQuery>,
    output: page,
    audit: (_, __, out) => ({ subject: "my-notices", details: { rows: out.rows.length } }),
    run: async (tx, { query, person }) => {
      const { which, after, limit } = query;
      const asked = { personId: person.id, unread: which === "unread", after };
      const found = await listBatches(tx, { ...asked, limit: limit + 1 });
      const batches = found.slice(0, limit);
      const alone = batches.filter((one) => one.notices === 1).map((one) => one.last);
      const notices = await listOwn(tx, { ...asked, after: undefined, of: alone, limit });
      const ones = new Map(notices.map((one) => [one.id, shown(one)]));
      return {
        rows: batches.map((one) => ({ ...one, one: ones.get(one.last) ?? null })),
        next: found.length > limit ? String(batches.at(-1)?.last ?? "") : null,
        unread: await countUnread(tx, person.id),
      };
    },
  });
}

const batchQuery = listQuery.extend(batchShape);
type BatchQuery = z.infer<typeof batchQuery>;
const batchPage = z.object({ rows: z.array(ownAnswer), next: z.string().nullable() });

function listingBatch(): AnyEndpoint {
  return endpoint<unknown, BatchQuery, null, undefined, z.infer<typeof batchPage>>({
    verb: "notice.read",
    method: "GET",
    path: "/api/notices/batch",
    summary: words.readNotices,
    query: batchQuery as z.ZodType<BatchQuery>,
    output: batchPage,
    audit: (_, __, out) => ({ subject: "my-notices", details: { rows: out.rows.length } }),
    run: async (tx, { query, person }) => {
      const { which, after, limit, ...of } = query;
      const asked = { personId: person.id, unread: which === "unread", after, of };
      const found = await listOwn(tx, { ...asked, limit: limit + 1 });
      const rows = found.slice(0, limit);
      return { rows: rows.map(shown), next: found.length > limit ? String(rows.at(-1)?.id ?? "") : null };
    },
  });
}

function counting(): AnyEndpoint {
  return endpoint({
    verb: "notice.read",
    method: "GET",
    path: "/api/notices/unread",
    summary: words.readNotices,
    output: z.object({ unread: z.number() }),
    audit: { none: "a number of one's own notices holds nothing about anything" },
    run: async (tx, { person }) => ({ unread: await countUnread(tx, person.id) }),
  });
}

const readInput = z.union([
  z.strictObject({ ids: z.array(z.int().positive()).min(1).max(PAGE_MAX) }),
  thing.strict(),
  z.strictObject(batchShape),
  z.strictObject({ all: z.literal(true) }),
]);
type ReadInput = z.infer<typeof readInput>;

function marking(): AnyEndpoint {
  return endpoint<unknown, unknown, ReadInput, undefined, { read: number; unread: number }>({
    verb: "notice.mark-read",
    method: "POST",
    path: "/api/notices/read",
    summary: words.markRead,
    body: readInput as z.ZodType<ReadInput>,
    output: z.object({ read: z.number(), unread: z.number() }),
    audit: (_, __, out) => ({ subject: "my-notices", details: { read: out.read } }),
    run: async (tx, { body, person }) => {
      const which = "all" in body ? "all" : body;
      const read = await markRead(tx, { personId: person.id, at: now(), which });
      return { read, unread: await countUnread(tx, person.id) };
    },
  });
}

/** All endpoints of one's own notices. */
export function ownEndpoints(): AnyEndpoint[] {
  return [listing(), listingBatch(), counting(), marking()];
}
