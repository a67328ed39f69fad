/** A server with people alone on it, for the tests of signing in. */
import fastify, { type FastifyInstance, type LightMyRequestResponse } from "fastify";
import { errorAnswer, mount, readTrail } from "#spine/access/index.ts";
import { createPeople, peopleVerbs, type People, type PeopleOptions } from "#spine/people/index.ts";
import { underOf, type CastDatabase } from "./cast.ts";

/** The address that tests pretend to be at; `inject` sends the host "localhost:80". */
export const TEST_ADDRESS = "http://localhost";

/** People and the server they are on. */
export interface PeopleServer {
  readonly app: FastifyInstance;
  readonly people: People;
}

/** The cookies of an answer as the next request sends them. */
export function cookieOf(answer: LightMyRequestResponse): string {
  return answer.cookies
    .filter(({ value }) => value !== "")
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");
}

/** Builds it over the application's connection. */
export async function peopleServer(
  data: CastDatabase,
  options: Partial<PeopleOptions> = {},
): Promise<PeopleServer> {
  const people = createPeople({
    database: data.app,
    secret: "a secret of tests, long enough to sign with",
    publicUrl: TEST_ADDRESS,
    verbs: peopleVerbs,
    demo: true,
    underOf: (unitId, day) => underOf(data.app, unitId, day),
    ...options,
  });
  const app = fastify({ logger: false });
  const constraints = people.module.constraints ?? {};
  app.setErrorHandler(errorAnswer(constraints));
  people.mountAuth(app);
  const { authenticate } = people;
  mount(app, people.module.endpoints, {
    database: data.app,
    authenticate,
    constraints,
    verbs: options.verbs ?? peopleVerbs,
    trail: readTrail(data.app),
  });
  const stop = people.module.start?.(data.app);
  app.addHook("onClose", () => stop?.());
  await app.ready();
  return { app, people };
}
