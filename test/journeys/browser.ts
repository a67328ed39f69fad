/**
 * The stage of a journey: an instance with the demonstration city, a real browser, and a page for each person. A story
 * that fails leaves a picture of every open page in .cache/journeys, and tells what stood on it.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { installed } from "#base/config.ts";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { startInstance, type Instance } from "#test/instance.ts";
import { copyCity } from "./prepare.ts";

const pictures = installed(".cache/journeys");
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PATIENCE_MS = 30_000;
/** How many letters of a page are told when a story fails. */
const WORDS_TOLD = 3_000;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a story is told on. */
export interface Stage {
  readonly url: () => string;
  /** A page of a browser profile of its own, at the sign-in. */
  door(options?: BrowserContextOptions): Promise<Page>;
  /** A page on which this person has signed in with the demonstration's password. */
  enter(userName: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Sets the stage for a file of journeys: call once at its top. */
export function useStage(): Stage {
  let [dataDir, instance, browser]: [string, Instance?, Browser?] = [""];
  const broken: string[] = [];
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    dataDir = await copyCity(inject("city"));
    browser = await chromium.launch({
      executablePath: process.env["TOAM_BROWSER"] ?? "/usr/bin/chromium",
      args: FLAGS,
    });
    instance = await startInstance({ dataDir });
  });
  afterEach(async ({ task }) => {
    const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
    if (task.result?.state === "fail") await takePictures(task.name, pages);
    for (const context of browser?.contexts() ?? []) await context.close();
    expect(broken.splice(0), "errors of scripts and of the content policy").toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const url = (): string => instance!.url;
  const door: Stage["door"] = async (options = {}) => {
    const context = await browser!.newContext({
      baseURL: url(),
      locale: "vi-VN",
      timezoneId: "Asia/Ho_Chi_Minh",
      viewport: { width: 1280, height: 860 },
      reducedMotion: "reduce",
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    context.on("weberror", (error) => broken.push(String(error.error())));
    context.on("console", (said) => {
      if (said.type() === "error" && said.text().includes("Content Security Policy"))
        broken.push(said.text());
    });
    const page = await context.newPage();
    await page.goto("/");
    return page;
  };
  const enter: Stage["enter"] = async (userName, options) => {
    const page = await door(options);
    await signIn(page, userName);
    return page;
  };
  return { url, door, enter };
}

async function takePictures(story: string, pages: readonly Page[]): Promise<void> {
  const name = story.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  for (const [n, page] of pages.entries()) {
    await page.screenshot({ path: `${pictures}/${name}-${n}.png`, fullPage: true }).catch(() => undefined);
    // A machine that runs this for others keeps no pictures: the words say what was there instead of what was sought.
    const stood = await page
      .locator("body")
      .innerText({ timeout: 5_000 })
      .catch(() => "nothing could be read");
    process.stderr.write(`${new URL(page.url()).pathname}\n${stood.slice(0, WORDS_TOLD)}\n`);
  }
}

/** Signs in on the sign-in page and waits for the first screen. */
export async function signIn(page: Page, userName: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel("Tên đăng nhập").fill(userName);
  await page.getByRole("textbox", { name: "Mật khẩu" }).fill(password);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
}

/** Waits until something that a person would read stands there. */
export async function sees(where: Page | Locator, text: string | RegExp): Promise<void> {
  await where.getByText(text).first().waitFor();
}

/** Chooses from a box that is a native one or one of ours. */
export async function choose(page: Page, box: string, option: string): Promise<void> {
  const field = page.getByRole("combobox", { name: new RegExp(`^${box}`) });
  if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
    await field.selectOption({ label: option });
    return;
  }
  await field.click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** Looks at the page as it stands with axe: nothing serious or critical may be wrong (WCAG 2.2 A and AA). */
export async function scan(page: Page, screen: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const run = `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] })`;
  // Through the debugger: the content policy lets no script of ours into the page. The session stays: to detach it
  // would take away the device that keeps a page's passkeys.
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: `${axe};${run}.then(({ violations }) => JSON.stringify(violations))`,
    awaitPromise: true,
    returnByValue: true,
  });
  expect(exceptionDetails?.exception?.description, screen).toBeUndefined();
  const violations = JSON.parse(String(result.value)) as Violation[];
  const bad = violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  const told = bad.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}\n${n.failureSummary}`));
  expect(told, `accessibility of ${screen}`).toEqual([]);
}
