import { createServer } from "node:net";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { ConfigRefused, readConfig } from "#base/config.ts";
import { Refused } from "../command.ts";
import { openInstanceDatabase } from "./database.ts";
import { startInstance } from "./orchestrate.ts";
import type { StartSteps } from "./steps.ts";

/** Steps that note in which order they were called. */
function noted(
  env: NodeJS.ProcessEnv,
  change: Partial<StartSteps> = {},
): { steps: StartSteps; calls: string[] } {
  const calls: string[] = [];
  const note = <T>(name: string, value: T): Promise<T> => {
    calls.push(name);
    return Promise.resolve(value);
  };
  const steps: StartSteps = {
    config: () => readConfig(env),
    hold: () => {
      calls.push("hold");
      return () => void calls.push("release");
    },
    database: () =>
      note("database", {
        url: "postgres://x",
        kind: "embedded" as const,
        major: 18,
        adopted: false,
        stop: () => note("database stop", undefined),
      }),
    missingKeys: () => note("keys", []),
    demonstrationAccounts: () => note("accounts", 0),
    migrate: () => note("migrate", ["one.sql"]),
    demo: () => note("demo", "126"),
    staffApp: () => note("staff app", { state: "fresh" as const, dir: null }),
    serve: () =>
      note("serve", { address: "http://localhost:1", close: () => note("server close", undefined) }),
    signIns: () => note("sign-ins", [{ role: "Cán bộ", name: "Lan", userName: "lan", password: "thu" }]),
    ...change,
  };
  return { steps, calls };
}

const PRODUCTION = {
  TOAM_ENV: "production",
  TOAM_TLS: "upstream",
  TOAM_PUBLIC_URL: "https://a.vn",
  PORT: "0",
};
const ignore = (): void => undefined;

describe("a start", () => {
  test("goes in order, says each step, and stops the server before the database", async () => {
    const { steps, calls } = noted({ PORT: "0" });
    const lines: string[] = [];
    const started = await startInstance(steps, (line) => lines.push(line));
    await Promise.all([started.stop(), started.stop()]);
    const order = [
      "hold",
      "database",
      "migrate",
      "demo",
      "staff app",
      "serve",
      "sign-ins",
      "server close",
      "database stop",
      "release",
    ];
    expect(calls).toEqual(order);
    expect(lines.find((line) => line.includes("Cơ sở dữ liệu"))).toMatch(/^\[ *\d+,\d s\] .*PostgreSQL 18/);
    expect(started.signIns).toHaveLength(1);
  });

  test("production loads no demonstration and prints no sign-in", async () => {
    const { steps, calls } = noted(PRODUCTION);
    const started = await startInstance(steps, ignore);
    expect(started.signIns).toEqual([]);
    expect(calls).not.toContain("demo");
    await started.stop();
  });

  test("production without TLS or without keys refuses before anything is touched", async () => {
    const bare = noted({ TOAM_ENV: "production" });
    await expect(startInstance(bare.steps, ignore)).rejects.toThrow("TLS");
    expect(bare.calls).toEqual(["keys"]);
    const keyless = noted(PRODUCTION, { missingKeys: () => Promise.resolve(["master"]) });
    await expect(startInstance(keyless.steps, ignore)).rejects.toThrow("master");
    expect(keyless.calls).toEqual([]);
  });

  test("production with demonstration accounts refuses to serve and stops the database", async () => {
    const { steps, calls } = noted(PRODUCTION, { demonstrationAccounts: () => Promise.resolve(3) });
    await expect(startInstance(steps, ignore)).rejects.toThrow("3 demonstration");
    expect(calls).not.toContain("serve");
    expect(calls.slice(-2)).toEqual(["database stop", "release"]);
  });

  test("a second start in the same folder is refused before it touches the database", async () => {
    const { steps, calls } = noted(
      { PORT: "0" },
      {
        hold: () => {
          throw new Refused({ vi: "đang chạy", en: "already runs" });
        },
      },
    );
    await expect(startInstance(steps, ignore)).rejects.toThrow("already runs");
    expect(calls).toEqual([]);
  });

  test("Ctrl-C in the middle of a start stops what was started", async () => {
    const wish = new AbortController();
    const reason = new Error("stopped by the person");
    const pressed = noted(
      { PORT: "0" },
      { migrate: () => Promise.resolve(wish.abort(reason)).then(() => []) },
    );
    await expect(startInstance(pressed.steps, ignore, wish.signal)).rejects.toBe(reason);
    expect(pressed.calls).toEqual(["hold", "database", "database stop", "release"]);
  });

  test("a port in use is one sentence, before anything is touched", async () => {
    const holder = createServer();
    holder.listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as { port: number };
    const { steps, calls } = noted({ PORT: String(port) });
    await expect(startInstance(steps, ignore)).rejects.toThrow(`Port ${port} is in use`);
    expect(calls).toEqual([]);
    holder.close();
  });

  test("a port taken in the last moment is the same sentence, and the database is stopped", async () => {
    const taken = Object.assign(new Error("listen EADDRINUSE"), { code: "EADDRINUSE" });
    const { steps, calls } = noted({ PORT: "0" }, { serve: () => Promise.reject(taken) });
    await expect(startInstance(steps, ignore)).rejects.toBeInstanceOf(Refused);
    expect(calls.slice(-2)).toEqual(["database stop", "release"]);
  });

  test("a setting that cannot be used is a refusal", async () => {
    const { steps } = noted({ PORT: "many" });
    await expect(startInstance(steps, ignore)).rejects.toBeInstanceOf(ConfigRefused);
  });

  test.each(["mysql://host/db", "not an address", "postgres://nobody@127.0.0.1:1/none"])(
    "DATABASE_URL %s is refused with a sentence",
    async (url) => {
      const config = readConfig({ DATABASE_URL: url });
      await expect(openInstanceDatabase(config)).rejects.toBeInstanceOf(Refused);
    },
  );
});
