import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Problem } from "#base/problem.ts";
import { readSheet } from "#base/sheet/index.ts";
import { ask, create, find, newPolicy, officerA, openDesk, ours, owner, refusal, type Made } from "./desk.ts";

openDesk();

describe("writes", () => {
  test("the same request twice is one write and one answer", async () => {
    const key = randomUUID();
    const body = newPolicy();
    const [first, second] = [await create(officerA(), body, key), await create(officerA(), body, key)];
    expect(second).toEqual(first);
    const rows = await owner.query("select count(*) as n from policies.policy where symbol = $1", [
      body.symbol,
    ]);
    expect(Number(rows.rows[0].n)).toBe(1);
  });

  test("the same request twenty times at once is one write", async () => {
    const key = randomUUID();
    const body = newPolicy();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(officerA(), body, key)));
    expect(new Set(answers.map((a) => a.code)).size).toBe(1);
    expect(
      Number(
        (await owner.query("select count(*) as n from policies.policy where symbol = $1", [body.symbol]))
          .rows[0].n,
      ),
    ).toBe(1);
  });

  test("a key that was used for something else is refused", async () => {
    const key = randomUUID();
    await create(officerA(), newPolicy(), key);
    expect(await refusal(create(officerA(), newPolicy(), key))).toBe("conflict");
  });

  test("an edit of stale data is a conflict that carries the present row", async () => {
    const made = await create(officerA());
    const change = find(ours, "policy.update", "PATCH");
    await ask(ours, officerA(), {
      endpoint: change,
      params: { code: made.code },
      body: { version: 1, abstract: "Mới" },
    });
    const stale = await ask(ours, officerA(), {
      endpoint: change,
      params: { code: made.code },
      body: { version: 1, abstract: "Cũ" },
    }).catch((e: unknown) => e);
    expect((stale as Problem).kind).toBe("conflict");
    expect(
      (stale as unknown as { details: { facts: { current: Made } } }).details.facts.current,
    ).toMatchObject({ version: 2, abstract: "Mới" });
  });

  describe("two who edit at once", () => {
    const change = (made: Made, body: object) =>
      ask(ours, officerA(), {
        endpoint: find(ours, "policy.update", "PATCH"),
        params: { code: made.code },
        body,
      }) as Promise<Made & Record<string, unknown>>;

    test("both changes stand where they touch different fields; the history tells both", async () => {
      const made = await create(officerA());
      await change(made, { version: 1, abstract: "Một" });
      const second = await change(made, { version: 1, issuer: "Sở Y tế" });
      expect(second).toMatchObject({ version: 3, abstract: "Một", issuer: "Sở Y tế" });
      const lines = await owner.query(
        `select h.change from records.history h join records.record r on r.id = h.record_id where r.code = $1 and h.version > 1
          order by h.version`,
        [made.code],
      );
      expect(lines.rows.map((r) => Object.keys(r.change as object))).toEqual([["abstract"], ["issuer"]]);
    });

    test("the same field changed alike is no clash; changed otherwise it is, and neither is lost", async () => {
      const made = await create(officerA());
      await change(made, { version: 1, abstract: "Một", issuer: "Sở Y tế" });
      expect(await change(made, { version: 1, abstract: "Một" })).toMatchObject({ abstract: "Một" });
      const clash = await change(made, { version: 1, abstract: "Hai" }).catch((e: unknown) => e);
      expect(clash).toMatchObject({ kind: "conflict", details: { facts: { current: { abstract: "Một" } } } });
    });

    test("a step taken meanwhile is shown before an older edit is written over it", async () => {
      const made = await create(officerA());
      await ask(ours, officerA(), {
        endpoint: find(ours, "policy.publish", "POST"),
        params: { code: made.code },
        body: { version: 1 },
      });
      expect(await refusal(change(made, { version: 1, issuer: "Sở Y tế" }))).toBe("conflict");
    });

    test("a version that never was is refused", async () => {
      const made = await create(officerA());
      expect(await refusal(change(made, { version: 9, issuer: "Sở Y tế" }))).toBe("conflict");
    });

    test("of three edits of different fields sent at once none is lost and none is doubled", async () => {
      const made = await create(officerA());
      const edits = [{ abstract: "Một" }, { issuer: "Sở Y tế" }, { issuedOn: "2026-02-02" }];
      await Promise.all(
        edits.map(async (edit) => {
          // Whoever meets another in the very moment tries again with what was seen, as the screen does.
          for (let left = 5; left > 0; left--)
            if (
              await change(made, { version: 1, ...edit }).then(
                () => true,
                () => false,
              )
            )
              return;
          throw new Error("never written");
        }),
      );
      const after = await change(made, { version: 4, abstract: "Một" });
      expect(after).toMatchObject({ version: 5, abstract: "Một", issuer: "Sở Y tế", issuedOn: "2026-02-02" });
    });
  });

  test("dates out of order and a second entry of the same document are said at their field", async () => {
    expect(await refusal(create(officerA(), { ...newPolicy(), effectiveOn: "2025-12-31" }))).toBe("invalid");
  });

  test("a document not yet in force cannot be confirmed in force; the act is not offered either", async () => {
    const made = await create(officerA(), { ...newPolicy(), effectiveOn: "2099-01-01" });
    expect(made.can).not.toContain("policy.publish");
    expect(
      await refusal(
        ask(ours, officerA(), {
          endpoint: find(ours, "policy.publish", "POST"),
          params: { code: made.code },
          body: { version: 1 },
        }),
      ),
    ).toBe("rule");
  });
});

test("a list pages by key in the asked order and loses or doubles nothing", async () => {
  for (let i = 0; i < 7; i++)
    await create(officerA(), { ...newPolicy(), issuedOn: `2026-02-0${(i % 3) + 1}` });
  const list = find(ours, "policy.read", "GET", "/policies");
  const whole = (
    (await ask(ours, officerA(), { endpoint: list, query: { limit: "200" } })) as { rows: Made[] }
  ).rows.map((r) => r.code);
  const paged: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: Made[]; next: string | null } = await ask(ours, officerA(), {
      endpoint: list,
      query: { limit: "3", ...(after && { after }) },
    });
    paged.push(...page.rows.map((r) => r.code));
    after = page.next;
  } while (after);
  expect(paged).toEqual(whole);
  expect(new Set(paged).size).toBe(paged.length);
});

test("search forgives: no diacritics, đ as d, Hoà as Hòa", async () => {
  await create(officerA(), { ...newPolicy(), abstract: "Hòa giải ở cơ sở và đường dây nóng" });
  const list = find(ours, "policy.read", "GET", "/policies");
  for (const q of ["hoa giai", "HOÀ GIẢI", "duong day nong"]) {
    const found = ((await ask(ours, officerA(), { endpoint: list, query: { q } })) as { rows: Made[] }).rows;
    expect(
      found.map((r) => r.abstract),
      q,
    ).toContain("Hòa giải ở cơ sở và đường dây nóng");
  }
});

test("the sheet has exactly the columns and rows that the screen shows", async () => {
  await create(officerA(), { ...newPolicy(), issuer: "Chỉ để xuất" });
  const endpoint = find(ours, "policy.read", "GET", "/export.xlsx");
  const query = { issuer: "Chỉ để xuất", columns: "symbol,status" };
  const { bytes } = await (ask(ours, officerA(), { endpoint, query }) as Promise<{ bytes: Uint8Array }>);
  const { columns, rows } = await readSheet(bytes, "a.xlsx");
  expect(columns).toEqual(["Số, ký hiệu", "Trạng thái"]);
  expect(rows.map((row) => row.cells["Trạng thái"])).toEqual(["Đang nhập"]);
});
