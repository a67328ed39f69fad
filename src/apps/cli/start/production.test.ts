import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { refusalsOf, unusableTlsFiles, type ProductionFacts } from "./production.ts";

const ready: ProductionFacts = {
  setting: "production",
  missingKeys: [],
  demonstrationAccounts: 0,
  tls: "upstream",
  unusableTlsFiles: [],
  publicUrl: "https://giadinh.example.vn",
};

describe("the production setting", () => {
  test("starts when its keys are there, TLS is declared and no demonstration account exists", () => {
    expect(refusalsOf(ready)).toEqual([]);
    expect(refusalsOf({ ...ready, tls: "files" })).toEqual([]);
  });

  test.each<[string, Partial<ProductionFacts>, string]>([
    ["a key is missing", { missingKeys: ["master"] }, "master"],
    ["demonstration accounts exist", { demonstrationAccounts: 14 }, "14"],
    ["TLS is not declared", { tls: null }, "TOAM_TLS"],
    ["the certificate cannot be used", { tls: "files", unusableTlsFiles: ["cert.pem"] }, "cert.pem"],
    ["the address is not known", { publicUrl: null }, "TOAM_PUBLIC_URL"],
    ["the address is not https", { publicUrl: "http://giadinh.example.vn" }, "https://"],
  ])("refuses when %s", (_name, change, named) => {
    const refusals = refusalsOf({ ...ready, ...change });
    expect(refusals).toHaveLength(1);
    expect(refusals[0]!.vi).toContain(named);
    expect(refusals[0]!.en).toContain(named);
  });

  test("names everything at once, so that nobody mends in a circle", () => {
    const nothing = { missingKeys: ["master", "seal"], demonstrationAccounts: 2, tls: null, publicUrl: null };
    expect(refusalsOf({ ...ready, ...nothing })).toHaveLength(4);
  });

  test("a demonstration or a test demands none of it", () => {
    const bare = { ...ready, missingKeys: ["master"], demonstrationAccounts: 14, tls: null, publicUrl: null };
    expect(refusalsOf({ ...bare, setting: "demonstration" })).toEqual([]);
    expect(refusalsOf({ ...bare, setting: "test" })).toEqual([]);
  });
});

/** Made once for this test; it certifies nothing. */
const PAIR = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBdDCCARugAwIBAgIUWmmwMU5+uHMSwTjwv5LU7DZ2lqkwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjcyMTExMDVaGA8yMTI2MTEwMzIxMTEw
NVowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDF+
VyRR1uHtFQe6qTOYXS90zrolfYg5XjiIDgeUlyznMqSdkPol3WZSWdTRzz9Z/K99
pMREX/KzrgtOXXZZMiyjUzBRMB0GA1UdDgQWBBTdoujHJQb5fJi4azuD09kkTcq1
PDAfBgNVHSMEGDAWgBTdoujHJQb5fJi4azuD09kkTcq1PDAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0cAMEQCICHp3N3NHxznT4V5cgnb18+CORAI1I5AcFGx
3Vd+NOrmAiBUru7iLl39FWrr3EHtrbJ5UOdHKIUkIC1IYqkImJ6zhA==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYybAcmjkhbUWMKVa
YK8x9m8RN40pIjp2VT2sqFOf/qChRANCAAQxflckUdbh7RUHuqkzmF0vdM66JX2I
OV44iA4HlJcs5zKknZD6Jd1mUlnU0c8/WfyvfaTERF/ys64LTl12WTIs
-----END PRIVATE KEY-----
`,
};

test("certificate and key are tried as a pair before anything starts", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "toam-tls-"));
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const pem = { type: "pkcs8", format: "pem" } as const;
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = file("key.pem", privateKey.export(pem).toString());
  const text = file("cert.pem", "not a certificate");
  const absent = path.join(folder, "absent.pem");
  expect(unusableTlsFiles(absent, key)).toEqual([absent]);
  expect(unusableTlsFiles(text, key)).toEqual([text, key]);
  expect(unusableTlsFiles(null, null)).toEqual(["TOAM_TLS_CERT", "TOAM_TLS_KEY"]);
  expect(unusableTlsFiles(file("pair.pem", PAIR.cert), file("pair.key", PAIR.key))).toEqual([]);
  expect(unusableTlsFiles(file("pair.pem", PAIR.cert), key)).toHaveLength(2);
  rmSync(folder, { recursive: true });
});
