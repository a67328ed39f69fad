/** The whole product behind real HTTP, as the server composes it, without the sign-in: each request says who asks. */
import { randomUUID } from "node:crypto";
import { readConfig } from "#base/config.ts";
import { openDatabase, type Database } from "#base/database/index.ts";
import { buildServer, compose } from "#apps/server/index.ts";
import type { Person, Verbs } from "#spine/access/index.ts";
import { asPerson, type CastName } from "./cast.ts";
import { TEST_KEY } from "./database.ts";
import { operationsOf, type Operation } from "./odd-requests.ts";

/** What came back. */
export interface Told {
  readonly status: number;
  readonly type: string;
  /** Names of the headers with the lengths of their values; the length of a packed file is left out. */
  readonly headers: string;
  readonly text: string;
  readonly bytes: Buffer;
}

/** A request as somebody makes it. */
export interface Wish {
  readonly by: Person;
  /** Method and address. */
  readonly route: string;
  readonly body?: object;
}

/** The product over one database. */
export interface WholeProduct {
  readonly owner: Database;
  readonly database: Database;
  readonly operations: readonly Operation[];
  readonly verbs: Verbs;
  person(name: CastName): Promise<Person>;
  ask(wish: Wish): Promise<Told>;
  close(): Promise<void>;
}

const PACKED = /sheet|word|zip/;

function headersOf(headers: Readonly<Record<string, unknown>>): string {
  const packed = PACKED.test(String(headers["content-type"]));
  return Object.entries(headers)
    .filter(([name]) => !(packed && name === "content-length"))
    .map(([name, value]) => `${name}:${String(value).length}`)
    .toSorted()
    .join(" ");
}

/** Opens it over the database at `url`. Files go where `keepFilesIn` said. */
export async function openWholeProduct(url: string): Promise<WholeProduct> {
  const config = readConfig({ TOAM_ENV: "test" });
  const session = "a secret of tests, long enough to sign with";
  const product = compose(config, url, { database: TEST_KEY, session });
  const { database, modules } = product;
  const verbs = Object.assign({}, ...modules.map((module) => module.verbs)) as Verbs;
  const people = new Map<string, Person>();
  const authenticate = (headers: Readonly<Record<string, unknown>>): Person | null =>
    people.get(String(headers["x-person"])) ?? null;
  const app = await buildServer({ config, database, modules, authenticate });
  const owner = openDatabase(url, { max: 2 });
  return {
    owner,
    database,
    verbs,
    operations: operationsOf((await app.inject("/api/openapi.json")).json()),
    person: (name) => asPerson(owner, name, verbs),
    async ask({ by, route, body }) {
      people.set(by.userName, by);
      const [method = "GET", address = ""] = route.split(" ");
      const answer = await app.inject({
        method: method as "GET",
        url: address,
        headers: { "x-person": by.userName, "idempotency-key": randomUUID() },
        ...(method !== "GET" && { payload: body ?? {} }),
      });
      return {
        status: answer.statusCode,
        type: String(answer.headers["content-type"]),
        headers: headersOf(answer.headers),
        text: answer.body,
        bytes: answer.rawPayload,
      };
    },
    async close() {
      await app.close();
      await product.close();
      await owner.close();
    },
  };
}
