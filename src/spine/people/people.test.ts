/** People over HTTP against a real PostgreSQL: signing in, one's own account, managing others. */
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asPerson, castDatabase, signIn, type CastDatabase } from "#test/cast.ts";
import { DEMO_PASSWORD, peopleVerbs } from "./index.ts";
import { peopleServer } from "#test/people-server.ts";

let data: CastDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  data = await castDatabase();
  ({ app } = await peopleServer(data));
});
afterAll(async () => {
  await app.close();
  await data.close();
});

describe("signing in", () => {
  it("gives a session, and /api/me tells who it is", async () => {
    const cookie = await signIn(app, "officerBaDinh");
    const me = await app.inject({ url: "/api/me", headers: { cookie } });
    expect(me.json()).toMatchObject({
      person: { userName: "ubnd.00004", unit: { code: "01.00004", name: "Phường Ba Đình" } },
      roles: [{ code: "commune-officer" }],
      needs: [],
    });
  });
});
