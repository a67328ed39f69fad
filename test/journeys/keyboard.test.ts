import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { thisYear, today } from "#base/clock.ts";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { scan, sees, useStage } from "./browser.ts";
import { figures, openCycle } from "./reporting.ts";

const stage = useStage();
const year = thisYear();

/** The most steps that a person would take with Tab before giving up. */
const PATIENCE = 120;

/** Walks with Tab (or another key) until the focus stands where it is wanted. */
async function walkTo(page: Page, wanted: Locator, key = "Tab"): Promise<void> {
  await wanted.waitFor();
  const isThere = (): Promise<boolean> => wanted.evaluate((element) => element.matches(":focus"));
  for (let step = 0; step < PATIENCE; step += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not reach ${String(wanted)} with ${key}`);
}

/** Walks there and presses it. */
async function press(page: Page, wanted: Locator, key = "Enter"): Promise<void> {
  await walkTo(page, wanted);
  await page.keyboard.press(key);
}

/** Walks to a field and types over what stands there. */
async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await walkTo(page, field);
  await page.keyboard.type(text);
}

/** What has the focus can be seen: it has an outline or a shadow. */
async function seesFocus(focused: Locator): Promise<void> {
  const style = await focused.evaluate((element) => {
    const { outlineStyle, boxShadow } = element.ownerDocument.defaultView.getComputedStyle(element);
    return `${outlineStyle} ${boxShadow}`;
  });
  expect(style, "outline and shadow of what has the focus").not.toBe("none none");
}

const titled = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("heading", { level: 1, name }).waitFor();

async function signInByKeys(page: Page, userName: string): Promise<void> {
  await typeInto(page, page.getByLabel("Tên đăng nhập"), userName);
  await typeInto(page, page.getByRole("textbox", { name: "Mật khẩu" }), DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await titled(page, "Việc của tôi");
}

async function tellByKeys(page: Page): Promise<void> {
  const menu = page.getByRole("navigation", { name: "Mục lục" });
  await press(page, menu.getByRole("link", { name: "Nhiệm vụ" }));
  await titled(page, "Nhiệm vụ");
  await press(page, page.getByRole("button", { name: /^Xác nhận đã nhận \d+ nhiệm vụ$/ }));
  await sees(page, /^Đã xác nhận \d+ nhiệm vụ$/);
  const first = page.getByRole("table").getByRole("link").first();
  await walkTo(page, first);
  await seesFocus(first);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: "Ghi tiến độ" }).waitFor();
  const note = page.getByLabel("Đã làm gì, kết quả ra sao, vướng gì");
  await walkTo(page, page.getByRole("radio", { name: "Đang làm" }));
  await page.keyboard.press("ArrowRight");
  expect(await page.getByRole("radio", { name: "Hoàn thành" }).isChecked()).toBe(true);
  await typeInto(page, note, "Ghi bằng bàn phím.");
  await press(page, page.getByRole("button", { name: "Lưu", exact: true }));
  await sees(page, "Đã ghi tiến độ");
}

async function reportByKeys(page: Page, cycle: string, unit: string): Promise<void> {
  const menu = page.getByRole("navigation", { name: "Mục lục" });
  await walkTo(page, menu.getByRole("link", { name: "Báo cáo" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await titled(page, "Báo cáo");
  const write = page.getByRole("link", { name: "Soạn tiếp" });
  const named = page.getByRole("heading", { level: 2, name: cycle });
  await named.waitFor();
  await scan(page, "the home of reports");
  await press(
    page,
    page
      .locator("div", { has: named })
      .filter({ has: write })
      .last()
      .getByRole("link", { name: "Soạn tiếp" }),
  );
  await titled(page, `Báo cáo của ${unit}`);
  await typeInto(
    page,
    page.getByRole("textbox", { name: "Nội dung mục I. Kết quả thực hiện" }),
    "Viết bằng bàn phím.",
  );
  // From cell to cell with Enter; a zero is asked about and Enter says yes; "k" is an answer by itself.
  await walkTo(page, page.getByRole("textbox", { name: figures.cases }));
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await sees(page, "Kỳ này không phát sinh?");
  await page.keyboard.press("Enter");
  await page.keyboard.type("k");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await page.keyboard.type("k");
  await page.keyboard.press("ArrowUp");
  await sees(page, "Mọi thay đổi đã lưu");
  expect(await page.getByRole("textbox", { name: figures.clubs }).inputValue()).toBe("5");
  const send = page.getByRole("button", { name: "Gửi báo cáo" });
  await walkTo(page, send, "Shift+Tab");
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("dialog").getByRole("button", { name: "Gửi báo cáo" }));
  await sees(page, "Đã gửi báo cáo.");
}

interface Unit {
  readonly code: string;
  readonly name: string;
}

/** A commune of the demonstration that has a task it has not acknowledged. */
async function communeWithNews(city: Page): Promise<Unit> {
  const answer = await city.request.get(`/api/tasks?status=given&year=${year}&limit=200`);
  const { rows } = (await answer.json()) as { rows: { unit: Unit }[] };
  const found = rows.find(({ unit }) => /^01\.\d{5}$/.test(unit.code));
  if (!found) throw new Error("The demonstration has no commune with a new task.");
  return found.unit;
}

test("the commune officer's part with the keyboard alone", async () => {
  const city = await stage.enter("thanhpho");
  const unit = await communeWithNews(city);
  const name = "Báo cáo bằng bàn phím";
  const window = { from: `${year}-01-01`, to: `${year}-03-31`, dueOn: today() };
  await openCycle(city, {
    code: `BAN-PHIM-${year}`,
    name,
    year,
    ...window,
    units: [unit.code],
    paths: ["II"],
  });
  const page = await stage.door();
  await signInByKeys(page, unit.code.replace("01.", "ubnd."));
  await tellByKeys(page);
  await reportByKeys(page, name, unit.name);
});
