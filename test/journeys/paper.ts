/** A plan on paper, and the way of the city's officer from the paper to published tasks, as one walks it on the screens. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { scan, sees } from "./browser.ts";

/** A plan on paper and what the officer knows of it beside. */
export interface Paper {
  /** Name of the file that is handed over. */
  readonly name: string;
  readonly text: string;
  /** Years, where the paper does not say for which it was made. */
  readonly years: number | null;
  /** The item that the paper has lost, from the copy in the archive. */
  readonly lost: { readonly path: string; readonly text: string; readonly who: string };
  /** What publishing must promise, counted by hand; null where only the promise itself is looked at. */
  readonly gives: { readonly tasks: string; readonly units: string } | null;
}

const answered = (page: Page): Promise<unknown> =>
  page.waitForResponse((r) => r.url().includes("/api/plan/") && r.request().method() !== "GET" && r.ok());

/** Hands the file over; stands on the review after it. */
export async function importPaper(page: Page, paper: Paper): Promise<void> {
  await page.goto("/plan/documents");
  await page.getByRole("link", { name: "Nhập kế hoạch" }).first().click();
  await page.getByRole("button", { name: "chọn tệp" }).waitFor();
  await scan(page, "importing a plan");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: paper.name, mimeType: "text/plain", buffer: Buffer.from(paper.text) });
  await page.waitForURL(/\/plan\/documents\/\d+\/review/);
  await sees(page, /\d+\/\d+ nội dung đã kết luận/);
}

async function nameYears(page: Page, years: number): Promise<void> {
  await page.getByRole("button", { name: "Sửa thông tin văn bản" }).click();
  const form = page.getByRole("form", { name: "Sửa thông tin văn bản" });
  await form.getByLabel("Áp dụng từ năm").fill(String(years));
  await form.getByLabel("đến năm").fill(String(years));
  await form.getByRole("button", { name: "Lưu" }).click();
  await form.waitFor({ state: "detached" });
}

const listOf = (page: Page): Locator => page.getByRole("region", { name: "Các nội dung" });

async function show(page: Page, filter: string): Promise<Locator> {
  const button = page.getByRole("button", { name: new RegExp(`^${filter} \\d+$`) });
  await button.click();
  await expect.poll(() => button.getAttribute("aria-pressed")).toBe("true");
  return listOf(page);
}

/** Presses one of the usual reasons of the form that asks why. */
const because = (where: Locator, reason: string): Promise<void> =>
  where.getByRole("button", { name: reason }).click();

/** Each name that the reader is not sure of: the units it means are confirmed, or it is taken off, or the clause ends. */
async function answerNames(page: Page): Promise<void> {
  const list = await show(page, "Tên chưa rõ");
  const doubts = list.getByText("cần anh/chị xác nhận");
  for (let left = await doubts.count(); left > 0; left = await doubts.count()) {
    const row = list.getByRole("listitem").first();
    await row.getByRole("button", { name: /^Nội dung / }).click();
    const chips = row.locator("button", { hasText: /Chủ trì|Phối hợp|Thực hiện|Đề nghị|Hướng dẫn|Tham mưu/ });
    const named = await chips.count();
    const open = row.getByRole("button", { name: /cần anh\/chị xác nhận/ }).first();
    await open.click();
    await row.getByRole("button", { name: "Chọn đơn vị khác" }).waitFor();
    const confirm = row.getByRole("button", { name: /^Đúng [\d.]+ đơn vị này$/ });
    if ((await confirm.count()) > 0) await confirm.click();
    else if (named > 1) await row.getByRole("button", { name: "Bỏ khỏi nội dung này" }).click();
    else {
      await row.getByRole("button", { name: "Không cần giao…" }).click();
      await because(row, "Nội dung chung, định hướng");
    }
    await expect.poll(() => doubts.count(), { timeout: 30_000 }).toBeLessThan(left);
  }
}

/** The first hole is filled from another copy, the others are recorded as lost. */
async function answerGaps(page: Page, { lost }: Paper): Promise<void> {
  const list = await show(page, "Chỗ mất");
  const gaps = list.getByRole("button", { name: /^Chỗ bị mất, dòng/ });
  const count = await gaps.count();
  expect(count).toBeGreaterThan(0);
  await gaps.first().click();
  await list.getByRole("button", { name: "Điền phần bị mất" }).click();
  const form = list.getByRole("form", { name: "Điền phần bị mất" });
  await form.getByLabel("Vị trí").fill(lost.path);
  await form.getByRole("textbox", { name: "Nội dung", exact: true }).fill(lost.text);
  await form.getByLabel("Ai làm").fill(lost.who);
  await form.getByLabel("Vai trò").selectOption({ label: "Chủ trì" });
  await form.getByLabel("Lấy từ đâu").fill("Bản lưu của văn thư");
  await scan(page, "filling in what the document lost");
  await form.getByRole("button", { name: "Bổ sung 1 nội dung" }).click();
  await form.waitFor({ state: "detached" });
  // What is answered goes to the foot of the list, so that the first is always one that still waits.
  for (let n = 1; n < count; n += 1) {
    await gaps.first().click();
    await list.getByRole("button", { name: "Không tìm lại được…" }).click();
    await because(list, "Bản gốc không còn phần này");
    await expect.poll(() => list.getByText("Ghi nhận là mất").count()).toBe(n);
  }
  const supplied = list.getByRole("button", { name: `Nội dung ${lost.path}`, exact: true });
  await supplied.focus();
  await supplied.click();
  await supplied.press("t");
  await sees(list, "Có nhiệm vụ");
}

/** What is still open asks nobody for anything: all of it at once, with the reason. */
async function endTheRest(page: Page): Promise<void> {
  const list = await show(page, "Chưa kết luận");
  await list.getByRole("checkbox").first().click();
  const bar = page.getByRole("region", { name: /^Đã chọn / });
  const all = bar.getByRole("button", { name: /^Chọn cả / });
  if ((await all.count()) > 0) await all.click();
  await bar.getByRole("button", { name: "Không cần giao…" }).click();
  await because(bar, "Nội dung chung, định hướng");
  await bar.waitFor({ state: "detached" });
}

/** Every clause comes to its end: accepted, answered, filled in, or ended with a reason. */
export async function reviewPaper(page: Page, paper: Paper): Promise<void> {
  await scan(page, "reviewing a plan");
  if (paper.years !== null) await nameYears(page, paper.years);
  const accepted = answered(page);
  await page.getByRole("button", { name: /^Nhận \d+ nội dung máy đọc chắc$/ }).click();
  await accepted;
  await answerNames(page);
  await answerGaps(page, paper);
  await endTheRest(page);
  await page.getByRole("button", { name: "Đủ điều kiện phát hành" }).waitFor();
}

/** Publishes the reviewed plan for the year; answers the number of its document. */
export async function publishPaper(page: Page, paper: Paper, year: number): Promise<number> {
  await page.getByRole("link", { name: "Phát hành…" }).click();
  await page.getByLabel("Giao nhiệm vụ của năm").waitFor();
  await sees(page, "Đã đủ điều kiện phát hành");
  const promised = new RegExp(
    paper.gives
      ? `${paper.gives.tasks} nhiệm vụ cho ${paper.gives.units} đơn vị`
      : "nhiệm vụ cho \\d+ đơn vị",
  );
  await sees(page, promised);
  await scan(page, "publishing a plan");
  await page.getByRole("button", { name: /^Phát hành [\d.]+ nhiệm vụ…$/ }).click();
  const dialog = page.getByRole("dialog");
  const code = /Gõ mã (\S+) để/.exec((await dialog.textContent()) ?? "")?.[1] ?? "";
  await dialog.getByLabel(/^Gõ mã/).fill(code);
  await scan(page, "confirming a publication");
  await dialog.getByRole("button", { name: "Phát hành", exact: true }).click();
  await page.waitForURL(new RegExp(`/plan\\?plan=\\d+&year=${year}`));
  await sees(page, "Cây nội dung");
  await page.getByRole("row").nth(2).waitFor();
  await scan(page, "the tree of the plan");
  return Number(new URL(page.url()).searchParams.get("plan"));
}
