/** The session's cookie: its name, and the check of its signature, as the library signs (HMAC-SHA256 over the token). */
import { createHmac, timingSafeEqual } from "node:crypto";

const BARE = "toam.session_token";

/** The library's prefix of cookie names. */
export const COOKIE_PREFIX = "toam";

/** The cookie's name: over TLS the browser holds it to TLS. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith("https:") ? `__Secure-${BARE}` : BARE;
}

/** The value of a cookie as sent, still encoded; null when absent. */
export function readCookie(header: string | undefined, name: string): string | null {
  if (!header) return null;
  let at = header.indexOf(`${name}=`);
  while (at > 0 && header[at - 1] !== " " && header[at - 1] !== ";") at = header.indexOf(`${name}=`, at + 1);
  if (at < 0) return null;
  const end = header.indexOf(";", at);
  return header.slice(at + name.length + 1, end < 0 ? undefined : end);
}

/** The header without this cookie. */
export function withoutCookie(header: string, name: string): string {
  return header
    .split(/; */)
    .filter((part) => !part.startsWith(`${name}=`))
    .join("; ");
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** The token inside a cookie's value when its signature is ours; null otherwise. */
export function tokenOf(value: string, secret: string): string | null {
  const plain = decoded(value);
  if (plain === null) return null;
  const dot = plain.lastIndexOf(".");
  if (dot < 1) return null;
  const token = plain.slice(0, dot);
  const expected = createHmac("sha256", secret).update(token).digest();
  const given = Buffer.from(plain.slice(dot + 1), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
