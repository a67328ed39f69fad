import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readShare, writeShare, type WrittenShare } from "./share-text.ts";
import { combineShares, splitSecret, type Share } from "./shares.ts";

const bytes = (min = 1, max = 40): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ minLength: min, maxLength: max }).map((b) => Buffer.from(b));
const sizes = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 6 }))
  .map(([need, more]) => ({ need, parts: need + more }));

describe("a secret in parts", () => {
  test("comes back from any parts that are enough, in any order", () => {
    fc.assert(
      fc.property(bytes(), sizes, fc.infiniteStream(fc.nat()), (secret, how, chance) => {
        const shares = splitSecret(secret, how);
        const some = shares
          .map((share) => ({ share, order: chance.next().value }))
          .toSorted((a, b) => a.order - b.order)
          .map(({ share }) => share);
        expect(combineShares(some.slice(0, how.need))).toEqual(secret);
        expect(combineShares(some)).toEqual(secret);
      }),
    );
  });

  test("is told by no fewer: each value of a missing part would make another secret, all alike", () => {
    // Two of three parts known: whatever byte one guesses for the secret, exactly one third part makes it true.
    const [a, b] = splitSecret(Buffer.of(42), { parts: 3, need: 3 });
    const secrets = new Set<number>();
    for (let byte = 0; byte < 256; byte += 1)
      secrets.add(combineShares([a!, b!, { at: 3, bytes: Buffer.of(byte) }])[0]!);
    expect(secrets.size).toBe(256);
  });

  test("follows the field of AES, counted by hand", () => {
    // FIPS-197, 4.2: {57} · {83} = {c1}. With the line f(x) = {57}x over a secret of 0, f({83}) = {c1}: the weights of the
    // points 1 and {83} at 0 must give 0 back from f(1) = {57} and f({83}) = {c1}.
    const on: Share[] = [
      { at: 0x01, bytes: Buffer.of(0x57) },
      { at: 0x83, bytes: Buffer.of(0xc1) },
    ];
    expect([...combineShares(on)]).toEqual([0]);
    // The same line raised by {42} gives {42}.
    expect([...combineShares(on.map((s) => ({ ...s, bytes: Buffer.of(s.bytes[0]! ^ 0x42) })))]).toEqual([
      0x42,
    ]);
  });

  test("is refused where one part would do, or a part is there twice", () => {
    for (const how of [
      { parts: 3, need: 1 },
      { parts: 2, need: 3 },
      { parts: 256, need: 3 },
      { parts: 2.5, need: 2 },
    ])
      expect(() => splitSecret(Buffer.of(1), how)).toThrow(RangeError);
    const [a] = splitSecret(Buffer.of(1), { parts: 2, need: 2 });
    expect(() => combineShares([a!, a!])).toThrow(RangeError);
    expect(() => combineShares([a!, { at: 2, bytes: Buffer.of(1, 2) }])).toThrow(RangeError);
  });
});

describe("a part on paper", () => {
  const share = fc.record({
    of: fc.stringMatching(/^[0-9a-f]{8}$/),
    need: fc.integer({ min: 2, max: 255 }),
    at: fc.integer({ min: 1, max: 255 }),
    bytes: bytes(32, 32),
  });

  test("is read as it was written, in small letters, with blanks and line breaks, O for 0 and l for 1", () => {
    fc.assert(
      fc.property(share, (written) => {
        const line = writeShare(written);
        expect(readShare(line)).toEqual(written);
        const [name, of, need, at, letters, check] = line.split(".") as [string, ...string[]];
        const typed = `${letters}.${check}`.replaceAll("0", "O").replaceAll("1", "l").replaceAll("-", " \n ");
        expect(readShare(`Phần số ${at}\n\n${[name, of, need, at, typed].join(".")}\n`)).toEqual(written);
        expect(readShare(line.toLowerCase())).toEqual(written);
      }),
    );
  });

  test("with one letter wrong is known as damaged", () => {
    const written: WrittenShare = { of: "0a1b2c3d", need: 3, at: 2, bytes: randomBytes(32) };
    const line = writeShare(written);
    const from = line.lastIndexOf(".", line.length - 8) + 1;
    for (let i = from; i < line.length; i += 1) {
      if (/[-.]/.test(line[i]!)) continue;
      const other = line[i] === "7" ? "8" : "7";
      expect(readShare(line.slice(0, i) + other + line.slice(i + 1))).toBe("damaged");
    }
    expect(readShare(line.replace(".3.2.", ".2.2."))).toBe("damaged");
    expect(readShare(line.replace(".3.2.", ".3.4."))).toBe("damaged");
    expect(readShare("một tờ giấy trắng")).toBe("none");
  });
});
