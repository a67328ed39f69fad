/** The work on a case, as each hand does it on the screens. */
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { choose } from "./browser.ts";

export const DUTY = "Giao tham gia theo luật: có hiệu lực ngay";
const STATE_DUTY = "Hoạt động của cơ quan nhà nước theo luật (Luật 13/2022, Điều 20, 43, 46)";

/** What a neighbour, a hospital or a post tells. */
export interface Told {
  readonly what: string;
  readonly where: string;
  readonly when?: string;
  readonly lifeDanger?: "yes" | "no" | "unknown";
  readonly childHarmed?: "yes" | "no" | "unknown";
  readonly people: readonly {
    readonly part: "harmed" | "doer" | "child";
    readonly name: string;
    readonly sex: "female" | "male";
    readonly birthYear: number;
  }[];
}

/** Reports openly, without an account, as the public site or any program does; answers the report's code. */
export async function reportOpenly(url: string, told: Told): Promise<string> {
  const safeContact = { channel: "through-other", phone: null, hours: "8–10 giờ", never: true, note: null };
  const answer = await fetch(`${url}/public/reports`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({ place: "01.00004", safeContact, ...told }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { reference: string }).reference;
}

/** Opens a case of its own from the report; answers its code. */
export async function openCase(page: Page, report: string): Promise<string> {
  await page.goto(`/intake/${report}`);
  await page.getByRole("link", { name: "Mở vụ việc…" }).click();
  await page.getByRole("button", { name: "Mở vụ việc mới" }).click();
  return codeOf(page);
}

/** The code of the case that has just been opened. */
export async function codeOf(page: Page): Promise<string> {
  await page.getByRole("heading", { level: 1, name: /^VV-/ }).waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Chooses from a menu. What comes in late may push the page under the hand and close it: one opens it again. */
export async function fromMenu(page: Page, button: string, item: RegExp | string): Promise<void> {
  const choice = page.getByRole("menuitem", { name: item });
  await expect
    .poll(
      async () => {
        if ((await choice.count()) === 0)
          await page.getByRole("button", { name: button, exact: true }).click();
        return choice.click({ timeout: 1_000 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: 15_000 },
    )
    .toBe(true);
}

/** Adds what one did to the other. */
export async function addPair(page: Page): Promise<void> {
  await fromMenu(page, "Thêm", "Thêm hành vi giữa hai người");
  await page.getByRole("button", { name: "Thêm hành vi giữa hai người" }).click();
}

/** Opens the form of a thing of the case. */
export async function edit(page: Page, name: RegExp | string): Promise<Locator> {
  const thing = page.getByRole("article", { name });
  await thing.getByRole("button", { name: "Sửa" }).click();
  await thing.getByRole("button", { name: "Lưu", exact: true }).waitFor();
  return thing;
}

/** Saves the form of a thing and waits until it is read again. */
export async function save(thing: Locator): Promise<void> {
  await thing.getByRole("button", { name: "Lưu", exact: true }).click();
  await thing.getByRole("button", { name: "Sửa" }).waitFor();
}

/** Does an act of the case's head, with its reason and what else it asks for; not done, its dialog stays and says why. */
export async function act(
  page: Page,
  name: string,
  reason: string,
  asked: Readonly<Record<string, string>> = {},
  done = true,
): Promise<void> {
  const first = page.getByRole("button", { name: `${name}…`, exact: true });
  const more = page.getByRole("button", { name: "Việc khác" });
  await first.or(more).first().waitFor();
  if ((await first.count()) > 0) await first.click();
  else await fromMenu(page, "Việc khác", name);
  const dialog = page.getByRole("dialog", { name });
  for (const [label, value] of Object.entries(asked))
    await dialog.getByLabel(label).selectOption({ label: value });
  await dialog.getByLabel("Lý do, căn cứ").fill(reason);
  await dialog.getByRole("button", { name }).click();
  if (done) await dialog.waitFor({ state: "detached" });
}

/** Fills a dialog of the panel of no contact and sends it: a choice by its words, an answer, a moment, a text. */
export async function askInDialog(
  page: Page,
  title: string,
  given: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  await page.getByRole("button", { name: `${title}…` }).click();
  const dialog = page.getByRole("dialog", { name: title });
  for (const [label, value] of Object.entries(given)) {
    const field = dialog.getByLabel(label, { exact: true });
    if (typeof value === "boolean") await field.setChecked(value);
    else if ((await field.evaluate((element) => element.tagName)) === "SELECT")
      await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await dialog.getByRole("button", { name: "Ghi", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Gives a unit a part in the case by the form of sending; of a referral the harmed person agrees. */
export async function send(
  page: Page,
  given: { readonly kind?: string; readonly to: string; readonly part: string; readonly purpose: string },
): Promise<void> {
  await page.getByRole("button", { name: "Chuyển, giới thiệu…" }).click();
  if (given.kind !== undefined)
    await page.getByLabel("Việc gì", { exact: true }).selectOption({ label: given.kind });
  const to = page.getByRole("combobox", { name: /^Đơn vị nhận/ });
  await to.click();
  await to.fill(given.to);
  await page.getByRole("option", { name: given.to }).first().click();
  // The likeliest part of the unit is chosen by itself.
  const part = page.getByLabel("Tham gia với tư cách");
  await expect.poll(() => part.locator("option:checked").innerText()).toBe(given.part);
  await page.getByLabel("Nhờ làm việc gì").fill(given.purpose);
  if (given.kind === undefined) await page.getByLabel("Người bị bạo lực đồng ý").first().check();
  else {
    await choose(page, "Căn cứ chia sẻ dữ liệu", STATE_DUTY);
    await page.getByLabel("Điều luật, hoàn cảnh").fill("Luật 13/2022/QH15, Điều 20");
  }
  await page.getByRole("button", { name: "Gửi", exact: true }).click();
  await page.getByLabel("Nhờ làm việc gì").waitFor({ state: "detached" });
}

/** Answers the questions of the danger assessment with yes, the others stay unknown; answers the level that stands above. */
export async function assess(page: Page, yes: readonly RegExp[]): Promise<void> {
  const region = page.getByRole("region", { name: "Đánh giá nguy cơ" });
  await region.getByRole("button", { name: "Đánh giá…" }).click();
  for (const question of yes)
    await region
      .getByRole("radiogroup", { name: question })
      .getByRole("radio", { name: "Có", exact: true })
      .check();
  await region.getByRole("button", { name: "Lưu", exact: true }).click();
  await region.getByRole("button", { name: "Đánh giá…" }).waitFor();
}

/** What is filled in of a thing: the text by its label, as it stands on the screen. */
export async function factsOf(thing: Locator): Promise<Readonly<Record<string, string>>> {
  const pairs = await thing
    .locator("dl > div")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? "")),
    );
  return Object.fromEntries(pairs.map(([label = "", value = ""]) => [label, value]));
}
