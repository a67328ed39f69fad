/** Debian's packages, where this process may install them. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";

/** Null when the packages are installed now, else why not, in a few words. */
export function installPackages(names: readonly string[]): string | null {
  if (process.geteuid?.() !== 0) return "not root, so nothing was installed";
  if (!existsSync("/usr/bin/apt-get")) return "there is no apt-get here";
  keepPostgresQuiet();
  console.log(`Installing ${names.join(" ")} …`);
  // Lists may be old or absent; a failing update may still leave an installable package.
  apt(["update", "-qq"]);
  const result = apt([
    "install",
    "-y",
    "-qq",
    "--no-install-recommends",
    "-o",
    "Dpkg::Options::=--force-confold",
    ...names,
  ]);
  if (result.status === 0) return null;
  const said = `${result.stderr}${result.error?.message ?? ""}`.trim().split("\n").at(-1) ?? "";
  return `apt-get could not install ${names.join(" ")}: ${said}`;
}

function apt(args: readonly string[]): { status: number | null; stderr: string; error?: Error } {
  return spawnSync("apt-get", args, {
    encoding: "utf8",
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

/** Debian's package would start a server of its own at once; we only want its programs. */
function keepPostgresQuiet(): void {
  const file = "/etc/postgresql-common/createcluster.conf";
  if (existsSync(file)) return;
  mkdirSync("/etc/postgresql-common", { recursive: true });
  writeFileSync(file, "create_main_cluster = false\nstart_conf = 'manual'\n");
}
