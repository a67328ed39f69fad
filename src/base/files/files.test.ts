import { describe, expect, test } from "vitest";
import { isWhatItSays, mediaTypeOf } from "./index.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("an attached file", () => {
  test.each([
    ["a.pdf", "<html><script>alert(1)</script>"],
    ["a.docx", "MZ\u0090\u0000"],
    ["a.png", "<svg onload=alert(1)>"],
    ["a.txt", "MZ\u0090\u0000"],
    ["a.mp4", "ftyp"],
    ["a.pdf", ""],
    ["a.html", "<html>"],
  ])("%s that is not what its name says is known for it", (name, text) => {
    expect(isWhatItSays(name, bytes(text))).toBe(false);
  });

  test.each([
    ["a.PDF", "%PDF-1.7"],
    ["a.docx", "PK\u0003\u0004"],
    ["a.docx", "\u00d0\u00cf\u0011\u00e0"],
    ["a.jpeg", "\u00ff\u00d8\u00ff"],
    ["a.csv", "a;b"],
    ["a.mp4", "\u0000\u0000\u0000\u0018ftypmp42"],
  ])("%s that is what its name says is taken", (name, text) => {
    expect(isWhatItSays(name, bytes(text))).toBe(true);
    expect(mediaTypeOf(name)).not.toBeNull();
  });

  test.each(["a.html", "a.svg", "a.js", "a", "a.constructor", "a.__proto__"])(
    "%s is of no accepted kind",
    (name) => {
      expect(mediaTypeOf(name)).toBeNull();
    },
  );
});
