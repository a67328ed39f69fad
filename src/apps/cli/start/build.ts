/** Builds the staff application when its sources are newer than what is built. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { installed } from "#base/config.ts";

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

/**
 * Builds `dist/staff` when it is stale. Built aside and renamed when whole: a kill in the middle leaves the old one.
 * Throws with the bundler's message when the sources do not build.
 */
export async function ensureStaffApp(): Promise<"fresh" | "built" | "absent"> {
  if (!existsSync(installed("src/apps/staff/index.html"))) return "absent";
  const target = installed("dist/staff");
  const wanted = sourcesHash();
  if (builtHash(target) === wanted) return "fresh";
  const aside = installed("dist/staff.new");
  rmSync(aside, { recursive: true, force: true });
  await bundle(aside);
  compressAll(aside);
  writeFileSync(path.join(aside, ".hash"), `${wanted}\n`);
  rmSync(target, { recursive: true, force: true });
  renameSync(aside, target);
  return "built";
}

/** In a process of its own: the bundler's memory (half a gigabyte) must not stay with the server. */
async function bundle(outDir: string): Promise<void> {
  const bin = installed("node_modules/vite/bin/vite.js");
  const args = [
    bin,
    "build",
    "--config",
    installed("vite.config.ts"),
    "--outDir",
    outDir,
    "--emptyOutDir",
    "--logLevel",
    "error",
  ];
  await promisify(execFile)(process.execPath, args, { cwd: installed() });
}

function builtHash(target: string): string | null {
  const file = path.join(target, ".hash");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
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
