/**
 * The database that every cast is copied from: migrated, with the city's units and the demonstration's people in it. Made
 * once a day for each state of what seeds it, by the first test that needs it; copying takes a tenth of a second where
 * seeding takes two.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { today } from "#base/clock.ts";
import { openDatabase } from "#base/database/index.ts";
import { seedFacts } from "#spine/agencies/index.ts";
import { SEED_SETTINGS, seedDemoPeople } from "#spine/people/index.ts";

const root = path.resolve(import.meta.dirname, "..");
/** What decides on the content of the seeded database, besides the migrations. */
const SEEDS = [
  "src/spine/agencies",
  "src/spine/people",
  "src/spine/access",
  "src/base/vi",
  "src/base/database",
];

function nameFor(template: string): string {
  const hash = createHash("sha256").update(template);
  for (const folder of SEEDS)
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).toSorted())
      if (/\.(ts|json)$/.test(name) && !name.endsWith(".test.ts"))
        hash.update(name).update(readFileSync(path.join(root, folder, name)));
  // The day is part of it: roles begin on the day they are given.
  return `cast_${today().replaceAll("-", "")}_${hash.digest("hex").slice(0, 16)}`;
}

function addressOf(server: string, database: string): string {
  const address = new URL(server);
  address.pathname = `/${database}`;
  return address.href;
}

async function seed(url: string): Promise<void> {
  const owner = openDatabase(url, { max: 1 });
  try {
    await owner.transaction(SEED_SETTINGS, async (tx) => {
      await seedFacts(tx);
      await seedDemoPeople(tx);
    });
  } finally {
    await owner.close();
  }
}

/** The name of the seeded database on this server; makes it when it is not there. `template` is the migrated one. */
export async function castTemplate(server: string, template: string): Promise<string> {
  const name = nameFor(template);
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(7262)");
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 1) return name;
    await client.query(`drop database if exists ${name}_making with (force)`);
    await client.query(`create database ${name}_making template ${template}`);
    await seed(addressOf(server, `${name}_making`));
    await client.query(`alter database ${name}_making rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}
