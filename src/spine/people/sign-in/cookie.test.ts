import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCookie, sessionCookieName, tokenOf, withoutCookie } from "./cookie.ts";

const SECRET = "a secret of tests";
const signed = (token: string) =>
  encodeURIComponent(`${token}.${createHmac("sha256", SECRET).update(token).digest("base64")}`);

describe("the session's cookie", () => {
  it("is found among others, and not inside their names or values", () => {
    expect(readCookie("a=1; toam.session_token=x.y; b=2", "toam.session_token")).toBe("x.y");
    expect(readCookie("not-toam.session_token=1", "toam.session_token")).toBeNull();
    expect(readCookie("x=toam.session_token=1;toam.session_token=2", "toam.session_token")).toBe("2");
    expect(readCookie(undefined, "toam.session_token")).toBeNull();
  });

  it("is held to TLS by its name", () => {
    expect(sessionCookieName("https://to-am.example")).toBe("__Secure-toam.session_token");
    expect(sessionCookieName("http://localhost:3000")).toBe("toam.session_token");
  });

  it("gives its token only when signed by us, whatever is sent", () => {
    expect(tokenOf(signed("abc"), SECRET)).toBe("abc");
    expect(tokenOf(signed("abc"), "another secret")).toBeNull();
    expect(tokenOf("%E0%A4%A", SECRET)).toBeNull();
    fc.assert(fc.property(fc.string(), (value) => tokenOf(value, SECRET) === null));
  });

  it("can be taken out of the header", () => {
    expect(withoutCookie("a=1; toam.session_token=x; b=2", "toam.session_token")).toBe("a=1; b=2");
  });
});
