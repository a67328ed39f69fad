import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { Archive, ArchiveRefused } from "./archive.ts";

const faultOf = (read: () => unknown): unknown => {
  try {
    read();
    return "read";
  } catch (error) {
    return error instanceof ArchiveRefused ? error.fault : error;
  }
};

const archive = zipSync({
  "a/one.xml": strToU8("x".repeat(1000)),
  "a/two.xml": strToU8("y".repeat(1000)),
  "stored.bin": [strToU8("as it is"), { level: 0 }],
});

describe("an uploaded archive", () => {
  test("gives its files by name, and no file that is not there", () => {
    const opened = new Archive(archive);
    expect(new TextDecoder().decode(opened.read("stored.bin", 8) ?? undefined)).toBe("as it is");
    expect(opened.read("a/three.xml", 8)).toBeNull();
    expect([opened.has("a/one.xml"), opened.has("a/three.xml")]).toEqual([true, false]);
    expect(Object.keys(opened.readAll(2000, (name) => name.endsWith(".xml")))).toEqual([
      "a/one.xml",
      "a/two.xml",
    ]);
  });

  test("never unfolds beyond the bound: one file, all together, or one name written twice", () => {
    expect(faultOf(() => new Archive(archive).read("a/one.xml", 999))).toBe("too-large");
    expect(faultOf(() => new Archive(archive).read("stored.bin", 7))).toBe("too-large");
    expect(faultOf(() => new Archive(archive).readAll(1999, (name) => name.endsWith(".xml")))).toBe(
      "too-large",
    );
    const twice = Buffer.from(
      Buffer.from(archive).toString("latin1").replaceAll("two.xml", "one.xml"),
      "latin1",
    );
    expect(faultOf(() => new Archive(twice).readAll(1999))).toBe("too-large");
  });

  test("a damaged one is refused with a fault, never with an error of ours", () => {
    expect(faultOf(() => new Archive(strToU8("no archive at all, only some text")))).toBe("not-an-archive");
    const damages = fc.array(fc.tuple(fc.nat(archive.length - 1), fc.integer({ min: 0, max: 255 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(damages, fc.nat(archive.length), (changes, length) => {
        const bytes = archive.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const cut = length % 2 === 0 ? bytes : bytes.subarray(0, length);
        expect(faultOf(() => new Archive(cut).readAll(10_000))).toBeTypeOf("string");
      }),
      { numRuns: 500 },
    );
  });
});
