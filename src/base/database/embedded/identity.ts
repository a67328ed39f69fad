/**
 * Under which identity the server runs. PostgreSQL refuses root, so as root there are two ways: a user namespace
 * in which root's own files belong to an ordinary number (works in a root-only home too), or another user id.
 */
import { spawnSync } from "node:child_process";
import { chownSync, existsSync, statSync } from "node:fs";
import { serverEnvironment, type Binaries } from "./binaries.ts";
import { containerForbids } from "./refusals.ts";

/** How a server program is started: put `prefix` before it, and use `uid` when it is given. */
export interface Identity {
  readonly prefix: readonly string[];
  readonly uid: number | null;
}

const NAMESPACE = ["unshare", "-U", "--map-user=1000", "--map-group=1000"] as const;
/** The number of `nobody` on Linux; chosen because it owns nothing and exists without creating an account. */
const NOBODY = 65534;

/** True when this process is root. */
function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * The identity for a data folder. An existing folder decides (PostgreSQL demands to own it); a new one takes the
 * first way that works here. Throws StartRefused "container-forbids" with what the system said.
 */
export function identityFor(dir: string, binaries: Binaries): Identity {
  if (!isRoot()) return { prefix: [], uid: null };
  const owner = existsSync(dir) ? statSync(dir).uid : 0;
  if (owner !== 0) return otherUser(owner, binaries);
  const namespace = tryRun([...NAMESPACE, binaries.postgres, "--version"], binaries, null);
  if (namespace === null) return { prefix: NAMESPACE, uid: null };
  if (existsSync(dir)) throw containerForbids(namespace);
  return otherUser(NOBODY, binaries, namespace);
}

function otherUser(uid: number, binaries: Binaries, before = ""): Identity {
  const refused = tryRun([binaries.postgres, "--version"], binaries, uid);
  if (refused !== null) throw containerForbids([before, refused].filter(Boolean).join("; "));
  return { prefix: [], uid };
}

/** Null when the command runs, else what the system said. */
function tryRun(command: readonly string[], binaries: Binaries, uid: number | null): string | null {
  const [program = "", ...args] = command;
  const result = spawnSync(program, args, {
    encoding: "utf8",
    env: serverEnvironment(binaries.lib),
    cwd: "/",
    ...(uid !== null && { uid, gid: uid }),
  });
  if (result.status === 0) return null;
  return (result.error?.message ?? result.stderr ?? `exit ${result.status}`).trim().split("\n")[0] ?? "";
}

/** Gives a file or folder to the identity; nothing to do unless another user is used. */
export function handOver(path: string, identity: Identity): void {
  if (identity.uid !== null) chownSync(path, identity.uid, identity.uid);
}

/** True when the identity can write into the folder; proven by doing it. */
export function mayWrite(dir: string, identity: Identity): boolean {
  if (identity.uid === null) return true;
  const probe = spawnSync("/bin/sh", ["-c", 'test -w "$0" && test -x "$0"', dir], {
    uid: identity.uid,
    gid: identity.uid,
    cwd: "/",
  });
  return probe.status === 0;
}
