/**
 * The only place that reads the environment. Values are read once per call, so a test may set them.
 * Secrets never come from here in the open: see base/crypto for the keys file.
 */
import path from "node:path";

/** Where and how this instance runs. */
export interface Config {
  /** "production" refuses demonstration accounts, missing keys and undeclared TLS. */
  readonly setting: "demonstration" | "production" | "test";
  readonly port: number;
  readonly host: string;
  /** An outside PostgreSQL (≥ 15); null means the embedded server. */
  readonly databaseUrl: string | null;
  /** Absolute folder of the instance: database, files, keys. */
  readonly dataDir: string;
  /** The address people type, for links, passkeys and the origin check. */
  readonly publicUrl: string | null;
  /** "upstream": a reverse proxy ends TLS; "files": this process does; null: none declared. */
  readonly tls: "upstream" | "files" | null;
  readonly tlsCertFile: string | null;
  readonly tlsKeyFile: string | null;
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
}

const root = path.resolve(import.meta.dirname, "../..");

/** Absolute path inside the installation. */
export function installed(...parts: string[]): string {
  return path.join(root, ...parts);
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | null {
  if (value === undefined || value === "") return null;
  const found = allowed.find((a) => a === value);
  if (!found) throw new Error(`${name} must be one of: ${allowed.join(", ")}; it is "${value}".`);
  return found;
}

function portOf(value: string | undefined): number {
  const port = Number(value ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT must be a whole number from 0 to 65535; it is "${value}".`);
  return port;
}

/** Reads the environment. Throws an Error with one clear sentence for a value that cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    setting: oneOf("TOAM_ENV", env["TOAM_ENV"], ["demonstration", "production", "test"]) ?? "demonstration",
    port: portOf(env["PORT"]),
    host: env["HOST"] || "127.0.0.1",
    databaseUrl: env["DATABASE_URL"] || null,
    dataDir: path.resolve(env["TOAM_DATA"] || path.join(root, "data")),
    publicUrl: env["TOAM_PUBLIC_URL"] || null,
    tls: oneOf("TOAM_TLS", env["TOAM_TLS"], ["upstream", "files"]),
    tlsCertFile: env["TOAM_TLS_CERT"] || null,
    tlsKeyFile: env["TOAM_TLS_KEY"] || null,
    logLevel: oneOf("TOAM_LOG", env["TOAM_LOG"], ["silent", "error", "warn", "info", "debug"]) ?? "warn",
  };
}
