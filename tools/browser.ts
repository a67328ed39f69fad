/** The browser of the journeys: found, or installed from Debian where that is allowed. Run it alone to only do that. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { installPackages } from "./apt.ts";

const PLACES = [
  process.env["TOAM_BROWSER"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/** Path of a browser that runs here, or null. TOAM_BROWSER names another one. */
export function findBrowser(): string | null {
  return PLACES.find((place) => place !== undefined && existsSync(place) && runs(place)) ?? null;
}

function runs(place: string): boolean {
  // On Windows a browser prints nothing and opens a window instead.
  return process.platform === "win32" || spawnSync(place, ["--version"], { timeout: 30_000 }).status === 0;
}

/** A browser, installed if need be; else the reason why there is none. */
export function ensureBrowser(): { path: string } | { missing: string } {
  const found = findBrowser();
  if (found !== null) return { path: found };
  const why = installPackages(["chromium", "fonts-liberation2"]);
  const now = findBrowser();
  return now === null ? { missing: why ?? "chromium was installed but does not run" } : { path: now };
}

if (import.meta.main) {
  const browser = ensureBrowser();
  console.log("path" in browser ? browser.path : `No browser: ${browser.missing}`);
  process.exitCode = "path" in browser ? 0 : 1;
}
