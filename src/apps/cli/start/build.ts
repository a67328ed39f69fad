/** Builds the staff application when its sources are newer than what is built. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { countMarks, isAlive, leaveMark, ownToken, pidOf } from "#base/alive.ts";
import { environmentWith, installed } from "#base/config.ts";
import { Refused } from "../command.ts";

/** Sources that never reach the browser: a change there must not cost a build. */
const SERVER_ONLY =
  /^apps\/(server|portal|worker|cli)\/|\.test\.ts$|\/(queries|routes|indicators)(\.ts$|\/)|^base\/(database|http|jobs|files|crypto|word|sheet)\//;
const SOURCE = /\.(ts|tsx|css|html|svg|json|woff2?)$/;

/** One hash over everything that the built application is made of. */
export function sourcesHash(root: string = installed()): string {
  const hash = createHash("sha256");
  const src = path.join(root, "src");
  const names = readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => SOURCE.test(name) && !SERVER_ONLY.test(name))
    .toSorted();
  for (const name of names)
    hash
      .update(name)
      .update("\0")
      .update(readFileSync(path.join(src, name)));
  for (const name of ["vite.config.ts", "package-lock.json"])
    hash.update(readFileSync(path.join(root, name)));
  return hash.digest("hex");
}

/** A built staff application, and whether it had to be built now. */
export interface StaffApp {
  readonly state: "fresh" | "built" | "absent";
  /** Where it is; null when there is none. */
  readonly dir: string | null;
}

/**
 * The staff application of exactly these sources, built when it is not there. Each state of the sources has a folder of
 * its own, so that a start never takes files from under another instance that still serves an older one. It is in
 * `dist`, or in the data folder where the installation cannot be written. Built aside and renamed when whole: a kill in
 * the middle leaves nothing half made. Throws with the bundler's message when the sources do not build.
 */
export async function ensureStaffApp(dataDir: string): Promise<StaffApp> {
  if (!existsSync(installed("src/apps/staff/index.html"))) return { state: "absent", dir: null };
  const name = `staff-${sourcesHash().slice(0, 16)}`;
  const places = [installed("dist"), path.join(dataDir, "app")];
  const there = places.map((place) => path.join(place, name)).find((dir) => existsSync(dir));
  for (const place of places.filter((place) => existsSync(place))) sweepHalfMade(place);
  if (there !== undefined) return { state: "fresh", dir: inUse(there) };
  const place = places.find(mayWriteIn);
  if (place === undefined) throw nowhere(places);
  const dir = path.join(place, name);
  await buildAside(dir);
  sweepUnused(place, name);
  return { state: "built", dir: inUse(dir) };
}

const USERS = ".users";

/** Marks it as used by this process for as long as that lives, so that no later start sweeps it away. */
function inUse(dir: string): string {
  // In an installation that cannot be written nothing is swept either.
  if (mayWriteIn(dir)) leaveMark(path.join(dir, USERS), ownToken());
  return dir;
}

function mayWriteIn(place: string): boolean {
  try {
    mkdirSync(place, { recursive: true });
    const probe = path.join(place, `.write-${ownToken()}`);
    writeFileSync(probe, "");
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}

function nowhere(places: readonly string[]): Refused {
  return new Refused({
    vi: `Không có chỗ để dựng ứng dụng cán bộ: không ghi được vào ${places.join(" và ")}.`,
    en: `There is no place to build the staff application: ${places.join(" and ")} cannot be written.`,
  });
}

async function buildAside(dir: string): Promise<void> {
  const aside = `${dir}.new-${ownToken()}`;
  try {
    await bundle(aside);
    compressAll(aside);
    renameSync(aside, dir);
  } catch (error) {
    // Another start built the same in this moment: theirs is as good.
    if (!existsSync(path.join(dir, "index.html"))) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Removes what a killed build left. */
function sweepHalfMade(place: string): void {
  for (const name of readdirSync(place)) {
    const token = /^staff-[0-9a-f]+\.new-(.+)$/.exec(name)?.[1];
    if (token !== undefined && !isAlive(pidOf(token)) && mayWriteIn(place)) remove(path.join(place, name));
  }
}

/** Removes builds of older sources that no living process serves. */
export function sweepUnused(place: string, keep: string): void {
  const old = readdirSync(place).filter((name) => /^staff-[0-9a-f]+$/.test(name) && name !== keep);
  for (const name of old) {
    if (countMarks(path.join(place, name, USERS)) === 0) remove(path.join(place, name));
  }
}

function remove(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}

/**
 * In a process of its own: the bundler's memory (half a gigabyte) must not stay with the server. Always for production,
 * whatever the person's own NODE_ENV says. The configuration is loaded as it is: bundling it would write into
 * node_modules, which may be forbidden.
 */
async function bundle(outDir: string): Promise<void> {
  const vite = installed("node_modules/vite/bin/vite.js");
  const where = ["--config", installed("vite.config.ts"), "--configLoader", "native"];
  const how = ["--outDir", outDir, "--emptyOutDir", "--logLevel", "error"];
  await promisify(execFile)(process.execPath, [vite, "build", ...where, ...how], {
    cwd: installed(),
    env: environmentWith({ NODE_ENV: "production" }),
  });
}

/** Text is compressed once here, not at each request: a commune office on a slow line pays for every byte. */
function compressAll(dir: string): void {
  const names = readdirSync(dir, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((n) => /\.(js|css|html|svg|json)$/.test(n))) {
    const file = path.join(dir, name);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  }
}
