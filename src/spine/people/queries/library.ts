/** The connections the sign-in library is given: each works under the setting that opens secrets, and only while it is lent. */
import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPoolClient } from "kysely";
import type { Database } from "#base/database/index.ts";

const ENTER = "select set_config('toam.verb', 'person.sign-in', false)";
const LEAVE = "select set_config('toam.verb', '', false)";

async function lend(database: Database): Promise<PostgresPoolClient> {
  const client = await database.connect();
  await client.query(ENTER);
  return {
    query: client.query.bind(client),
    release: () => {
      client.query(LEAVE).then(
        () => client.release(),
        () => client.release(true),
      );
    },
  } as PostgresPoolClient;
}

/** A query builder over our pool for the library's own tables. */
export function libraryDatabase(database: Database): Kysely<Record<string, never>> {
  const pool = { connect: () => lend(database), end: () => Promise.resolve(), options: {} };
  return new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
}
