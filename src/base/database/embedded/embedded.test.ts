import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isAlive } from "../../alive.ts";
import { relink } from "./binaries.ts";
import { startEmbedded, StartRefused, type EmbeddedServer } from "./index.ts";
import { waitGone } from "./postmaster.ts";
import { refusalFromLog } from "./refusals.ts";

const cache = path.resolve(import.meta.dirname, "../../../../.cache");
/** A kill of a process loses nothing that the system has; only a power cut would. */
const QUICK = { fsync: "off" };
let folder = "";
let dir = "";
let running: EmbeddedServer[] = [];
let children: ChildProcess[] = [];

async function start(more: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dir, settings: QUICK, ...more });
  running.push(server);
  return server;
}

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another Node that starts the server in the same folder and then only waits. */
async function startInAnotherNode(): Promise<{ child: ChildProcess; url: string; pid: number }> {
  const face = JSON.stringify(path.join(import.meta.dirname, "index.ts"));
  const code = `
    const { startEmbedded } = await import(${face});
    const server = await startEmbedded({ dir: ${JSON.stringify(dir)}, settings: ${JSON.stringify(QUICK)} });
    console.log(JSON.stringify({ url: server.url, pid: server.pid() }));
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [first] = (await once(child.stdout!, "data")) as [Buffer];
  return { child, ...(JSON.parse(first.toString()) as { url: string; pid: number }) };
}

async function kill9(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

beforeEach(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(path.join(cache, "embedded-"));
  dir = path.join(folder, "postgres");
});

afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill("SIGKILL");
  for (const server of running) await server.stop();
  // A test may have failed while another Node's server lived on: take it over and stop it.
  if (existsSync(path.join(dir, "postmaster.pid"))) await (await startEmbedded({ dir })).stop();
  running = [];
  children = [];
  rmSync(folder, { recursive: true, force: true });
});

describe("the embedded PostgreSQL", { timeout: 60_000 }, () => {
  test("starts in an empty folder, keeps its port and password, and stops", async () => {
    const first = await start({ settings: {} });
    expect(first.adopted).toBe(false);
    await ask(first.url, "create table kept as select 'Ấm' as word");
    await first.stop();
    expect(isAlive(first.pid())).toBe(false);
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, "select word from kept")).toEqual([{ word: "Ấm" }]);
  });

  test("listens on the loopback only, asks for a password, checks its pages, knows Vietnamese", async () => {
    const { url } = await start();
    expect(new URL(url).hostname).toBe("127.0.0.1");
    const wrong = new URL(url);
    wrong.password = "guess";
    await expect(ask(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    const [facts] = await ask(
      url,
      `select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
              current_setting('password_encryption') as hash, current_setting('data_checksums') as checks,
              current_setting('server_encoding') as encoding, lower('ĐẤT ỰỠ') as small,
              (select string_agg(w, ' ' order by w collate "vi-x-icu")
                 from unnest(array['Đào','Dung','Ất','An','Ăn','Ân']) w) as sorted`,
    );
    expect(facts).toEqual({
      listens: "127.0.0.1",
      sockets: "",
      hash: "scram-sha-256",
      checks: "on",
      encoding: "UTF8",
      small: "đất ựỡ",
      sorted: "An Ăn Ân Ất Dung Đào",
    });
    const key = statSync(path.join(folder, "keys", "postgres-password"));
    expect(key.mode & 0o777).toBe(0o600);
  });

  test("after kill -9 of Node, the next start adopts the server and stops it at the end", async () => {
    const other = await startInAnotherNode();
    await ask(other.url, "create table kept as select 1 as n");
    await kill9(other.child);
    expect(isAlive(other.pid)).toBe(true);
    const server = await start();
    expect(server.adopted).toBe(true);
    expect(server.pid()).toBe(other.pid);
    expect(await ask(server.url, "select n from kept")).toEqual([{ n: 1 }]);
    await server.stop();
    expect(isAlive(other.pid)).toBe(false);
  });

  test("after kill -9 of PostgreSQL and of both, the next start recovers what was acknowledged", async () => {
    const other = await startInAnotherNode();
    await ask(other.url, "create table kept as select generate_series(1, 1000) as n");
    process.kill(other.pid, "SIGKILL");
    await kill9(other.child);
    await waitGone(other.pid, 5000);
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await ask(server.url, "select count(*)::int as n from kept")).toEqual([{ n: 1000 }]);
  });

  test("a supervised server that dies is started again on the same port", async () => {
    const server = await start({ supervise: true });
    await ask(server.url, "create table kept as select 1 as n");
    const before = server.pid();
    process.kill(before, "SIGKILL");
    const rows = await retry(() => ask(server.url, "select n from kept"), 20_000);
    expect(rows).toEqual([{ n: 1 }]);
    // It answers a moment before the start of it is over.
    await expect.poll(() => server.pid(), { timeout: 20_000 }).not.toBe(before);
  });

  test("two programs share one server, and the last to leave stops it", async () => {
    const first = await start();
    const second = await start();
    expect(second.adopted).toBe(true);
    await first.stop();
    expect(await ask(second.url, "select 1 as n")).toEqual([{ n: 1 }]);
    await second.stop();
    expect(isAlive(second.pid())).toBe(false);
  });

  test("starts at the same moment end as one server", async () => {
    const servers = await Promise.all([start(), start(), start()]);
    expect(new Set(servers.map((server) => server.url)).size).toBe(1);
    expect(new Set(servers.map((server) => server.pid())).size).toBe(1);
    expect(servers.filter((server) => !server.adopted)).toHaveLength(1);
  });

  test("a stale postmaster.pid that names another process is no obstacle", async () => {
    const first = await start();
    await first.stop();
    writeFileSync(
      path.join(dir, "postmaster.pid"),
      `${process.pid}\n${dir}\n0\n1\n\n127.0.0.1\n0 0\nready   \n`,
    );
    expect((await start()).adopted).toBe(false);
  });

  test("when the keys folder is lost, a new password is set and the data is there", async () => {
    const first = await start();
    await ask(first.url, "create table kept as select 1 as n");
    await first.stop();
    rmSync(path.join(folder, "keys"), { recursive: true });
    const second = await start();
    expect(second.url).not.toBe(first.url);
    expect(await ask(second.url, "select n from kept")).toEqual([{ n: 1 }]);
  });
});

describe("refusals are one clear sentence", () => {
  const holder: { server?: Server } = {};
  afterEach(() => holder.server?.close());

  test("a wanted port that another program holds", async () => {
    const server = createServer();
    holder.server = server;
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    await expect(startEmbedded({ dir, port })).rejects.toMatchObject({ code: "port-in-use" });
  });

  test("a folder that cannot be made", async () => {
    const file = path.join(folder, "a-file");
    writeFileSync(file, "");
    const refused = await startEmbedded({ dir: path.join(file, "postgres") }).catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(StartRefused);
    expect((refused as StartRefused).sentence.vi).toContain("Không ghi được vào thư mục");
  });

  test("programs that are not there, or do not run", async () => {
    await expect(startEmbedded({ dir, binDir: folder })).rejects.toMatchObject({ code: "missing-binaries" });
    for (const name of ["postgres", "initdb"]) {
      writeFileSync(path.join(folder, name), "#!/bin/sh\necho broken >&2\nexit 1\n");
      chmodSync(path.join(folder, name), 0o755);
    }
    await expect(startEmbedded({ dir, binDir: folder })).rejects.toMatchObject({
      code: "missing-binaries",
      message: expect.stringContaining("broken") as string,
    });
  });

  test("data of another major version, and a folder that is not ours", async () => {
    mkdirSync(dir);
    writeFileSync(path.join(dir, "PG_VERSION"), "12\n");
    await expect(startEmbedded({ dir })).rejects.toMatchObject({ code: "other-version" });
    rmSync(path.join(dir, "PG_VERSION"));
    writeFileSync(path.join(dir, "letter.txt"), "do not delete");
    await expect(startEmbedded({ dir })).rejects.toMatchObject({ code: "unwritable-folder" });
    expect(existsSync(path.join(dir, "letter.txt"))).toBe(true);
  });

  test.each([
    ["could not bind IPv4 address: Address already in use", "port-in-use"],
    ["FATAL: could not write: No space left on device", "disk-full"],
    [
      '"root" execution of the PostgreSQL server is not permitted: cannot be run as root',
      "container-forbids",
    ],
    ["unshare: unshare failed: Operation not permitted", "container-forbids"],
    ["FATAL:  something new", "failed"],
  ])("%s", (log, code) => {
    const refused = refusalFromLog(log, { folder: "data", port: 1 });
    expect(refused.code).toBe(code);
    expect(refused.sentence.vi).not.toBe("");
  });

  test("library links that an install without scripts left out are made", () => {
    mkdirSync(path.join(folder, "native", "lib"), { recursive: true });
    writeFileSync(path.join(folder, "native", "lib", "libx.so.1.2"), "library");
    const links = [{ source: "native/lib/libx.so.1.2", target: "native/lib/libx.so.1" }];
    writeFileSync(path.join(folder, "native", "pg-symlinks.json"), JSON.stringify(links));
    relink(folder);
    relink(folder);
    expect(statSync(path.join(folder, "native", "lib", "libx.so.1")).size).toBe(7);
  });
});

async function retry<T>(run: () => Promise<T>, ms: number): Promise<T> {
  for (const end = performance.now() + ms; ;) {
    try {
      return await run();
    } catch (error) {
      if (performance.now() > end) throw error;
      await wait(100);
    }
  }
}
