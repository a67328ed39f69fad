import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { administrativeDocument, reportDocument } from "./index.ts";
import type { AdministrativeDocument } from "./index.ts";

const present = (program: string): boolean =>
  spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;

/** The pages' text after an independent program has laid the file out; null where there is no such program. */
function pagesOf(docx: Uint8Array): string[] | null {
  if (!present("soffice") || !present("pdftotext")) return null;
  const folder = mkdtempSync(join(tmpdir(), "word-"));
  try {
    const file = join(folder, "a.docx");
    writeFileSync(file, docx);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file], {
      stdio: "ignore",
    });
    const text = execFileSync("pdftotext", ["-layout", join(folder, "a.pdf"), "-"], { encoding: "utf8" });
    return text.split("\f").slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = Array.from({ length: 70 }, (_, i) => [i + 1, `Phường ${i + 1}`, i * 137]);
const columns = [
  { title: "TT", kind: "center" as const },
  { title: "Đơn vị" },
  { title: "Số vụ", kind: "figures" as const },
];

const frame: Omit<AdministrativeDocument, "content"> = {
  parentBody: "UBND thành phố Hà Nội",
  body: "Sở Văn hóa và Thể thao",
  symbol: "BC-SVHTT",
  place: "Hà Nội",
  date: "2026-11-05",
  kind: "Báo cáo",
  abstract: "Công tác gia đình",
  signer: { position: "Giám đốc", name: "Nguyễn Văn Ân" },
  recipients: [],
  annexes: [{ title: "Danh mục", content: [{ kind: "table", columns, rows }] }],
};

const ways = {
  "written outright": () => administrativeDocument({ ...frame, content: [{ kind: "table", columns, rows }] }),
  "through the template": () =>
    reportDocument({
      ...frame,
      opening: "",
      sections: [{ number: "", title: "", paragraphs: [], tables: [{ columns, rows }] }],
    }),
};

test.each(Object.entries(ways))(
  "laid out by another program, a document %s shows its head on each page and counts pages anew in the annex",
  { timeout: 120_000 },
  async (_, make) => {
    const pages = pagesOf(await make());
    if (pages === null) {
      // oxlint-disable-next-line no-console -- a part that is left out says so
      console.warn(
        "SKIPPED: soffice and pdftotext are not installed, so no document was laid out and read back",
      );
      return;
    }
    expect(pages.length).toBeGreaterThanOrEqual(4);
    const annexAt = pages.findIndex((page) => page.includes("DANH MỤC"));
    const firstLines = pages.map((page) => page.trim().split("\n")[0]?.trim());
    expect(firstLines[0]).toContain("UBND THÀNH PHỐ HÀ NỘI");
    expect(firstLines[1]).toBe("2");
    expect(firstLines[annexAt]).toBe("Phụ lục");
    expect(firstLines[annexAt + 1]).toBe("2");
    for (const page of [pages[1], pages[annexAt + 1]]) expect(page).toMatch(/TT +Đơn vị +Số vụ/u);
    expect(pages[annexAt - 1]).toContain("Nguyễn Văn Ân");
  },
);
