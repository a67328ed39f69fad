/** The city's side of a report: sums, who is missing, freezing, the Word file, and the way back from a figure. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { textOf } from "#test/report-desk.ts";
import { scan, sees } from "./browser.ts";
import { figures, type FigureName } from "./reporting.ts";

/** Looks at the sums on the screen: the figure as it is read in the row of each. */
export async function seesSums(
  page: Page,
  cycle: number,
  sums: Readonly<Record<FigureName, string>>,
): Promise<void> {
  await page.goto(`/reports/cycles/${cycle}/consolidation`);
  const table = page.getByRole("table", { name: "Số liệu" });
  for (const [figure, sum] of Object.entries(sums)) {
    const line = table.getByRole("row", { name: figures[figure as FigureName] });
    // A kind of nothing is written out behind its sign.
    const read = async (): Promise<string> =>
      (await line.getByRole("button").innerText()).replace(/^[—∅]\s*/, "");
    await expect.poll(read, { message: figure, timeout: 15_000 }).toBe(sum);
  }
  await scan(page, "the city's consolidation");
}

const openPart = (page: Page, name: string): Promise<void> =>
  page
    .getByRole("navigation", { name: "Các phần của bản tổng hợp" })
    .getByText(name, { exact: true })
    .click();

/** The city reads what the units wrote side by side, takes the words of one and adds a sentence of its own. */
export async function writeForCity(page: Page, unit: string, sentence: string): Promise<void> {
  await openPart(page, "Nội dung");
  const told = page
    .getByRole("region", { name: "Đơn vị viết" })
    .getByRole("listitem")
    .filter({ hasText: unit });
  await told.first().getByRole("button", { name: "Chép vào bài" }).click();
  const words = page.getByRole("textbox", { name: "Phần viết của Thành phố" });
  await words.press("Control+End");
  await words.pressSequentially(` ${sentence}`);
  await words.blur();
  await sees(page, /^Đã lưu/);
  await scan(page, "texts side by side");
}

/** Looks at who has not reported. */
export async function seesMissing(page: Page, units: readonly string[]): Promise<void> {
  await openPart(page, `Đơn vị còn thiếu (${units.length})`);
  const table = page.getByRole("table", { name: "Đơn vị còn thiếu" });
  for (const unit of units) await table.getByRole("rowheader", { name: unit }).waitFor();
}

/** Freezes an edition and answers the words of its Word file. */
export async function freezeAndExport(page: Page, code: string): Promise<string> {
  await openPart(page, "Chốt và xuất");
  await page.getByRole("button", { name: "Chốt bản 1" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Gõ mã/).fill(code);
  await dialog.getByRole("button", { name: "Chốt", exact: true }).click();
  await sees(page, "Đã chốt bản 1.");
  await sees(page, "Nguyên vẹn");
  await scan(page, "a frozen edition");
  const link = page.getByRole("link", { name: "Word của bản này" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  return textOf(new Uint8Array(await answer.body()));
}

/** From the city's sum to the unit, and from the unit to the record that was counted. */
export async function followFigure(
  page: Page,
  cycle: number,
  way: { figure: FigureName; unit: string; record: string },
): Promise<void> {
  await page.goto(`/reports/cycles/${cycle}/consolidation`);
  const line = page.getByRole("table", { name: "Số liệu" }).getByRole("row", { name: figures[way.figure] });
  await line.getByRole("button").click();
  const units = page.getByRole("table", { name: "Theo đơn vị" });
  const unit = units.getByRole("row", { name: way.unit });
  await unit.waitFor();
  await scan(page, "a figure by unit");
  await unit.getByRole("cell").last().getByRole("link").click();
  await page.waitForURL(/\/figures\//);
  await page
    .getByRole("link", { name: new RegExp(way.record) })
    .first()
    .waitFor();
  await scan(page, "the records of a figure");
  await page
    .getByRole("link", { name: new RegExp(way.record) })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: new RegExp(way.record) }).waitFor();
}
