/** Modules behind real HTTP and the application's own database role, without the sign-in: each request says who asks. */
import fastifyMultipart from "@fastify/multipart";
import Fastify from "fastify";
import { randomUUID } from "node:crypto";
import { openDatabase, roleUrl, type Database } from "#base/database/index.ts";
import {
  errorAnswer,
  mount,
  mountOpen,
  readTrail,
  type Module,
  type Person,
  type Verbs,
} from "#spine/access/index.ts";
import { seedFacts } from "#spine/agencies/index.ts";
import { knowRegisters } from "#spine/records/index.ts";
import { TEST_KEY, testDatabase, type TestDatabaseOptions } from "./database.ts";
import { personAt } from "./people-by-hand.ts";
import type { RoleCode } from "#spine/access/index.ts";

/** An answer: JSON where it was JSON, else the bytes. */
export interface Answer {
  readonly status: number;
  // What a test expects of it, it says itself.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  readonly bytes: Uint8Array;
  /** Names of the headers with the lengths of their values. */
  readonly headers: string;
}

/** What is asked: the method with the path, and what is sent along. */
export interface Ask {
  readonly body?: object;
  readonly key?: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** A running set of modules over a database of its own, with the facts about agencies in it. */
export interface Desk {
  readonly owner: Database;
  readonly app: Database;
  readonly report: Database;
  ask(person: Person, route: string, ask?: Ask): Promise<Answer>;
  /** Asks without a session, with these headers. */
  open(route: string, ask?: Ask & { readonly headers?: Readonly<Record<string, string>> }): Promise<Answer>;
  /** Someone with one role at the unit of this code. */
  person(role: RoleCode, unitCode: string): Promise<Person>;
  unitId(code: string): Promise<number>;
  /** Every address that is declared as a GET, with its parameters in braces. */
  readonly gets: readonly string[];
  close(): Promise<void>;
}

function multipart(file: NonNullable<Ask["file"]>): { payload: Buffer; headers: Record<string, string> } {
  const edge = `edge${randomUUID()}`;
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
    headers: { "content-type": `multipart/form-data; boundary=${edge}` },
  };
}

const headersOf = (headers: Readonly<Record<string, unknown>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}:${String(value).length}`)
    .toSorted()
    .join(" ");

/** On what ground the modules stand. */
export type DeskOptions = Pick<TestDatabaseOptions, "plainOwner">;

/** Starts the modules that `make` returns; it is given the pools of the report role and of the public site's. */
export async function openDesk(
  make: (report: Database, portal: Database) => readonly Module[],
  options: DeskOptions = {},
): Promise<Desk> {
  const own = await testDatabase(options);
  const owner = openDatabase(own.url, { max: 3 });
  const app = openDatabase(roleUrl(own.url, TEST_KEY, "app"), { max: 6 });
  const report = openDatabase(roleUrl(own.url, TEST_KEY, "report"), { max: 3 });
  await owner.transaction({}, (tx) => seedFacts(tx));
  const portal = openDatabase(roleUrl(own.url, TEST_KEY, "portal"), { max: 2 });
  const modules = make(report, portal);
  knowRegisters(modules);
  const verbs: Verbs = Object.assign({}, ...modules.map((m) => m.verbs));
  const constraints = Object.assign({}, ...modules.map((m) => m.constraints ?? {}));
  const people = new Map<string, Person>();
  const server = Fastify({ logger: false });
  await server.register(fastifyMultipart);
  server.setErrorHandler(errorAnswer(constraints));
  mount(
    server,
    modules.flatMap((m) => m.endpoints),
    {
      database: app,
      verbs,
      trail: readTrail(app),
      constraints,
      authenticate: (headers) => people.get(String(headers["x-person"])) ?? null,
    },
  );
  mountOpen(
    server,
    modules.flatMap((m) => m.open ?? []),
    app,
  );
  const unitId = async (code: string): Promise<number> => {
    const found = await owner.query("select id from agencies.unit where code = $1 and valid_to is null", [
      code,
    ]);
    const id = (found.rows[0] as { id: number } | undefined)?.id;
    if (id === undefined) throw new Error(`There is no unit ${code}.`);
    return id;
  };
  return {
    owner,
    app,
    report,
    unitId,
    gets: modules
      .flatMap((m) => m.endpoints)
      .filter((one) => one.method === "GET")
      .map((one) => one.path),
    async person(role, unitCode) {
      const id = await unitId(unitCode);
      const under = await owner.query("select id from agencies.unit where parent_id = $1", [id]);
      return personAt(
        role,
        id,
        verbs,
        under.rows.map((r) => (r as { id: number }).id),
      );
    },
    async ask(person, route, { body, key, file } = {}) {
      people.set(person.userName, person);
      const [method = "GET", url = ""] = route.split(" ");
      const sent = file ? multipart(file) : { payload: body ?? {}, headers: {} };
      const answer = await server.inject({
        method: method as "GET",
        url,
        headers: { "x-person": person.userName, "idempotency-key": key ?? randomUUID(), ...sent.headers },
        ...(method !== "GET" && { payload: sent.payload }),
      });
      const isJson = String(answer.headers["content-type"]).includes("json");
      return {
        status: answer.statusCode,
        body: isJson ? answer.json() : null,
        bytes: answer.rawPayload,
        headers: headersOf(answer.headers),
      };
    },
    async open(route, { body, headers = {} } = {}) {
      const [method = "GET", url = ""] = route.split(" ");
      const answer = await server.inject({
        method: method as "GET",
        url,
        headers: { ...headers },
        ...(method !== "GET" && { payload: body ?? {} }),
      });
      return {
        status: answer.statusCode,
        body: answer.json(),
        bytes: answer.rawPayload,
        headers: headersOf(answer.headers),
      };
    },
    async close() {
      await server.close();
      await Promise.all([app.close(), owner.close(), report.close(), portal.close()]);
      await own.close();
    },
  };
}
