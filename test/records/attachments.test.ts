/** Files of a record: each once, taken off by whoever may change the record, never gone from its history. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepFilesIn } from "#base/files/index.ts";
import { roleUrl } from "#base/database/index.ts";
import type { Problem } from "#base/problem.ts";
import type { Person } from "#spine/access/index.ts";
import pg from "pg";
import { TEST_KEY } from "#test/database.ts";
import { personAt } from "#test/people-by-hand.ts";
import {
  ask,
  city,
  create,
  deskUrl,
  find,
  officerA,
  officerB,
  openDesk,
  ours,
  owner,
  refusal,
  type Made,
} from "./desk.ts";

openDesk();
const folder = mkdtempSync(path.join(tmpdir(), "to-am-attachments-"));
beforeAll(() => keepFilesIn(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Listed {
  rows: { id: number; name: string }[];
}
const minutes = { name: "bien-ban.txt", bytes: new TextEncoder().encode("Biên bản có chữ ký") };

const attach = (person: Person, { code }: Made, file = minutes): Promise<Listed> =>
  ask(ours, person, {
    endpoint: find(ours, "policy.attach", "POST", "/attachments"),
    params: { code },
    body: {},
    file,
  });
const takeOff = (person: Person, { code }: Made, attachment: number): Promise<Listed> =>
  ask(ours, person, {
    endpoint: find(ours, "policy.detach", "DELETE"),
    params: { code, attachment },
  });
const listed = (person: Person, { code }: Made): Promise<Listed> =>
  ask(ours, person, { endpoint: find(ours, "policy.read", "GET", "/attachments"), params: { code } });
const told = async (person: Person, { code }: Made): Promise<unknown[]> => {
  const endpoint = find(ours, "policy.read", "GET", "/history");
  const { rows } = await (ask(ours, person, { endpoint, params: { code } }) as Promise<{
    rows: { verb: string; change: { file?: string } }[];
  }>);
  return rows.map(({ verb, change }) => [verb, change.file]);
};

describe("the same file", () => {
  test("is attached once, under whatever name it comes again, and the sentence names the first", async () => {
    const made = await create(officerA());
    await attach(officerA(), made);
    const again = await attach(officerA(), made, { ...minutes, name: "ban-sao.txt" }).catch(
      (e: unknown) => e,
    );
    expect((again as Problem).kind).toBe("rule");
    expect((again as Problem).details.detail?.vi).toContain("“bien-ban.txt”");
    expect((await listed(officerA(), made)).rows.map((row) => row.name)).toEqual(["bien-ban.txt"]);
  });

  test("sent many times at once is attached once", async () => {
    const made = await create(officerA());
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => refusal(attach(officerA(), made))));
    expect(outcomes.toSorted()).toEqual(["done", "rule", "rule", "rule", "rule"]);
    expect((await listed(officerA(), made)).rows).toHaveLength(1);
  });

  test("may hang on two records", async () => {
    for (const made of [await create(officerA()), await create(officerA())])
      expect((await attach(officerA(), made)).rows).toHaveLength(1);
  });
});

describe("a wrong file", () => {
  test("is taken off; the history tells that it was there, the trail who took it off", async () => {
    const made = await create(officerA());
    const [file] = (await attach(officerA(), made)).rows;
    expect(made.can).toContain("policy.detach");
    expect((await takeOff(officerA(), made, file!.id)).rows).toEqual([]);
    expect(await told(officerA(), made)).toEqual([
      ["policy.detach", "bien-ban.txt"],
      ["policy.attach", "bien-ban.txt"],
      ["policy.create", undefined],
    ]);
    const trail = await owner.query(
      "select person_id, outcome, details from access.audit where verb = 'policy.detach' and subject = $1",
      [made.code],
    );
    expect(trail.rows).toEqual([
      { person_id: officerA().id, outcome: "done", details: { attachment: file!.id } },
    ]);
    // Off is off: it is not given out any more, nor taken off twice; the same file may come back.
    const download = find(ours, "policy.read", "GET", "/{attachment}");
    const params = { code: made.code, attachment: file!.id };
    expect(await refusal(ask(ours, officerA(), { endpoint: download, params }))).toBe("not-found");
    expect(await refusal(takeOff(officerA(), made, file!.id))).toBe("not-found");
    expect((await attach(officerA(), made)).rows).toHaveLength(1);
  });

  test("stays where the person may only read, or where the record is another ward's", async () => {
    const made = await create(officerA());
    const [file] = (await attach(officerA(), made)).rows;
    expect(await refusal(takeOff(officerB(), made, file!.id))).toBe("not-found");
    for (const role of ["auditor", "commune-leader"] as const)
      expect(await refusal(takeOff(personAt(role, 9001, ours.verbs), made, file!.id)), role).toBe(
        "not-allowed",
      );
    // Nor through another record of one's own.
    const other = await create(officerB());
    expect(await refusal(takeOff(officerB(), other, file!.id))).toBe("not-found");
    expect((await listed(officerA(), made)).rows).toHaveLength(1);
    expect((await takeOff(city(), made, file!.id)).rows).toEqual([]);
  });

  test("stays on a record that is frozen: a document that was in force once", async () => {
    const made = await create(officerA());
    const [file] = (await attach(officerA(), made)).rows;
    const act = (name: string, version: number): Promise<Made> =>
      ask(ours, officerA(), {
        endpoint: find(ours, `policy.${name}`, "POST"),
        params: { code: made.code },
        body: { version },
      });
    await act("publish", 1);
    expect((await act("expire", 2)).can).not.toContain("policy.detach");
    expect(await refusal(takeOff(officerA(), made, file!.id))).toBe("locked");
    expect((await listed(officerA(), made)).rows).toHaveLength(1);
    expect((await act("restore", 3)).can).toContain("policy.detach");
  });

  test("cannot be deleted by the application at all", async () => {
    const made = await create(officerA());
    await attach(officerA(), made);
    const role = new pg.Client({ connectionString: roleUrl(deskUrl(), TEST_KEY, "app") });
    await role.connect();
    await expect(role.query("delete from records.attachment")).rejects.toThrow(/permission denied/);
    await role.end();
  });
});
