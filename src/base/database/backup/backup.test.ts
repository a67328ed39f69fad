import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contentOf, makePlace, migrator, sql, type Place } from "#test/small-product.ts";
import { backUp, BackupRefused, restore } from "./index.ts";
import { openZip } from "./zip-read.ts";

let place: Place;
const at = (...parts: string[]): string => place.at(...parts);

beforeEach(() => {
  place = makePlace();
});

afterEach(() => place.close());

describe("a backup", () => {
  test("restored into an empty instance is the same, row for row and rule for rule", async () => {
    const from = await place.source();
    const report = await backUp({ url: from.url, filesDir: at("files"), file: at("a.zip"), apart: [] });
    expect(report).toMatchObject({ tables: 6, rows: 2 + 2 + 3 + 500 + 2, files: 2, vanished: [] });
    const to = await place.empty();
    const restored = await restore({
      file: at("a.zip"),
      url: to.url,
      filesDir: at("back"),
      migrate: migrator(to.url),
    });
    expect(restored).toMatchObject({ tables: 6, rows: 509, files: 2, migratedAfterwards: 0 });
    expect(await contentOf(to.url)).toEqual(await contentOf(from.url));
    expect(readFileSync(at("back", "ab", "tờ trình.docx"), "utf8")).toBe("nội dung");
    // The next code continues after the last one given out.
    const [next] = await sql(
      to.url,
      "insert into wards.unit (kind, name) values ('ward', 'Mới') returning id, folded",
    );
    expect(next).toEqual({ id: 3, folded: "mới" });
    const [odd] = await sql(to.url, `insert into wards."Odd ""name""" default values returning id`);
    expect(odd).toEqual({ id: 4 });
  });

  test("is an ordinary ZIP file with its hash beside it, readable by this account only", async () => {
    const { url } = await place.source();
    const { sha256 } = await backUp({ url, filesDir: at("files"), file: at("a.zip"), apart: [] });
    expect(
      createHash("sha256")
        .update(readFileSync(at("a.zip")))
        .digest("hex"),
    ).toBe(sha256);
    expect(readFileSync(at("a.zip.sha256"), "utf8")).toBe(`${sha256}  a.zip\n`);
    expect(statSync(at("a.zip")).mode & 0o777).toBe(0o600);
    const listing = readableByPython(at("a.zip"));
    if (listing !== null) expect(listing).toContain("files/ab/tờ trình.docx");
    const zip = await openZip(at("a.zip"));
    expect(zip.names.some((name) => name.includes("key"))).toBe(false);
    await zip.close();
  });

  test("is of one moment, although others write meanwhile", async () => {
    const { url } = await place.source();
    const seen = { writes: 0 };
    const writing = new AbortController();
    const writer = (async () => {
      while (!writing.signal.aborted) {
        await sql(
          url,
          "with u as (insert into wards.unit (kind, name) values ('ward', 'x') returning id) insert into cases.case (unit, text) select id, 'y' from u",
        );
        seen.writes++;
      }
    })();
    while (seen.writes < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    const taken = backUp({ url, filesDir: at("files"), file: at("a.zip"), apart: [] });
    await taken.finally(() => writing.abort());
    await writer;
    const to = await place.empty();
    await restore({ file: at("a.zip"), url: to.url, filesDir: at("back"), migrate: migrator(to.url) });
    const [counts] = await sql(
      to.url,
      "select (select count(*)::int from wards.unit where name = 'x') as units, (select count(*)::int from cases.case where text = 'y') as cases",
    );
    expect(counts!["units"]).toBe(counts!["cases"]);
    expect(counts!["units"]).toBeGreaterThan(0);
  });

  test("by an owner under forced row security is refused, not silently empty", async () => {
    const { url } = await place.source();
    const role = `owner_${process.pid}_${Date.now()}`;
    const name = new URL(url).pathname.slice(1);
    await sql(
      url,
      `create role ${role} login password 'x'`,
      `alter database ${name} owner to ${role}`,
      `do $$ declare t record; begin
         for t in select format('%I.%I', schemaname, tablename) as n from pg_tables where schemaname in ('wards','cases','public') loop
           execute format('alter table %s owner to ${role}', t.n); end loop;
         execute 'alter materialized view wards.per_kind owner to ${role}';
         execute 'alter schema wards owner to ${role}'; execute 'alter schema cases owner to ${role}'; end $$`,
    );
    const owner = new URL(url);
    owner.username = role;
    owner.password = "x";
    try {
      const options = { url: owner.href, filesDir: at("files"), file: at("a.zip"), apart: [] };
      await expect(backUp(options)).rejects.toThrow('cases."case"');
      await expect(backUp(options)).rejects.toBeInstanceOf(BackupRefused);
      expect(existsSync(at("a.zip"))).toBe(false);
      expect(existsSync(at("a.zip.partial"))).toBe(false);
      // Without the force, the owner sees its own rows and may back up and restore without being superuser.
      await sql(url, "alter table cases.case no force row level security");
      expect((await backUp(options)).rows).toBe(509);
    } finally {
      await sql(
        url,
        `reassign owned by ${role} to current_user`,
        `drop owned by ${role}`,
        `alter database ${name} owner to current_user`,
        `drop role ${role}`,
      );
    }
  });

  test("is taken by the backup role, which reads every row of every table and writes none", async () => {
    const { url } = await place.source();
    const made = await backUp({ url, filesDir: at("files"), file: at("after.zip"), apart: [] });
    expect(made).toMatchObject({ role: "toam_backup", rows: 509 });
    const to = await place.empty();
    const migrate = migrator(to.url);
    await restore({ file: at("after.zip"), url: to.url, filesDir: at("back"), migrate });
    expect(await contentOf(to.url)).toEqual(await contentOf(url));
    const writing = sql(url, "set role toam_backup", "delete from cases.case");
    await expect(writing).rejects.toThrow("permission denied");
  });

  test("never overwrites", async () => {
    const { url } = await place.source();
    writeFileSync(at("a.zip"), "precious");
    await expect(backUp({ url, filesDir: at("files"), file: at("a.zip"), apart: [] })).rejects.toBeInstanceOf(
      BackupRefused,
    );
    expect(readFileSync(at("a.zip"), "utf8")).toBe("precious");
  });
});

/** What another program sees in the archive; null, said aloud, where there is none to ask. */
function readableByPython(file: string): string | null {
  try {
    return execFileSync(
      "python3",
      [
        "-c",
        "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print('\\n'.join(z.namelist()))",
        file,
      ],
      {
        encoding: "utf8",
        env: { PATH: process.env["PATH"], PYTHONIOENCODING: "utf-8" },
      },
    );
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
    process.stderr.write("python3 is absent: the archive was not opened by another program.\n");
    return null;
  }
}
