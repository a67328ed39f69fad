/** The report of a unit and the report of the city, as one writes, judges and consolidates them on the screens. */
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { scan, sees } from "./browser.ts";

/** The figures that the report asks for, by the names that stand on the screen. */
export const figures = {
  cases: "Tổng số vụ bạo lực gia đình được ghi nhận",
  sexual: "Bạo lực tình dục (hình thức chính)",
  clubs: "Câu lạc bộ gia đình phát triển bền vững",
  groups: "Nhóm phòng, chống bạo lực gia đình",
  hotlines: "Đường dây nóng",
  documents: "Văn bản đã ban hành trong kỳ",
} as const;
export type FigureName = keyof typeof figures;

/** What a unit types: a number, "0" (confirmed), "k" (not applicable). */
export type Typed = Partial<Readonly<Record<FigureName, string>>>;

/** A cycle as the city opens it. */
export interface Opened {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly dueOn: string;
  readonly units: readonly string[];
  /** Clauses whose tasks propose the words of the first section. */
  readonly paths: readonly string[];
}

async function post(page: Page, path: string, data: object): Promise<Record<string, unknown>> {
  const headers = { "idempotency-key": randomUUID(), origin: new URL(page.url()).origin };
  const answer = await page.request.post(path, { data, headers });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Record<string, unknown>;
}

const row = (indicator: string, required = true): object => ({ indicator, required });

/**
 * Publishes a small template and opens a cycle with it. Over HTTP: the screen opens cycles for groups and kinds of units,
 * and this one goes to seven units by name.
 */
export async function openCycle(page: Page, opened: Opened): Promise<number> {
  const template = `MAU-${opened.code}`;
  const { paths, ...given } = opened;
  // The plan published last: beside it stands that of the demonstration, so the template says which it speaks of.
  const listed = await page.request.get("/api/plan/documents?state=published&limit=1");
  const { rows } = (await listed.json()) as { rows: { id: number }[] };
  const made = await post(page, "/api/reports/templates", {
    code: template,
    name: `Mẫu ${opened.name}`,
    abstract: "Kết quả thực hiện Kế hoạch năm {year}",
    opening: "{unit} báo cáo kết quả như sau:",
    recipients: ["Sở Văn hóa và Thể thao"],
    officerMaySubmit: true,
    planId: rows[0]?.id,
    sections: [
      {
        number: "I.",
        title: "Kết quả thực hiện",
        required: true,
        prompt: "Nêu việc đã làm",
        clausePaths: paths,
      },
      {
        number: "II.",
        title: "Số liệu",
        narrative: false,
        tables: [
          {
            title: "Biểu 1",
            rows: [
              row("violence.cases"),
              row("violence.cases.sexual"),
              row("prevention.clubs"),
              row("prevention.groups"),
              row("prevention.hotlines", false),
              row("policy.documents", false),
            ],
          },
        ],
      },
    ],
  });
  await post(page, `/api/reports/templates/${template}/publish`, { version: made["version"] });
  const cycle = await post(page, "/api/reports/cycles", { ...given, template, toUnit: "HN-SVHTT" });
  return Number(cycle["id"]);
}

/** Opens the report of a unit from the cycle's board. */
export async function openReport(page: Page, cycle: number, unit: string): Promise<void> {
  await page.goto(`/reports/cycles/${cycle}`);
  // A unit with an exception stands in two tables.
  await page.getByRole("link", { name: unit, exact: true }).last().click();
  await page.getByRole("heading", { level: 1, name: `Báo cáo của ${unit}` }).waitFor();
}

const cellOf = (page: Page, figure: FigureName): Locator =>
  page.getByRole("textbox", { name: figures[figure] });

async function typeCells(page: Page, typed: Typed): Promise<void> {
  for (const [figure, text] of Object.entries(typed)) {
    const cell = cellOf(page, figure as FigureName);
    await cell.fill(text);
    if (text === "k") continue;
    await cell.press("Enter");
    if (text === "0") await page.getByRole("button", { name: "Đúng, xác nhận số 0" }).click();
  }
  await sees(page, "Mọi thay đổi đã lưu");
}

/** Fills the words from the tasks, adds a sentence of one's own, types the figures. */
export async function writeReport(page: Page, typed: Typed, sentence: string): Promise<void> {
  await page.getByRole("button", { name: "Điền từ nhiệm vụ" }).click();
  await sees(page, /^Đã điền các mục còn trống/);
  const words = page.getByRole("textbox", { name: "Nội dung mục I. Kết quả thực hiện" });
  await expect.poll(() => words.inputValue(), { timeout: 15_000 }).toMatch(/NV-\d+-\d+/);
  await words.press("Control+End");
  await words.pressSequentially(` ${sentence}`);
  await words.blur();
  await typeCells(page, typed);
}

/** Corrects figures of a report that came back. */
export const correctReport = typeCells;

/** Hands the report over. */
export async function submitReport(page: Page, again = false): Promise<void> {
  const name = again ? "Gửi lại báo cáo" : "Gửi báo cáo";
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  await sees(page, "Đã gửi báo cáo.");
}

async function remarkOn(page: Page, what: string, text: string): Promise<void> {
  await page.getByRole("button", { name: `Nhận xét về ${what}` }).click();
  await page.getByRole("textbox", { name: `Nhận xét về ${what}` }).fill(text);
  await page.keyboard.press("Escape");
}

/** Sends a report back with a remark on its words and one on a figure. */
export async function returnReport(
  page: Page,
  remarks: { words: string; figure: FigureName; why: string },
): Promise<void> {
  await remarkOn(page, "I. Kết quả thực hiện", remarks.words);
  await remarkOn(page, figures[remarks.figure], remarks.why);
  await page.getByRole("button", { name: "Trả lại (2)" }).click();
  const sheet = page.getByRole("dialog");
  await sees(sheet, "2 nhận xét theo mục và ô");
  await sheet.getByLabel("Lý do trả lại").fill("Đề nghị đối chiếu số câu lạc bộ.");
  await scan(page, "returning a report");
  await sheet.getByRole("button", { name: "Trả lại", exact: true }).click();
  await sees(page, "Đã trả lại báo cáo.");
}

/** Approves the report that is open. */
export async function approveReport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Duyệt báo cáo" }).click();
  await sees(page, "Đã duyệt báo cáo.");
}
