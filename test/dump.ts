/** A dump of a database as a thief would have it: every row of every table as text, the keys of records among them. */
import pg from "pg";
import { copyOut } from "../src/base/database/copy.ts";
import { copyTarget, tablesOf } from "../src/base/database/backup/catalogue.ts";

/**
 * Every stored value, tab by tab, as COPY writes it; bytes are hexadecimal there, so they follow once more as the bytes they
 * are. Search it for planted text: what is found was not sealed.
 */
export async function dumpOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const parts: string[] = [];
    for (const table of await tablesOf(client)) {
      const blocks: Buffer[] = [];
      for await (const block of copyOut(client, `copy ${copyTarget(table)} to stdout`)) blocks.push(block);
      parts.push(`-- ${table.schema}.${table.name}\n`, Buffer.concat(blocks).toString("utf8"));
    }
    const text = parts.join("");
    const bytes = [...text.matchAll(/\\\\x([0-9a-f]{2,})/g)].map(([, hex]) => Buffer.from(hex ?? "", "hex"));
    return [text, ...bytes.map((b) => b.toString("utf8"))].join("\n");
  } finally {
    await client.end();
  }
}
