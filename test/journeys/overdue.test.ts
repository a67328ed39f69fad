import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { scan, sees, useStage } from "./browser.ts";

const stage = useStage();

/** Nothing sticks out of a phone. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
}

test("an officer is asked why a task is late, answers on the phone, and the city accepts: the ladder ends", async () => {
  const phone = await stage.enter("ubnd.00004", { viewport: { width: 390, height: 844 } });
  await phone.getByRole("link", { name: /^Thông báo: \d+ chưa đọc$/ }).focus();
  await phone.keyboard.press("Enter");
  await phone.getByRole("heading", { level: 1, name: "Nhắc việc" }).waitFor();
  await sees(phone, /^mới/);
  await fits(phone);
  await scan(phone, "notices on a phone");

  await phone.goto("/");
  await phone.getByRole("link", { name: /^Giải trình: / }).click();
  await sees(phone, "Chờ trả lời");
  await sees(phone, /trả lời trước/);
  await fits(phone);
  await scan(phone, "an overdue task with a question, on a phone");
  const at = new URL(phone.url()).pathname;
  await phone.getByRole("button", { name: "Trả lời", exact: true }).click();
  await phone.getByLabel(/^Câu trả lời/).fill("Chờ kinh phí; dự kiến xong ngày 15/12.");
  // What was typed survives a reload.
  await phone.reload();
  await phone.getByRole("button", { name: "Trả lời", exact: true }).click();
  expect(await phone.getByLabel(/^Câu trả lời/).inputValue()).toContain("15/12");
  await phone.getByRole("button", { name: "Trả lời", exact: true }).click();
  await sees(phone, "Đã trả lời");

  const city = await stage.enter("thanhpho");
  await city.goto("/notices");
  await city
    .getByRole("button", { name: /^Xem \d+ việc$/ })
    .first()
    .click();
  await city.getByRole("button", { name: "Thu lại" }).waitFor();
  await scan(city, "notices of the city, one batch open");
  await city.goto("/notices/climbing");
  await city.getByRole("row").nth(1).waitFor();
  await scan(city, "what is overdue");
  await city.goto("/notices/explanations");
  await city.getByRole("row").nth(1).waitFor();
  await scan(city, "explanations");
  await city.goto(at);
  await city.getByRole("button", { name: "Chấp nhận", exact: true }).click();
  await scan(city, "accepting an answer");
  await city.getByRole("button", { name: "Chấp nhận", exact: true }).click();
  await sees(city, /^Lý do được chấp nhận, dừng nhắc/);
});

test("the city changes a step, and a mistake is told at its field; the administrator sees how mails fare", async () => {
  const city = await stage.enter("thanhpho");
  await city.goto("/notices/steps");
  await city.getByRole("button", { name: "Sửa các bậc nhắc nhiệm vụ" }).click();
  await scan(city, "the steps as a form");
  const first = city.getByLabel(/^Số ngày làm việc sau hạn/).first();
  await first.fill("9");
  await city.getByRole("button", { name: "Lưu phiên bản mới" }).click();
  await sees(city, /^Bậc sau phải muộn hơn bậc trước/);
  await first.fill("2");
  await city.getByRole("button", { name: "Lưu phiên bản mới" }).click();
  await sees(city, /^Phiên bản 2 · /);
  await sees(city, "Sau 2 ngày làm việc");
  await scan(city, "the steps");

  const admin = await stage.enter("quantri");
  await admin.goto("/mail");
  await sees(admin, "Chưa cài máy chủ thư");
  await scan(admin, "how mails fare");
});
