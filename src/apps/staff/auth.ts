/** Signing in and out, second factor, passkeys and sessions: the paths of the sign-in library. */
import { request } from "#base/ui/request.ts";

const at = (path: string): string => `/api/auth${path}`;
const post = <T>(path: string, body: unknown = {}): Promise<T> =>
  request<T>(at(path), { method: "POST", body });

/** Signs in; true when a second step is asked. */
export async function signIn(username: string, password: string): Promise<boolean> {
  const answer = await post<{ twoFactorRedirect?: boolean } | null>("/sign-in/username", {
    username,
    password,
  });
  return answer?.twoFactorRedirect ?? false;
}

/** The second step of signing in, and the last of setting it up. */
export async function verifyCode(code: string): Promise<void> {
  await post("/two-factor/verify-totp", { code });
}

/** The second step by one of the codes on paper. */
export async function verifyBackupCode(code: string): Promise<void> {
  await post("/two-factor/verify-backup-code", { code });
}

/** What the sign-in page offers beside user name and password; `ownSignOn` is what the city's button says. */
export const signInOffers = (): Promise<{ ownSignOn: string | null }> => request("/api/sign-in");

/** Marks an address to which the city's own sign-on came back without a person. */
const REFUSED = ["sign-in", "refused"] as const;

/** Goes to the city's own sign-on, which comes back to the page that was wanted. */
export async function signInByCity(): Promise<void> {
  const search = new URLSearchParams(location.search);
  const here = location.pathname + (search.size > 0 ? `?${search.toString()}` : "");
  search.set(...REFUSED);
  const { url } = await post<{ url: string }>("/sign-in/social", {
    provider: "city",
    callbackURL: here,
    errorCallbackURL: `${location.pathname}?${search.toString()}`,
  });
  location.assign(url);
}

/** Whether the city's own sign-on sent the person back; takes the mark out of the address. */
export function takeRefusal(): boolean {
  const address = new URL(location.href);
  const refused = address.searchParams.get(REFUSED[0])?.startsWith(REFUSED[1]) ?? false;
  if (!refused) return false;
  for (const name of [REFUSED[0], "error", "error_description"]) address.searchParams.delete(name);
  history.replaceState(null, "", address);
  return true;
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  await post("/sign-out");
}

/** A device on which the person is signed in. */
export interface Session {
  readonly id: number;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  /** Whether it is this one. */
  readonly current: boolean;
}

/** Where the person is signed in now. */
export async function listSessions(): Promise<readonly Session[]> {
  return (await request<{ sessions: readonly Session[] }>("/api/me/sessions")).sessions;
}

/** Ends one session elsewhere. */
export const revokeSession = (id: number): Promise<unknown> =>
  request(`/api/me/sessions/${id}`, { method: "DELETE" });

/** Ends all sessions but this one. */
export const revokeOthers = (): Promise<unknown> => post("/revoke-other-sessions");

/** Begins the second step: an address for the authenticator app, and codes to keep on paper. */
export const beginSecondStep = (
  password: string,
): Promise<{ totpURI: string; backupCodes: readonly string[] }> => post("/two-factor/enable", { password });

/** Takes the second step away. */
export const endSecondStep = (password: string): Promise<unknown> =>
  post("/two-factor/disable", { password });

/** Makes new codes for paper; those made before work no longer. */
export const renewBackupCodes = (password: string): Promise<{ backupCodes: readonly string[] }> =>
  post("/two-factor/generate-backup-codes", { password });

/** A passkey of the person. */
export interface Passkey {
  readonly id: string;
  readonly name?: string | null;
  readonly createdAt?: string | null;
}

/** The person's passkeys. */
export const listPasskeys = (): Promise<readonly Passkey[]> =>
  request<readonly Passkey[]>(at("/passkey/list-user-passkeys"));

/** Forgets a passkey. */
export const deletePasskey = (id: string): Promise<unknown> => post("/passkey/delete-passkey", { id });

/** Whether this browser can do passkeys without a library of ours. */
export function passkeysWork(): boolean {
  return typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** Signs in with a passkey; throws when the person or the device declines. */
export async function signInWithPasskey(): Promise<void> {
  const options = await request<PublicKeyCredentialRequestOptionsJSON>(
    at("/passkey/generate-authenticate-options"),
  );
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  await post("/passkey/verify-authentication", { response: credential?.toJSON() });
}

/** Adds a passkey of this device under a name that the person gave. */
export async function addPasskey(name: string): Promise<void> {
  const options = await request<PublicKeyCredentialCreationOptionsJSON>(
    at("/passkey/generate-register-options"),
  );
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  await post("/passkey/verify-registration", { response: credential?.toJSON(), name });
}
