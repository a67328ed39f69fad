/**
 * What `start` calls, one named place for each step. The orchestration (orchestrate.ts) knows only this face, so that
 * a test can run it with steps of its own.
 */
import type { Config } from "#base/config.ts";
import { readConfig } from "#base/config.ts";
import { missingKeys } from "#base/crypto/index.ts";
import { migrate } from "#base/database/index.ts";
import { ensureStaffApp, type StaffApp } from "./build.ts";
import { countDemonstrationAccounts, demonstrationSignIns, loadCity, loadUnits } from "./city.ts";
import { embeddedFolders, openInstanceDatabase, type InstanceDatabase } from "./database.ts";
import type { Serving, SignIn } from "./faces.ts";
import { holdInstance } from "./hold.ts";
import { keysOf } from "./keys.ts";
import { serve } from "./serve.ts";

/** The steps of a start. Each throws Refused or StartRefused for what a person can mend. */
export interface StartSteps {
  config(): Config;
  /** Takes the data folder for this process alone; returns what gives it back. */
  hold(config: Config): () => void;
  /** Names of the key files that are absent; asked first, since a new key would lock old data away. */
  missingKeys(config: Config): Promise<readonly string[]>;
  database(config: Config, log: (line: string) => void): Promise<InstanceDatabase>;
  /** Names of the migrations applied now. */
  migrate(config: Config, url: string, onStep: (name: string) => void): Promise<readonly string[]>;
  /** How many accounts of the demonstration city exist. */
  demonstrationAccounts(config: Config, url: string): Promise<number>;
  /** Loads the demonstration city when it is not there; returns what it did, in a few words. */
  demo(config: Config, url: string): Promise<string>;
  staffApp(config: Config): Promise<StaffApp>;
  /** Listens; `staffDir` is the built staff application. */
  serve(config: Config, url: string, staffDir: string | null): Promise<Serving>;
  signIns(config: Config, url: string): Promise<readonly SignIn[]>;
}

/** The real steps. */
export const steps: StartSteps = {
  config: readConfig,
  hold: holdInstance,
  database: (config, log) => openInstanceDatabase(config, { supervise: true, log }),
  missingKeys: (config) => Promise.resolve(missingKeys(embeddedFolders(config).keysDir)),
  migrate: async (config, url, onStep) => {
    const applied = await migrate(url, keysOf(config).database, onStep);
    const units = config.setting === "production" ? await loadUnits(url) : 0;
    if (units > 0) onStep(`${units} đơn vị có thật của thành phố / real units of the city`);
    return applied;
  },
  staffApp: ({ dataDir }) => ensureStaffApp(dataDir),
  demonstrationAccounts: (_config, url) => countDemonstrationAccounts(url),
  demo: (_config, url) => loadCity(url),
  serve,
  signIns: (_config, url) => demonstrationSignIns(url),
};
