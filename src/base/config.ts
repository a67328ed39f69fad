/**
 * The only place that reads the environment. Values are read once per call, so a test may set them.
 * Secrets never come from here in the open: see base/crypto for the keys file.
 */
import path from "node:path";
import type { Label } from "./words.ts";

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

/** A value of the environment, or a key, that cannot be used: one sentence that names it. */
export class ConfigRefused extends Error {
  readonly sentence: Label;

  constructor(sentence: Label) {
    super(sentence.en);
    this.name = "ConfigRefused";
    this.sentence = sentence;
  }
}

const root = path.resolve(import.meta.dirname, "../..");

/** Absolute path inside the installation. */
export function installed(...parts: string[]): string {
  return path.join(root, ...parts);
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | null {
  if (value === undefined || value === "") return null;
  const found = allowed.find((a) => a === value);
  if (found) return found;
  const list = allowed.join(", ");
  throw new ConfigRefused({
    vi: `${name} phải là một trong: ${list}; hiện là "${value}".`,
    en: `${name} must be one of: ${list}; it is "${value}".`,
  });
}

function portOf(value: string | undefined): number {
  const port = Number(value || 3000);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new ConfigRefused({
    vi: `PORT phải là số nguyên từ 0 đến 65535; hiện là "${value}".`,
    en: `PORT must be a whole number from 0 to 65535; it is "${value}".`,
  });
}

/** The environment of a program that we start: ours, and what is said besides. */
export function environmentWith(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

/** Reads the environment. Throws ConfigRefused for a value that cannot be used. */
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

/** A city's own sign-on (OpenID Connect), its endpoints given outright so that it does not depend on a discovery at the start. */
export interface OwnSignOnConfig {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly userInfoUrl: string;
  /** The claim that holds our user name. */
  readonly claim: string;
}

/** Reads the city's own sign-on; null when none is set. Throws ConfigRefused naming what is missing of one half set. */
export function readOwnSignOn(env: NodeJS.ProcessEnv = process.env): OwnSignOnConfig | null {
  const names = {
    clientId: "TOAM_OIDC_CLIENT_ID",
    clientSecret: "TOAM_OIDC_CLIENT_SECRET",
    authorizationUrl: "TOAM_OIDC_AUTHORIZATION_URL",
    tokenUrl: "TOAM_OIDC_TOKEN_URL",
    userInfoUrl: "TOAM_OIDC_USERINFO_URL",
  } as const;
  const missing = Object.values(names).filter((name) => !env[name]);
  if (missing.length === Object.keys(names).length) return null;
  if (missing.length > 0)
    throw new ConfigRefused({
      vi: `Đăng nhập của Thành phố mới khai một nửa; còn thiếu: ${missing.join(", ")}.`,
      en: `The city's own sign-on is half set; missing: ${missing.join(", ")}.`,
    });
  const value = (key: keyof typeof names): string => env[names[key]] ?? "";
  return {
    name: env["TOAM_OIDC_NAME"] || "Đăng nhập của Thành phố",
    clientId: value("clientId"),
    clientSecret: value("clientSecret"),
    authorizationUrl: value("authorizationUrl"),
    tokenUrl: value("tokenUrl"),
    userInfoUrl: value("userInfoUrl"),
    claim: env["TOAM_OIDC_CLAIM"] || "preferred_username",
  };
}

/** The office's own mail server. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** "starttls" insists on it; "tls" from the first byte; "none" only to this machine itself. */
  readonly security: "starttls" | "tls" | "none";
  /** Both null where the server asks for no password. */
  readonly user: string | null;
  readonly passwordFile: string | null;
  /** The sender's address. */
  readonly from: string;
}

const OWN_MACHINE = /^(localhost|127(\.\d+){3}|::1)$/;
const SMTP_PORTS = { starttls: 587, tls: 465, none: 25 } as const;

function smtpPort(value: string | undefined, usual: number): number {
  const port = Number(value || usual);
  if (Number.isInteger(port) && port > 0 && port <= 65535) return port;
  throw new ConfigRefused({
    vi: `TOAM_SMTP_PORT phải là số nguyên từ 1 đến 65535; hiện là "${value}".`,
    en: `TOAM_SMTP_PORT must be a whole number from 1 to 65535; it is "${value}".`,
  });
}

/** What stands against these settings of a mail server; null where nothing does. */
function refusedMail({ host, security, user, passwordFile, from }: MailConfig): Label | null {
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    return {
      vi: "Đã khai TOAM_SMTP_HOST thì TOAM_SMTP_FROM phải là địa chỉ thư gửi đi.",
      en: "With TOAM_SMTP_HOST, TOAM_SMTP_FROM must be the address that mails come from.",
    };
  if ((user === null) !== (passwordFile === null))
    return {
      vi: "TOAM_SMTP_USER và TOAM_SMTP_PASSWORD_FILE phải khai cùng nhau.",
      en: "TOAM_SMTP_USER and TOAM_SMTP_PASSWORD_FILE must be set together.",
    };
  if (security === "none" && !OWN_MACHINE.test(host))
    return {
      vi: "TOAM_SMTP_SECURITY=none chỉ dùng với máy chủ thư trên chính máy này.",
      en: "TOAM_SMTP_SECURITY=none is only for a mail server on this very machine.",
    };
  return null;
}

/** Reads the mail server; null where none is set. Throws ConfigRefused for one that is half set. */
export function readMail(env: NodeJS.ProcessEnv = process.env): MailConfig | null {
  const host = env["TOAM_SMTP_HOST"];
  if (!host) return null;
  const security =
    oneOf("TOAM_SMTP_SECURITY", env["TOAM_SMTP_SECURITY"], ["starttls", "tls", "none"]) ?? "starttls";
  const config: MailConfig = {
    host,
    port: smtpPort(env["TOAM_SMTP_PORT"], SMTP_PORTS[security]),
    security,
    user: env["TOAM_SMTP_USER"] || null,
    passwordFile: env["TOAM_SMTP_PASSWORD_FILE"] || null,
    from: env["TOAM_SMTP_FROM"] ?? "",
  };
  const refused = refusedMail(config);
  if (refused) throw new ConfigRefused(refused);
  return config;
}

/** Whether this is a city's own instance, which works by what the city adopted and not by examples. */
export const isProduction = (): boolean => readConfig(process.env).setting === "production";
