import { createPrivateKey, generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { now } from "#base/clock.ts";
import { openDatabase, roleUrl, type Database, type RoleName } from "#base/database/index.ts";
import { TEST_KEY, testDatabase, type TestDatabase } from "#test/database.ts";
import { openLetter } from "./box.ts";
import { publicHalf } from "./x25519.ts";
import {
  boxPublicKey,
  destroyRecordKey,
  makeRecordKey,
  makeRecordKeys,
  openBox,
  openRecordKeys,
  seal,
  sealToBox,
  tokenOf,
  unseal,
  type RecordKey,
  type TokenKind,
} from "./vault.ts";

let made: TestDatabase;
let owner: Database;
let app: Database;

beforeAll(async () => {
  made = await testDatabase();
  owner = openDatabase(made.url, { max: 1 });
  app = openDatabase(roleUrl(made.url, TEST_KEY, "app"), { max: 2 });
});
afterAll(async () => {
  await Promise.all([app.close(), owner.close()]);
  await made.close();
});

const key = (): RecordKey => ({ record: randomUUID(), key: randomBytes(32) });
const open = (...records: string[]): Promise<ReadonlyMap<string, RecordKey>> =>
  app.transaction({}, (tx) => openRecordKeys(tx, records), "read");

describe("what is sealed", () => {
  test("opens to the same value, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, where) => {
        const own = key();
        expect(unseal(own, where, seal(own, where, value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("opens for no other record, in no other place, and not with any bit changed", () => {
    const bit = fc.record({ at: fc.nat(), bit: fc.integer({ min: 0, max: 7 }) });
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), bit, (value, where, flipped) => {
        const own = key();
        const sealed = seal(own, where, value);
        const changed = Buffer.from(sealed);
        const at = flipped.at % sealed.length;
        changed[at] = (changed[at] ?? 0) ^ (1 << flipped.bit);
        expect(() => unseal(own, where, changed)).toThrow();
        expect(() => unseal(own, `${where}.`, sealed)).toThrow();
        expect(() => unseal({ ...own, record: randomUUID() }, where, sealed)).toThrow();
        expect(() => unseal({ ...key(), record: own.record }, where, sealed)).toThrow();
        expect(() => unseal(own, where, sealed.subarray(0, at))).toThrow();
      }),
    );
  });

  test("looks different each time, and its length does not tell a short name from a long one", () => {
    const own = key();
    expect(seal(own, "name", "Nguyễn Văn An")).not.toEqual(seal(own, "name", "Nguyễn Văn An"));
    expect(seal(own, "name", "Lê A")).toHaveLength(seal(own, "name", "Nguyễn Thị Hồng Nhung").length);
  });

  test("is refused where JSON has no word for it", () => {
    expect(() => seal(key(), "x", undefined)).toThrow("Nothing to seal");
  });
});

describe("the key of a record", () => {
  test("is made once, kept wrapped, and opens what was sealed under it", async () => {
    const own = await app.transaction({}, (tx) => makeRecordKey(tx));
    const sealed = seal(own, "case.text", { what: "Chị H. bị đánh" });
    const opened = (await open(own.record)).get(own.record);
    expect(opened && unseal(opened, "case.text", sealed)).toEqual({ what: "Chị H. bị đánh" });
    const kept = await owner.query("select wrapped from vault.record_key where record = $1", [own.record]);
    expect((kept.rows[0] as { wrapped: Buffer }).wrapped.includes(own.key)).toBe(false);
  });

  test("opens among many; one that there is not is absent", async () => {
    const keys = await app.transaction({}, (tx) => makeRecordKeys(tx, 50));
    const opened = await open(...keys.map((k) => k.record), randomUUID());
    expect(opened.size).toBe(50);
    for (const own of keys) expect(opened.get(own.record)?.key).toEqual(own.key);
    expect((await open()).size).toBe(0);
  });

  test("of one record put in the place of another's does not open", async () => {
    const [a, b] = await app.transaction({}, (tx) => makeRecordKeys(tx, 2));
    await owner.query(
      "update vault.record_key set wrapped = (select wrapped from vault.record_key where record = $1) where record = $2",
      [a!.record, b!.record],
    );
    await expect(open(b!.record)).rejects.toThrow("does not open under master key 1");
  });

  test("destroyed is gone for good; who, when and the first reason stay", async () => {
    const own = await app.transaction({}, (tx) => makeRecordKey(tx));
    const destroy = (because: string, record = own.record): Promise<void> =>
      app.transaction({}, (tx) =>
        destroyRecordKey(tx, record, { at: now(), byName: "Trần Thị Dung", because }),
      );
    await destroy("hết thời hạn lưu");
    await destroy("lần thứ hai");
    expect((await open(own.record)).size).toBe(0);
    const { rows } = await owner.query(
      "select wrapped, destroyed_by_name, destroyed_because from vault.record_key where record = $1",
      [own.record],
    );
    expect(rows).toEqual([
      { wrapped: null, destroyed_by_name: "Trần Thị Dung", destroyed_because: "hết thời hạn lưu" },
    ]);
    await expect(destroy("nhầm", randomUUID())).rejects.toThrow("no such record");
  });

  test("can be neither changed nor removed by the application, and is read by no role but it and the backup", async () => {
    const refused = /permission denied|row-level security/;
    await expect(app.query("update vault.record_key set wrapped = null")).rejects.toThrow(refused);
    await expect(app.query("delete from vault.record_key")).rejects.toThrow(refused);
    const destroyed =
      "insert into vault.record_key (record, master) values ('00000000-0000-4000-8000-000000000000', 1)";
    await expect(app.query(destroyed)).rejects.toThrow(/violates/);
    for (const role of ["portal", "import", "report"] satisfies RoleName[]) {
      const other = openDatabase(roleUrl(made.url, TEST_KEY, role), { max: 1 });
      await expect(other.query("select record from vault.record_key"), role).rejects.toThrow(refused);
      await expect(
        other.transaction({}, (tx) => sql`select vault.destroy_key(null, null, null, null)`.execute(tx)),
        role,
      ).rejects.toThrow(refused);
      await other.close();
    }
  });
});

describe("a token", () => {
  const same = (kind: TokenKind, a: string, b: string): boolean => tokenOf(kind, a).equals(tokenOf(kind, b));

  test.each<[TokenKind, string, string]>([
    ["name", "Nguyễn Thị Hòa", "nguyen thi hoà"],
    ["name", "NGUYỄN  THỊ HOÀ ", "Nguyễn Thị Hòa".normalize("NFD")],
    ["word", "Đặng", "dang"],
    ["word", "Thuỷ", "Thủy"],
    ["name", "Lý Thị Mỹ", "Lí Thị Mĩ"],
    ["name-year", "Sỹ Quý 1990", "Sĩ Quí 1990"],
    ["name-year", "Lê Văn Đức 1979", "le van duc, 1979"],
    ["address", "Số 5, ngõ 12/3, phố Hàng Bột", "so 5 ngo 12-3 pho hang bot"],
    ["phone", "0912 345 678", "+84 912.345.678"],
    ["phone", "0912345678", "84912345678"],
    ["phone", "0912345678", "0084-912-345-678"],
    ["phone", "0912345678", "+84 (0)912 345 678"],
    ["phone", "0912345678", "912345678"],
    ["phone", "(024) 3825 1234", "+84 24 3825 1234"],
    ["id-number", "001 080 012345", "001.080.012345"],
    ["id-number", "c1234567", "C 1234567"],
  ])("of %s is the same for %j and %j", (kind, a, b) => {
    expect(same(kind, a, b)).toBe(true);
  });

  test.each<[TokenKind, string, string]>([
    ["name", "Nguyễn Văn An", "Nguyễn Văn Anh"],
    ["name", "Nguyễn Văn An", "Nguyễn Văn"],
    ["word", "Thúy", "Thui"],
    ["phone", "0912345678", "0912345679"],
    // A domestic number that begins with 084 is not an international one.
    ["phone", "0843456789", "0343456789"],
    ["id-number", "001080012345", "001080012346"],
    ["name-year", "Lê Văn Đức 1979", "Lê Văn Đức 1980"],
  ])("of %s differs for %j and %j", (kind, a, b) => {
    expect(same(kind, a, b)).toBe(false);
  });

  test("is the same however the text is cased, composed or spaced; 16 bytes; of each kind another", () => {
    const word = fc.constantFrom("Hòa", "Hoà", "Đỗ", "Ánh", "Thúy", "Thuý", "Lê", "Khoẻ", "Nguyễn");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const text = words.join(" ");
        const token = tokenOf("name", text);
        expect(token).toHaveLength(16);
        for (const other of [
          text.toUpperCase(),
          text.normalize("NFD").toLowerCase(),
          ` ${words.join("  ")}\t`,
          text.replaceAll("Đ", "D"),
        ])
          expect(tokenOf("name", other)).toEqual(token);
        expect(tokenOf("word", text)).not.toEqual(token);
        expect(tokenOf("address", text)).not.toEqual(token);
      }),
    );
  });

  test("of a number that is none matches nothing, not even itself", () => {
    expect(same("phone", "không nhớ", "không nhớ")).toBe(false);
    expect(same("id-number", " - ", " - ")).toBe(false);
  });
});

describe("the box of the public", () => {
  test("takes any value by its public half, and opens by the private one alone", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, n) => {
        const sealed = sealToBox(boxPublicKey(), value);
        expect(openBox(sealed)).toEqual(JSON.parse(JSON.stringify(value)));
        const changed = Buffer.from(sealed);
        const at = n % sealed.length;
        changed[at] = (changed[at] ?? 0) ^ 0x80;
        expect(() => openBox(changed)).toThrow();
      }),
      { numRuns: 60 },
    );
  });

  test("opens no letter to somebody else", () => {
    const other = generateKeyPairSync("x25519").privateKey;
    const sealed = sealToBox(publicHalf(other), "cứu tôi");
    expect(openLetter(createPrivateKey(other.export({ format: "pem", type: "pkcs8" })), sealed)).toBe(
      "cứu tôi",
    );
    expect(() => openBox(sealed)).toThrow();
    expect(() => sealToBox("không phải khóa", "x")).toThrow();
  });
});
