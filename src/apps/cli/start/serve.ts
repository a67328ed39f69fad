/** Listens: the composed product on one address. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Config } from "#base/config.ts";
import { readKeys } from "#base/crypto/index.ts";
import { checkKeys } from "#base/crypto/marks.ts";
import { openVault } from "#base/crypto/vault.ts";
import { openDatabase } from "#base/database/index.ts";
import { keepFilesIn } from "#base/files/index.ts";
import { log, setLogLevel } from "#base/log.ts";
import { liftTrail, sealAudit, sweepRequests } from "#spine/access/index.ts";
import { buildServer, compose } from "#apps/server/index.ts";
import { embeddedFolders } from "./database.ts";
import type { Serving } from "./faces.ts";

const SEAL_EVERY_MS = 60_000;

/** Seals the trail each minute and clears old kept answers, as the owner: the application's role may do neither. */
async function startSealing(ownerUrl: string): Promise<() => Promise<void>> {
  const owner = openDatabase(ownerUrl, { max: 1, name: "toam-seal" });
  // A database restored by other means than ./toam restore is caught here.
  await liftTrail(owner);
  const seal = (): void => {
    Promise.all([sealAudit(owner), sweepRequests(owner)]).catch((error: unknown) =>
      log.warn("upkeep-failed", { error: String(error) }),
    );
  };
  const timer = setInterval(seal, SEAL_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await owner.close();
  };
}

function tlsOf(config: Config): { key: Buffer; cert: Buffer } | null {
  if (config.tls !== "files" || !config.tlsCertFile || !config.tlsKeyFile) return null;
  return { key: readFileSync(config.tlsKeyFile), cert: readFileSync(config.tlsCertFile) };
}

/** Keys that are not this database's are noticed before anyone writes with them. */
async function refuseOtherKeys(ownerUrl: string, keysDir: string): Promise<void> {
  const owner = openDatabase(ownerUrl, { max: 1, name: "toam-keys" });
  await checkKeys(owner, keysDir).finally(() => owner.close());
}

/** Serves on the configured host and port, with the staff application in `staffDir`. */
export async function serve(config: Config, ownerUrl: string, staffDir: string | null): Promise<Serving> {
  setLogLevel(config.logLevel);
  keepFilesIn(path.join(config.dataDir, "files"));
  const { keysDir } = embeddedFolders(config);
  openVault({ keysDir });
  await refuseOtherKeys(ownerUrl, keysDir);
  const keys = readKeys(keysDir);
  const composed = compose(config, ownerUrl, keys);
  const app = await buildServer({
    config,
    database: composed.database,
    modules: composed.modules,
    authenticate: composed.people.authenticate,
    mountAuth: (on) => composed.people.mountAuth(on),
    mountCalendar: (on) => composed.mountCalendar(on),
    tls: tlsOf(config),
    staffDir,
  });
  const stopSealing = await startSealing(ownerUrl);
  await app.listen({ port: config.port, host: config.host });
  const bound = app.server.address();
  const port = typeof bound === "object" && bound ? bound.port : config.port;
  const scheme = config.tls === "files" ? "https" : "http";
  return {
    address: config.publicUrl ?? `${scheme}://localhost:${port}`,
    close: async () => {
      await app.close();
      await stopSealing();
      await composed.close();
    },
  };
}
