/** A unit's part of a plan on the screens: receipt, progress, evidence. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { choose, sees } from "./browser.ts";

/** What a unit tells of one task. */
export interface Told {
  /** The first words of the task. */
  readonly task: string;
  readonly note: string;
  readonly state: "Đang làm" | "Hoàn thành";
  /** A file handed over as evidence. */
  readonly file?: string;
  /** The code of a record linked as evidence. */
  readonly record?: string;
}

/** Acknowledges all that is new to the unit. */
export async function acknowledgeNew(page: Page): Promise<void> {
  await page.goto("/tasks");
  await page.getByRole("button", { name: /^Xác nhận đã nhận \d+ nhiệm vụ$/ }).click();
  await sees(page, /^Đã xác nhận \d+ nhiệm vụ$/);
}

/** Finds the task in the unit's list and opens it. */
export async function openTask(page: Page, words: string): Promise<void> {
  await page.goto("/tasks");
  await page.getByRole("searchbox", { name: "Tìm trong danh sách" }).fill(words);
  await page
    .getByRole("link", { name: new RegExp(words) })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: new RegExp(words) }).waitFor();
}

async function attach(page: Page, { file, record }: Told): Promise<void> {
  if (file !== undefined) {
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: file, mimeType: "text/plain", buffer: Buffer.from("Biên bản có chữ ký\n") });
    await page.getByRole("link", { name: file }).waitFor();
  }
  if (record !== undefined) {
    await page.getByRole("button", { name: "Thêm liên kết" }).click();
    await page.getByRole("textbox", { name: "Bản ghi được liên kết" }).fill(record);
    await page.getByRole("option").filter({ hasText: record }).click();
    await page.getByRole("button", { name: "Thêm liên kết" }).click();
    await page.getByRole("button", { name: `Bỏ liên kết với ${record}` }).waitFor();
  }
}

/** Tells the progress of a task and lays the evidence beside it. */
export async function tellProgress(page: Page, told: Told): Promise<void> {
  await openTask(page, told.task);
  await page.getByRole("radio", { name: told.state }).click();
  await page.getByLabel("Đã làm gì, kết quả ra sao, vướng gì").fill(told.note);
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await sees(page, "Đã ghi tiến độ");
  await sees(page, told.note);
  // What was told is told: no draft of it comes back.
  await page.reload();
  await sees(page, told.note);
  expect(await page.getByText(/^Đã lấy lại bản nháp/).count()).toBe(0);
  await attach(page, told);
}

/** Enters a document of Sở Y tế and confirms that it is in force; answers its code. */
export async function enterDocument(
  page: Page,
  { symbol, issuedOn }: { readonly symbol: string; readonly issuedOn: string },
): Promise<string> {
  await page.goto("/policies/new");
  await page.getByLabel(/^Số, ký hiệu/).fill(symbol);
  await choose(page, "Loại văn bản", "Quyết định");
  await page.getByLabel(/^Trích yếu/).fill("Ban hành quy trình");
  await page.getByLabel(/^Cơ quan ban hành/).fill("Sở Y tế");
  await page.getByLabel(/^Ngày ban hành/).fill(issuedOn);
  await choose(page, "Nhóm", "Văn bản tổ chức thực hiện");
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await page.waitForURL(/\/policies\/[A-Z]+-\d+-\d+$/);
  await page.getByRole("button", { name: "Việc khác" }).click();
  await page.getByRole("menuitem", { name: "Xác nhận còn hiệu lực" }).click();
  await sees(page, "Còn hiệu lực");
  return page.url().split("/").at(-1) ?? "";
}
