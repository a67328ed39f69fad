/** The demonstration's sign-ins, shown to whoever opens it; this route exists in the demonstration only. */
import type { FastifyInstance } from "fastify";
import type { Database } from "#base/database/index.ts";
import { roles } from "#spine/access/index.ts";
import { DEMO_PASSWORD, offeredUserNames } from "./demo.ts";
import { listOffered } from "./queries/demo.ts";

/** Adds GET /api/demo/people. */
export function mountDemoPeople(app: FastifyInstance, database: Database): void {
  app.get("/api/demo/people", async () => {
    const people = await listOffered(database, offeredUserNames);
    return {
      password: DEMO_PASSWORD,
      people: people.map((person) => ({ ...person, role: roles[person.role] })),
    };
  });
}
