/** Watches our tables for drift from what the sign-in library expects of them. */
import { getAuthTables } from "better-auth/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { castDatabase, type CastDatabase } from "#test/cast.ts";
import { libraryOptions } from "./sign-in/library.ts";

let data: CastDatabase;
beforeAll(async () => {
  data = await castDatabase();
});
afterAll(() => data.close());

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const types: Readonly<Record<string, readonly string[]>> = {
  string: ["text", "integer"],
  number: ["integer"],
  boolean: ["boolean"],
  date: ["timestamp with time zone"],
};

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
}

async function ourColumns(): Promise<Column[]> {
  const found = await data.owner.query(
    `select table_name as table, column_name as name, data_type as type,
      is_nullable = 'YES' or column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as optional
     from information_schema.columns where table_schema = 'people'`,
  );
  return found.rows as Column[];
}

/** What the library's next write or read would stumble over, in words. */
async function drift(): Promise<string[]> {
  const options = libraryOptions({
    database: data.owner,
    secret: "a secret of tests, long enough to sign with",
    publicUrl: "http://localhost",
    ownSignOn: null,
    refuse: () => Promise.resolve(null),
  });
  const ours = await ourColumns();
  return Object.values(getAuthTables(options)).flatMap((table) => {
    const name = snake(table.modelName);
    const columns = new Map(ours.filter((c) => c.table === name).map((c) => [c.name, c]));
    const written = new Set(["id"]);
    const found = Object.entries(table.fields).flatMap(([key, field]) => {
      const column = snake(field.fieldName ?? key);
      written.add(column);
      const kept = columns.get(column);
      if (!kept) return [`${name}.${column} is missing`];
      const fits = typeof field.type === "string" && types[field.type]?.includes(kept.type);
      return fits ? [] : [`${name}.${column} is ${kept.type}, expected ${String(field.type)}`];
    });
    const unasked = [...columns.values()].filter((c) => !written.has(c.name) && !c.optional);
    return [
      ...found,
      ...unasked.map((c) => `${name}.${c.name} must be given, and the library does not know it`),
    ];
  });
}

describe("the library's tables", () => {
  it("are all there, with all columns, and ask for nothing that the library does not give", async () => {
    expect(await drift()).toEqual([]);
  });

  it("would be seen to drift", async () => {
    await data.owner.query("alter table people.passkey drop column aaguid");
    await data.owner.query("alter table people.session add column place text not null");
    expect(await drift()).toEqual([
      "session.place must be given, and the library does not know it",
      "passkey.aaguid is missing",
    ]);
  });
});
