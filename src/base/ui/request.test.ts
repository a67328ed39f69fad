import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { mayRepeat } from "./query.ts";
import { address, onSignedOut, ProblemError, send } from "./request.ts";

describe("an address", () => {
  it("carries what was asked and leaves out what is empty", () => {
    expect(
      address("/api/policies", { q: "gia đình", status: "", after: null, limit: 50, draft: false }),
    ).toBe("/api/policies?q=gia+%C4%91%C3%ACnh&limit=50&draft=false");
    expect(address("/api/me")).toBe("/api/me");
  });
});

describe("an ended session", () => {
  it("is told by whatever meets it first, an autosave too, but not by a wrong password", async () => {
    const server = createServer((_, answer) => answer.writeHead(401).end("{}"));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const told: string[] = [];
    const ask = async (method: string, path: string): Promise<void> => {
      onSignedOut(() => told.push(`${method} ${path}`));
      await expect(send(new Request(at + path, { method }))).rejects.toMatchObject({ kind: "not-signed-in" });
    };
    await ask("PUT", "/api/reports/submissions/1/sections/2");
    await ask("POST", "/api/auth/sign-in/username");
    await ask("GET", "/api/me");
    expect(told).toEqual(["PUT /api/reports/submissions/1/sections/2", "GET /api/me"]);
    onSignedOut(() => undefined);
    server.close();
  });
});

describe("a refusal", () => {
  it("keeps the reason, the fields and the law", () => {
    const problem = new ProblemError("invalid", 422, {
      title: "Có chỗ cần sửa",
      errors: [{ path: "symbol", message: "Hãy điền ô này" }],
      source: "NĐ 30/2020 Điều 8",
    });
    expect(problem.errors[0]?.path).toBe("symbol");
    expect(problem.source).toBe("NĐ 30/2020 Điều 8");
  });

  it("quotes a code only when the server itself failed", () => {
    expect(new ProblemError("broken", 500, { code: "E-7K2Q" }).code).toBe("E-7K2Q");
    expect(new ProblemError("not-signed-in", 401, { code: "INVALID_PASSWORD" }).code).toBeUndefined();
  });

  it("is asked again only where the line or the server was down, and twice at most", () => {
    expect(mayRepeat(0, new ProblemError("offline", 0, {}))).toBe(true);
    expect(mayRepeat(2, new ProblemError("offline", 0, {}))).toBe(false);
    expect(mayRepeat(0, new ProblemError("not-found", 404, {}))).toBe(false);
    expect(mayRepeat(0, new Error("bug"))).toBe(false);
  });
});
