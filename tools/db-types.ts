/**
 * Regenerates db/types.ts from a database migrated just now, and db/schema.sql where Debian's pg_dump can read it.
 * Run after each migration: `./toam`'s Node, `node tools/db-types.ts`. `--check` fails when the file is out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { generate, PostgresDialect } from "kysely-codegen";
import { Kysely, PostgresDialect as Pg } from "kysely";
import pg from "pg";
import { installed } from "../src/base/config.ts";
import { startEmbedded } from "../src/base/database/embedded/index.ts";
import { migrate } from "../src/base/database/migrate.ts";

const server = await startEmbedded({ dir: installed(".cache/types/postgres") });
const owner = new pg.Client({ connectionString: server.url });
await owner.connect();
await owner.query("drop database if exists types with (force)");
await owner.query("create database types");
await owner.end();
const address = new URL(server.url);
address.pathname = "/types";
try {
  await migrate(address.href, "types");
  const pool = new pg.Pool({ connectionString: address.href });
  // The server may be stopped before the last connection has said goodbye.
  pool.on("error", () => undefined);
  const db = new Kysely<unknown>({
    dialect: new Pg({ pool: pool }),
  });
  const made = await generate({
    camelCase: true,
    db: db as never,
    dialect: new PostgresDialect({ numericParser: "number" as never, dateParser: "string" as never }),
    excludePattern: "public.*",
    runtimeEnums: false,
    singularize: false,
  } as never);
  await db.destroy();
  // Our pool reads bigint as a number (ids and counts stay far below 2^53).
  const text = made.replace(
    "ColumnType<string, bigint | number | string, bigint | number | string>",
    "ColumnType<number, number, number>",
  );
  const file = installed("db/types.ts");
  if (process.argv.includes("--check")) {
    if (readFileSync(file, "utf8") !== text) {
      console.error("db/types.ts is out of date: run tools/db-types.ts");
      process.exitCode = 1;
    }
  } else writeFileSync(file, text);
} finally {
  await server.stop();
}
