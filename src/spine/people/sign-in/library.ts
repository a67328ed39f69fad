/**
 * The sign-in library (better-auth) set up on our own tables. It is given only what we use: user name and password,
 * TOTP with backup codes, passkeys, and a city's own OpenID Connect. It never creates people.
 */
import { passkey } from "@better-auth/passkey";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { APIError } from "better-auth/api";
import { genericOAuth, twoFactor, username } from "better-auth/plugins";
import type { Database } from "#base/database/index.ts";
import { log } from "#base/log.ts";
import { libraryDatabase } from "../queries/library.ts";
import { FREE_ATTEMPTS, SESSION_LIFE_SECONDS } from "../rules/lock.ts";
import { USER_NAME } from "../schema.ts";
import { COOKIE_PREFIX } from "./cookie.ts";
import { causeOf } from "./cause.ts";
import { hashPassword, verifyPassword } from "./hash.ts";

/** A city's own sign-on, with its endpoints said outright: one that cannot be reached at the start must not vanish. */
export interface OwnSignOn {
  /** What the button says. */
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly userInfoUrl: string;
  /** The claim that holds our user name. */
  readonly claim: string;
}

/** What the library is set up with. */
export interface LibrarySetting {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  readonly ownSignOn: OwnSignOn | null;
  /** Refuses a session for a person who may not have one, by a code; null lets it begin. */
  readonly refuse: (personId: number, byPasswordAlone: boolean) => Promise<SessionRefusal | null>;
}

/** Why a person gets no session, though the password was right. */
export const sessionRefusals = ["PERSON_DISABLED", "PERSON_IDLE", "PASSKEY_NEEDED"] as const;
export type SessionRefusal = (typeof sessionRefusals)[number];

/** The one provider's name in addresses and accounts. */
export const OWN_SIGN_ON = "city";
/** Where our server tells the library the caller's address. */
export const ADDRESS_HEADER = "x-toam-address";
const CODE_LOCK_SECONDS = 900;

/** The address by which the library knows a person; it can receive nothing. */
export function addressOf(userName: string): string {
  return `${userName}@to-am.invalid`;
}

function claimOf(profile: Readonly<Record<string, unknown>>, name: string): string {
  const value = profile[name];
  return typeof value === "string" ? value.trim().toLowerCase() : "";
}

function ownSignOnPlugin(own: OwnSignOn) {
  return genericOAuth({
    config: [
      {
        providerId: OWN_SIGN_ON,
        name: own.name,
        clientId: own.clientId,
        clientSecret: own.clientSecret,
        authorizationUrl: own.authorizationUrl,
        tokenUrl: own.tokenUrl,
        userInfoUrl: own.userInfoUrl,
        scopes: ["openid", "profile"],
        pkce: true,
        disableSignUp: true,
        accountSubject: ({ profile }) => String(profile["sub"] ?? ""),
        // Who it is follows from the claim alone, never from an e-mail address.
        mapProfileToUser: (profile) => ({
          email: addressOf(claimOf(profile, own.claim)),
          emailVerified: true,
          name: claimOf(profile, "name"),
        }),
      },
    ],
  });
}

function hostOf(publicUrl: string): string {
  const host = new URL(publicUrl).hostname;
  // Passkeys know no numeric addresses; on one's own machine the name is localhost.
  return host === "127.0.0.1" || host === "[::1]" ? "localhost" : host;
}

function originsOf(publicUrl: string): string[] {
  const { origin, port, protocol } = new URL(publicUrl);
  const local = `${protocol}//localhost${port ? `:${port}` : ""}`;
  return hostOf(publicUrl) === "localhost" ? [...new Set([origin, local])] : [origin];
}

function pluginsOf(setting: LibrarySetting) {
  return [
    username({
      displayUsername: false,
      minUsernameLength: 3,
      maxUsernameLength: 60,
      usernameNormalization: (name) => name.toLowerCase(),
      usernameValidator: (name) => USER_NAME.test(name.toLowerCase()),
      schema: { user: { fields: { username: "userName" } } },
    }),
    twoFactor({
      issuer: "Tổ Ấm",
      totpOptions: { digits: 6, period: 30 },
      backupCodeOptions: { amount: 10, storeBackupCodes: "encrypted" },
      accountLockout: {
        enabled: true,
        maxFailedAttempts: FREE_ATTEMPTS,
        durationSeconds: CODE_LOCK_SECONDS,
      },
      schema: { twoFactor: { fields: { userId: "personId" } } },
    }),
    passkey({
      rpID: hostOf(setting.publicUrl),
      rpName: "Tổ Ấm",
      origin: originsOf(setting.publicUrl),
      authenticatorSelection: { userVerification: "required", residentKey: "required" },
      schema: { passkey: { fields: { userId: "personId", credentialID: "credentialId" } } },
    }),
    ...(setting.ownSignOn ? [ownSignOnPlugin(setting.ownSignOn)] : []),
  ];
}

/** How the library's models are called in our tables; the words between are made by the query builder. */
const models = {
  user: {
    modelName: "person",
    fields: { email: "authEmail", emailVerified: "authEmailVerified" },
    // Ours, and never written by the library; named so that its own check of the tables knows of it.
    additionalFields: { unitId: { type: "number", required: true, input: false, returned: false } },
  },
  session: {
    fields: { userId: "personId" },
    expiresIn: SESSION_LIFE_SECONDS,
    disableSessionRefresh: true,
    additionalFields: {
      twoFactors: { type: "boolean", required: false, input: false },
    },
    freshAge: 0,
  },
  account: {
    fields: { userId: "personId" },
    encryptOAuthTokens: true,
    accountLinking: { enabled: true, trustedProviders: [OWN_SIGN_ON], updateUserInfoOnLink: false },
  },
  verification: { storeIdentifier: "hashed" },
} satisfies BetterAuthOptions;

/** What holds whatever the setting is. */
const always = {
  appName: "Tổ Ấm",
  basePath: "/api/auth",
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: 8,
    maxPasswordLength: 128,
    password: {
      hash: hashPassword,
      verify: ({ hash, password }: { hash: string; password: string }) => verifyPassword(hash, password),
    },
  },
  // Attempts are counted by us, in the database and by name; see guard.ts.
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  // A city's own sign-on that fails comes back to our page, not to the library's.
  onAPIError: { errorURL: "/?sign-in=refused" },
  logger: {
    level: "error",
    log: (level: string, message: string, ...about: unknown[]) =>
      level === "error" && log.error("sign-in-library", { message, ...causeOf(about) }),
  },
} as const satisfies BetterAuthOptions;

/** The request in which a session begins, as the library hands it to its hooks. */
type OnTheWay = Readonly<{
  path?: string;
  context?: { session?: { session: Record<string, unknown> } | null };
}> | null;

/** Ways in that end with two factors: the second step of a password, a passkey, the city's own sign-on, which asks itself. */
const WITH_TWO_FACTORS = /^\/(?:two-factor\/verify-|passkey\/verify-authentication$|callback\/)/;

/** Whether a session begins with two factors; one that replaces another (a new password) is as strong as that was. */
function withTwoFactors(on: OnTheWay): boolean {
  return WITH_TWO_FACTORS.test(on?.path ?? "") || on?.context?.session?.session["twoFactors"] === true;
}

/** All options, also for the test that watches the tables for drift. */
export function libraryOptions(setting: LibrarySetting): BetterAuthOptions {
  const beforeSession = async (session: { readonly userId: string }, on: OnTheWay) => {
    const refusal = await setting.refuse(Number(session.userId), on?.path === "/sign-in/username");
    if (refusal) throw new APIError("FORBIDDEN", { code: refusal, message: refusal });
    return { data: { twoFactors: withTwoFactors(on) } };
  };
  return {
    ...always,
    ...models,
    baseURL: setting.publicUrl,
    secret: setting.secret,
    trustedOrigins: originsOf(setting.publicUrl),
    database: {
      db: libraryDatabase(setting.database),
      type: "postgres",
      schemaName: "people",
      // One statement at a time: what asks us in between must not wait for a second connection.
      transaction: false,
    },
    plugins: pluginsOf(setting),
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: setting.publicUrl.startsWith("https:"),
      // The origin of a write is compared with the host it came to in mount.ts, for every route alike.
      disableCSRFCheck: true,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: "serial" },
    },
    databaseHooks: { session: { create: { before: beforeSession } } },
  };
}

/** The library as we use it: web standard request in, response out. */
export interface Library {
  handler(request: Request): Promise<Response>;
}

/** Sets the library up. */
export function openLibrary(setting: LibrarySetting): Library {
  return betterAuth(libraryOptions(setting));
}
