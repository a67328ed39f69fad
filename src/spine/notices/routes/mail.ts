/** Endpoints of the outbox for whoever runs the system: how mails fare, and trying one again. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { MailConfig } from "#base/config.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { mailAbilities, mailAnswer, type MailAnswer } from "../answers.ts";
import { countMails, listMails, mailFacts, requeueMail } from "../queries/mail.ts";
import { mailStates } from "../schema.ts";
import { words } from "../words.ts";

const PAGE_MAX = 200;

/** The server's settings without anything secret; null where no mail is set up. */
const server = z
  .object({
    host: z.string(),
    port: z.number(),
    security: z.string(),
    from: z.string(),
    signsIn: z.boolean(),
  })
  .nullable();

const statusAnswer = z.object({
  server,
  lastSentAt: z.date().nullable(),
  withoutAddress: z.number(),
  counts: z.array(z.object({ state: z.enum(mailStates), n: z.number() })),
});

const shownServer = (config: MailConfig | null): z.infer<typeof server> =>
  config && {
    host: config.host,
    port: config.port,
    security: config.security,
    from: config.from,
    signsIn: config.user !== null,
  };

function status(config: MailConfig | null): AnyEndpoint {
  return endpoint({
    verb: "mail.read",
    method: "GET",
    path: "/api/mail",
    summary: words.readMail,
    output: statusAnswer,
    audit: () => ({ subject: "mail" }),
    run: async (tx) => ({
      server: shownServer(config),
      ...(await mailFacts(tx)),
      counts: await countMails(tx),
    }),
  });
}

const listQuery = z.object({
  state: z.enum(mailStates).optional(),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  sort: z.string().max(20).optional(),
});
type ListQuery = z.infer<typeof listQuery>;

const page = z.object({ rows: z.array(mailAnswer), next: z.string().nullable() });

async function listed(tx: Tx, query: ListQuery, person: Person): Promise<z.infer<typeof page>> {
  const found = await listMails(tx, { ...query, limit: query.limit + 1 });
  const rows = found
    .slice(0, query.limit)
    .map((row): MailAnswer => ({ ...row, can: mailAbilities(person, row.state) }));
  return { rows, next: found.length > query.limit ? String(rows.at(-1)?.id ?? "") : null };
}

function listing(): AnyEndpoint {
  return endpoint<unknown, ListQuery, null, undefined, z.infer<typeof page>>({
    verb: "mail.read",
    method: "GET",
    path: "/api/mail/sent",
    summary: words.readMail,
    query: listQuery as z.ZodType<ListQuery>,
    output: page,
    audit: (_, __, out) => ({ subject: "mail", details: { rows: out.rows.length } }),
    run: (tx, { query, person }) => listed(tx, query, person),
  });
}

const byId = z.object({ id: z.coerce.number().int().positive() });

function retrying(): AnyEndpoint {
  return endpoint<{ id: number }, unknown, null, undefined, { queued: boolean }>({
    verb: "mail.retry",
    method: "POST",
    path: "/api/mail/{id}/retry",
    summary: words.retryMail,
    params: byId,
    output: z.object({ queued: z.boolean() }),
    audit: ({ params }) => ({ subject: `mail/${params.id}` }),
    run: async (tx, { params }) => {
      if (!(await requeueMail(tx, params.id, now()))) throw new Problem("rule", { detail: words.notGivenUp });
      return { queued: true };
    },
  });
}

/** All endpoints of mails. */
export function mailEndpoints(config: MailConfig | null): AnyEndpoint[] {
  return [status(config), listing(), retrying()];
}
