import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { choose, scan, sees, useStage } from "./browser.ts";

const stage = useStage();

/** Changes a record behind the back of the person who has it open, as a colleague would. */
async function changeMeanwhile(page: Page, path: string, change: object): Promise<void> {
  const row = (await (await page.request.get(path)).json()) as { version: number };
  const answer = await page.request.patch(path, {
    data: { version: row.version, ...change },
    headers: { "idempotency-key": randomUUID(), origin: stage.url() },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function chooseInMenu(page: Page, name: string): Promise<void> {
  await page.getByTitle(/^(Tài khoản của|Account of)/).click();
  await page.getByRole("menuitem", { name }).click();
}

test("what is typed is not lost: a reload, a colleague's change in between, a dead line", async () => {
  const page = await stage.enter("thanhpho");
  await page.goto("/policies/new");
  await page.getByLabel(/^Số, ký hiệu/).fill("777/QĐ-UBND");
  await page.getByLabel(/^Trích yếu/).fill("Quy chế phối hợp xử lý tin báo");
  await page.reload();
  await sees(page, /^Đã lấy lại bản nháp/);
  expect(await page.getByLabel(/^Số, ký hiệu/).inputValue()).toBe("777/QĐ-UBND");
  await scan(page, "the form of a policy document");

  // What is missing is said at the field and in a summary; then the document is kept.
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await sees(page.getByRole("alert"), /^Còn \d+ chỗ cần sửa/);
  await scan(page, "a form with what is to be corrected");
  await choose(page, "Loại văn bản", "Quyết định");
  await page.getByLabel(/^Cơ quan ban hành/).fill("UBND Thành phố");
  await page.getByLabel(/^Ngày ban hành/).fill("5/1/2026");
  await choose(page, "Nhóm", "Văn bản tổ chức thực hiện");
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await page.waitForURL(/\/policies\/[A-Z]+-\d+-\d+$/);
  const at = new URL(page.url()).pathname;
  await scan(page, "a policy document");

  await page.goto(`${at}/edit`);
  await page.getByLabel(/^Trích yếu/).fill("Quy chế phối hợp, bản của tôi");
  await changeMeanwhile(page, `/api${at}`, { abstract: "Quy chế phối hợp, bản của đồng nghiệp" });
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  const clash = page.getByRole("alert");
  await sees(clash, "Trong lúc anh/chị sửa, người khác đã lưu bản mới");
  await sees(clash, "Quy chế phối hợp, bản của đồng nghiệp");
  await scan(page, "a stale edit");
  await clash.getByRole("button", { name: "Lưu bản của tôi lên bản mới" }).click();
  await page.waitForURL(`**${at}`);
  await sees(page, "Quy chế phối hợp, bản của tôi");

  await page.goto(`${at}/edit`);
  await page.getByLabel(/^Trích yếu/).fill("Gõ khi mất mạng");
  await page.context().setOffline(true);
  await sees(page, /^Không có mạng/);
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await sees(page, "Mất kết nối");
  await scan(page, "no network");
  await page.context().setOffline(false);
  await page.getByText(/^Không có mạng/).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await page.waitForURL(`**${at}`);
  await sees(page, "Gõ khi mất mạng");
});

test("a file: not twice, not lost to an ended session, and a wrong one is taken off again", async () => {
  const page = await stage.enter("syt");
  await page.goto("/tasks");
  await page.getByRole("row").nth(1).getByRole("link").click();
  const hand = (name: string, words: string): Promise<void> =>
    page
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
  await hand("bien-ban.txt", "Biên bản có chữ ký");
  await page.getByRole("link", { name: "bien-ban.txt" }).waitFor();
  await hand("ban-sao.txt", "Biên bản có chữ ký");
  await sees(page, /^ban-sao\.txt: Tệp này đã được đính kèm ở đây với tên “bien-ban\.txt”/);

  await page.context().clearCookies();
  await hand("nham.txt", "Tệp của nhiệm vụ khác");
  await sees(page, /^Phiên làm việc đã hết/);
  await page.getByLabel("Tên đăng nhập").fill("syt");
  await page.getByRole("textbox", { name: "Mật khẩu" }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await sees(page, "Chưa gửi được vì phiên đăng nhập đã hết: nham.txt.");
  await page.getByRole("button", { name: "Gửi bây giờ" }).click();
  await page.getByRole("link", { name: "nham.txt" }).waitFor();

  await page.getByRole("button", { name: "Gỡ tệp nham.txt" }).click();
  await scan(page, "taking a file off");
  await page.getByRole("button", { name: "Gỡ tệp", exact: true }).click();
  await page.getByRole("link", { name: "nham.txt" }).waitFor({ state: "detached" });
  expect(await page.getByRole("link", { name: "bien-ban.txt" }).count()).toBe(1);
  const history = page.getByRole("listitem").filter({ hasText: "nham.txt" });
  await sees(history, /^Gỡ tệp$/);
});

test("English, the dark desk and the phone", async () => {
  const page = await stage.enter("ubnd.00004");
  await scan(page, "my work");
  await chooseInMenu(page, "English");
  await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await chooseInMenu(page, "Dark");
  expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark");
  await scan(page, "my work, dark");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();
  await page.goto("/tasks");
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
  await page.getByRole("row").nth(1).waitFor();
  await scan(page, "tasks, dark, English");

  await page.setViewportSize({ width: 390, height: 844 });
  const bar = page.getByRole("navigation", { name: "Main menu" });
  expect(await bar.count()).toBe(1);
  const fits = async (screen: string): Promise<void> => {
    const width = await page.evaluate<number>("document.documentElement.scrollWidth");
    expect(width, "nothing sticks out of the phone").toBeLessThanOrEqual(390);
    await scan(page, screen);
  };
  // A report of violence stands at the thumb; what is needed less often behind "more".
  await bar.getByRole("link", { name: "Reports of violence" }).click();
  await page.getByRole("heading", { level: 1, name: "Reports of violence" }).waitFor();
  await fits("the list of reports on a phone");
  await page.getByRole("link", { name: "Enter a report" }).first().click();
  await page.getByRole("group", { name: "Safe way" }).waitFor();
  await fits("entering a report on a phone");
  await bar.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Calendar" }).click();
  await page.getByRole("heading", { level: 1, name: "Calendar" }).waitFor();
  await fits("the calendar on a phone");
  await page.goto("/plan");
  await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
  await fits("the plan on a phone");
  await bar.getByRole("link", { name: "My work" }).click();
  await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();
  await scan(page, "my work on a phone");
});
