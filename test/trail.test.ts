/** The trail against whoever would bend it: the application itself, a hand in the database, a restored backup. */
import { sql } from "kysely";
import type { Database } from "#base/database/index.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAuditRows, liftTrail, sealAudit, verifyAudit } from "#spine/access/index.ts";
import { castDatabase, type CastDatabase } from "#test/cast.ts";

let data: CastDatabase;
beforeAll(async () => {
  data = await castDatabase();
});
afterAll(() => data.close());

const line = { personId: 1, unitId: 1, verb: "policy.read", outcome: "done", details: {} } as const;

async function addLines(...subjects: string[]): Promise<void> {
  for (const subject of subjects)
    await data.app.transaction({}, (tx) => addAuditRows(tx, [{ ...line, subject, request: subject }]));
}

/** Seals until nothing is open: a transaction of another test on the same server holds the seal back for a moment. */
async function sealAll(owner: Database): Promise<void> {
  const openLines = async (): Promise<number> => {
    await sealAudit(owner);
    return (await verifyAudit(owner)).openLines;
  };
  await expect.poll(openLines, { timeout: 15_000 }).toBe(0);
}

/** Does something to the trail by hand and looks at the verdict. */
async function verdictAfter(statement: string, owner = data.owner): Promise<unknown> {
  let broken: unknown = null;
  const client = await owner.connect();
  try {
    await client.query("begin");
    await client.query("alter table access.audit disable trigger user");
    await client.query(statement);
    await client.query("alter table access.audit enable trigger user");
    await client.query("commit");
    broken = (await verifyAudit(owner)).broken;
  } finally {
    client.release();
  }
  return broken;
}

describe("the application's login", () => {
  test.each([
    [
      "a transaction of its choosing",
      "insert into access.audit (verb, outcome, tx) values ('x', 'done', '1')",
    ],
    ["another day", "insert into access.audit (verb, outcome, at) values ('x', 'done', '2020-01-01')"],
    [
      "a number",
      "insert into access.audit (verb, outcome, id) overriding system value values ('x', 'done', 1)",
    ],
    [
      "a seal",
      "insert into access.seal (from_tx, to_tx, rows_sealed, previous, hash) values ('0', '9', 1, '', '')",
    ],
    ["a lift", "insert into access.lift (by) values (5)"],
  ])("cannot write %s", async (_, statement) => {
    await expect(data.app.query(statement)).rejects.toThrow(/permission denied/);
  });

  test("reads no line outside the verbs made for it", async () => {
    await addLines("a");
    expect((await data.app.query("select * from access.audit")).rows).toEqual([]);
  });

  test.each([
    "alter function access.sees(int) owner to toam_app",
    "create or replace function access.sees(unit int) returns boolean language sql as 'select true'",
    "alter table records.record disable row level security",
    "drop policy record_sees on records.record",
    "create table public.own (a int)",
    "create schema own",
    "set role toam_backup",
    "set session authorization postgres",
    "copy records.record to '/tmp/never'",
    "copy records.record to program 'true'",
    "select pg_read_file('PG_VERSION')",
    "select lo_import('/etc/hostname')",
    "create extension dblink",
    "select * from pg_authid",
  ])("cannot %s", async (statement) => {
    await expect(data.app.query(statement)).rejects.toThrow(
      /permission denied|must be|cannot set|does not exist/,
    );
  });

  test("sees no secret of people outside the verbs made for them", async () => {
    for (const table of ["account", "session", "two_factor", "passkey", "password_history", "verification"])
      expect((await data.app.query(`select * from people.${table}`)).rows, table).toEqual([]);
  });
});

describe("a sealed trail", () => {
  test("shows an edit, an insertion, a deletion, and two lines that changed places", async () => {
    await addLines("b", "c", "d");
    await sealAll(data.owner);
    expect((await verifyAudit(data.owner)).broken).toBeNull();
    const some = "(select id from access.audit where subject = 'c')";
    const other = "(select id from access.audit where subject = 'd')";
    expect(await verdictAfter(`update access.audit set person_id = 2 where id = ${some}`)).toMatchObject({
      why: "lines",
    });
    expect(await verdictAfter(`update access.audit set person_id = 1 where id = ${some}`)).toBeNull();
    const swap = `update access.audit set subject = case subject when 'c' then 'd' else 'c' end where subject in ('c', 'd')`;
    expect(await verdictAfter(swap)).toMatchObject({ why: "lines" });
    expect(await verdictAfter(swap)).toBeNull();
    const copy = `insert into access.audit (tx, at, verb, subject, outcome) select tx, at, verb, 'forged', outcome from access.audit where id = ${other}`;
    expect(await verdictAfter(copy)).toMatchObject({ why: "count" });
    expect(await verdictAfter("delete from access.audit where subject = 'forged'")).toBeNull();
    await addLines("e");
    await sealAll(data.owner);
    expect(await verdictAfter("delete from access.audit where subject = 'e'")).toMatchObject({
      why: "count",
    });
  });
});

describe("a trail of a busy minute", () => {
  test("is sealed in parts, over the bounds of one transaction and of one part, and every line counts", async () => {
    const busy = await castDatabase();
    const write = (from: number, count: number): Promise<void> =>
      busy.app.transaction({}, (tx) =>
        addAuditRows(
          tx,
          Array.from({ length: count }, (_, n) => ({
            ...line,
            subject: `busy ${from + n}`,
            request: "busy",
          })),
        ),
      );
    try {
      // Parts are of 2,000 lines; the second transaction begins and ends inside a part.
      await write(0, 5);
      await write(5, 3990);
      await write(3995, 10);
      await sealAll(busy.owner);
      expect(await verifyAudit(busy.owner)).toMatchObject({ sealedLines: 4005, broken: null });
      for (const n of [0, 1999, 2000, 3999, 4000, 4004]) {
        const unit = (id: number) =>
          `update access.audit set unit_id = ${id} where subject = 'busy ${n}' and request = 'busy'`;
        expect(await verdictAfter(unit(2), busy.owner), `line ${n}`).toMatchObject({ why: "lines" });
        expect(await verdictAfter(unit(1), busy.owner)).toBeNull();
      }
    } finally {
      await busy.close();
    }
  });

  test("is whole where the numbers of transactions gain a digit", async () => {
    const busy = await castDatabase();
    try {
      // Two parts of 2,000 lines: 9 comes before 10, though not as text.
      const lines = (tx: number): string =>
        `insert into access.audit (tx, verb, subject, outcome) select '${tx}', 'x', '${tx}/' || n, 'done' from generate_series(1, 1500) n`;
      expect(await verdictAfter(`${lines(9)}; ${lines(10)}`, busy.owner)).toBeNull();
      await sealAll(busy.owner);
      expect(await verifyAudit(busy.owner)).toMatchObject({ sealedLines: 3000, broken: null });
      for (const subject of ["9/1", "9/1500", "10/1", "10/1500"]) {
        const unit = `update access.audit set unit_id = 2 where subject = '${subject}'`;
        expect(await verdictAfter(unit, busy.owner), subject).toMatchObject({ why: "lines" });
        expect(await verdictAfter(unit.replace("= 2", "= null"), busy.owner)).toBeNull();
      }
    } finally {
      await busy.close();
    }
  });
});

describe("a restored trail", () => {
  test("goes on above what is sealed, though the server counts its transactions anew", async () => {
    const fresh = await castDatabase();
    const write = (subject: string) =>
      fresh.app.transaction({}, (tx) => addAuditRows(tx, [{ ...line, subject, request: subject }]));
    try {
      // As if the lines came from a server that had counted far.
      await fresh.owner.query(
        "insert into access.audit (tx, verb, outcome) values ('900000000000', 'x', 'done')",
      );
      await fresh.owner.query("insert into access.lift (by) values (900000000000)");
      await sealAll(fresh.owner);
      await fresh.owner.query("delete from access.lift");
      await liftTrail(fresh.owner);
      await write("after the restore");
      await liftTrail(fresh.owner);
      await sealAll(fresh.owner);
      expect(await verifyAudit(fresh.owner)).toMatchObject({ broken: null, openLines: 0 });
      const later = await fresh.owner.transaction({}, (tx) =>
        sql<{
          above: boolean;
        }>`select bool_and(tx > '900000000000'::xid8) as above from access.audit where subject is not null`.execute(
          tx,
        ),
      );
      expect(later.rows).toEqual([{ above: true }]);
    } finally {
      await fresh.close();
    }
  });
});
