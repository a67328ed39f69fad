/** One's own calendar address: seeing it, making it (the one before ends), taking it back. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { endFeed, findOwnFeed, putFeed } from "../queries/feed.ts";
import { feedToken, newFeedId } from "../sign-in/feed.ts";
import { words } from "../words.ts";
import type { Context } from "./context.ts";

const moment = z.date().transform((d) => d.toISOString());

const feedOutput = z.object({
  /** Null while there is none. */
  feed: z.object({ url: z.string(), madeAt: moment, lastUsedAt: moment.nullable() }).nullable(),
});

/** The endpoints of one's own calendar address. */
export function feedEndpoints({ secret, publicUrl }: Context): AnyEndpoint[] {
  const shown = async (tx: Tx, personId: number) => {
    const row = await findOwnFeed(tx, personId);
    if (!row) return { feed: null };
    const url = `${publicUrl}/calendar/${feedToken(row.id, secret)}/to-am.ics`;
    return { feed: { url, madeAt: row.madeAt, lastUsedAt: row.lastUsedAt } };
  };
  const common = { verb: "me.feed", path: "/api/me/feed", summary: words.meFeed } as const;
  return [
    endpoint({
      ...common,
      method: "GET",
      output: feedOutput,
      audit: { none: "one's own address, shown to oneself" },
      run: (tx, { person }) => shown(tx, person.id) as never,
    }),
    endpoint({
      ...common,
      method: "POST",
      body: z.strictObject({}),
      // The address itself is read afterwards: the kept answer of a write should hold no secret.
      output: z.object({ made: z.boolean() }),
      status: 201,
      audit: () => ({ subject: "calendar-address", details: { made: true } }),
      run: async (tx, { person }) => {
        await putFeed(tx, { personId: person.id, id: newFeedId(), at: now() });
        return { made: true };
      },
    }),
    endpoint({
      ...common,
      method: "DELETE",
      output: z.object({ ended: z.boolean() }),
      audit: () => ({ subject: "calendar-address", details: { ended: true } }),
      run: async (tx, { person }) => {
        if (!(await endFeed(tx, person.id))) throw new Problem("not-found");
        return { ended: true };
      },
    }),
  ];
}
