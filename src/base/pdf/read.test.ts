import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PdfRefused, readPdf } from "./read.ts";

const fault = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readPdf(bytes);
    return "read";
  } catch (error) {
    return error instanceof PdfRefused ? error.fault : String(error);
  }
};

/** A page without letters: what a scanner makes, but for the picture. */
const SCAN = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

describe("paragraphs of a PDF", () => {
  it("joins the lines that a page broke and parts columns", async () => {
    const file = fileURLToPath(new URL("../../../test/plans/08-from-word.pdf", import.meta.url));
    const lines = await readPdf(readFileSync(file));
    expect(lines[0]).toEqual({ line: 1, text: "ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" });
    expect(lines.find((one) => one.text.startsWith("1. Nhân"))?.text).toMatch(
      /sống một mình, có sự tham gia .* tiết kiệm\.$/u,
    );
  });
  it("refuses a scan, an encrypted file and a damaged one", async () => {
    const locked = fileURLToPath(new URL("../../../test/plans/refused/locked.pdf", import.meta.url));
    expect(await fault(readFileSync(locked))).toBe("encrypted");
    expect(await fault(new TextEncoder().encode(SCAN))).toBe("no-text");
    expect(await fault(new TextEncoder().encode("%PDF-1.4 nothing"))).toBe("broken");
  });
});
