/** What a commune officer's browser fetches and waits for until My work can be used. */
import { existsSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import type { Instance } from "../test/instance.ts";
import type { BenchRow } from "./rows.ts";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Size of one script as a browser that knows gzip gets it. */
async function weigh(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { "accept-encoding": "gzip" } });
  const length = answer.headers.get("content-length");
  const whole = (await answer.arrayBuffer()).byteLength;
  return length === null ? whole : Number(length);
}

/** Bytes of scripts as they went over the line, gzip being what every browser and proxy knows. */
async function scriptBytes(page: Page, url: string): Promise<number> {
  const weighed: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) weighed.push(weigh(response.url()));
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const sizes = await Promise.all(weighed);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Measures in a real browser; says so and measures nothing where there is none. */
export async function firstScreen(instance: Instance): Promise<BenchRow[]> {
  if (!existsSync(CHROMIUM)) {
    console.warn("No chromium here: the first screen is not measured.");
    return [];
  }
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const signedIn = await context.request.post(`${instance.url}/api/auth/sign-in/username`, {
      data: { username: "ubnd.00004", password: DEMO_PASSWORD },
      headers: { origin: instance.url },
    });
    if (!signedIn.ok()) throw new Error(`Signing in was refused: ${signedIn.status()}`);
    const bytes = await scriptBytes(await context.newPage(), instance.url);
    const page = await context.newPage();
    const started = performance.now();
    await page.goto(instance.url);
    await page.locator("main h1").first().waitFor();
    const ready = performance.now() - started;
    const kb = bytes / 1024;
    return [
      {
        area: "spine",
        name: "first staff screen: JavaScript, gzipped",
        value: Number(kb.toFixed(1)),
        unit: "KB",
        baseline: null,
        ratio: null,
        goal: "≤ 220 KB",
        met: kb <= 220,
      },
      {
        area: "spine",
        name: "first staff screen: until it can be used (loopback)",
        value: Number(ready.toFixed(0)),
        unit: "ms",
        baseline: null,
        ratio: null,
        goal: "≤ 1000 ms",
        met: ready <= 1000,
      },
    ];
  } finally {
    await browser.close();
  }
}
