/** Which PostgreSQL servers a test run can use on this machine. */
import { existsSync } from "node:fs";

/** The servers that the suite is run against. */
export type TestServer = "embedded" | "debian";

/** Debian 12's own server programs. */
const DEBIAN_BIN = "/usr/lib/postgresql/15/bin";

/** The server of this run: TOAM_TEST_POSTGRES, by default the embedded one. */
export function chosenServer(env: NodeJS.ProcessEnv = process.env): TestServer {
  const name = env["TOAM_TEST_POSTGRES"] ?? "embedded";
  if (name !== "embedded" && name !== "debian") {
    throw new Error(`TOAM_TEST_POSTGRES must be "embedded" or "debian"; it is "${name}".`);
  }
  return name;
}

/** The folder of the server's programs; undefined means those of the npm package. */
export function binDirOf(server: TestServer): string | undefined {
  if (server === "embedded") return undefined;
  if (!existsSync(DEBIAN_BIN)) throw new Error(`Debian's PostgreSQL 15 is not installed (${DEBIAN_BIN}).`);
  return DEBIAN_BIN;
}

/** True when Debian's server is installed. */
export function hasDebianServer(): boolean {
  return existsSync(DEBIAN_BIN);
}
