import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { certifiedKey } from "#test/certificate.ts";
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

test("certificate and key are tried as a pair before anything starts", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "toam-tls-"));
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const pair = certifiedKey();
  const [cert, key] = [file("cert.pem", pair.cert), file("key.pem", pair.key)];
  const text = file("text.pem", "not a certificate");
  const absent = path.join(folder, "absent.pem");
  expect(unusableTlsFiles(absent, key)).toEqual([absent]);
  expect(unusableTlsFiles(text, key)).toEqual([text, key]);
  expect(unusableTlsFiles(null, null)).toEqual(["TOAM_TLS_CERT", "TOAM_TLS_KEY"]);
  expect(unusableTlsFiles(cert, key)).toEqual([]);
  const another = file("another.pem", certifiedKey().key);
  expect(unusableTlsFiles(cert, another)).toEqual([cert, another]);
  rmSync(folder, { recursive: true });
});
