/** The order of a start, and the way back when a step refuses or the person presses Ctrl-C. */
import { once } from "node:events";
import { createServer } from "node:net";
import type { Config } from "#base/config.ts";
import { Refused } from "../command.ts";
import type { InstanceDatabase } from "./database.ts";
import { refusalsOf, unusableTlsFiles, type ProductionFacts } from "./production.ts";
import { startProgress, type Progress } from "./progress.ts";
import type { Serving, SignIn } from "./faces.ts";
import type { StartSteps } from "./steps.ts";

/** A started instance. */
export interface Started {
  readonly address: string;
  readonly signIns: readonly SignIn[];
  /** Seconds the start took, as printed. */
  readonly seconds: string;
  /** Ends requests under way, then the database. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts everything in order. What was already started is stopped again when a later step refuses, or when `wish`
 * aborts (then its reason is thrown).
 */
export async function startInstance(
  steps: StartSteps,
  say: (line: string) => void,
  wish?: AbortSignal,
): Promise<Started> {
  const progress = startProgress(say, wish);
  const config = await progress.step(
    { vi: "Cấu hình", en: "Configuration" },
    () => Promise.resolve(steps.config()),
    describe,
  );
  const missingKeys = config.setting === "production" ? await steps.missingKeys(config) : [];
  refuseProduction(config, { missingKeys, demonstrationAccounts: 0 });
  await refuseBusyPort(config);
  const release = steps.hold(config);
  try {
    return await startHeld({ steps, config, progress, say, release });
  } catch (error) {
    release();
    throw error;
  }
}

interface Holding {
  readonly steps: StartSteps;
  readonly config: Config;
  readonly progress: Progress;
  readonly say: (line: string) => void;
  readonly release: () => void;
}

async function startHeld({ steps, config, progress, say, release }: Holding): Promise<Started> {
  const database = await progress.step(
    { vi: "Cơ sở dữ liệu", en: "Database" },
    () => steps.database(config, (line) => say(`          ${line}`)),
    ({ kind, major, adopted }) =>
      `PostgreSQL ${major}, ${kind === "embedded" ? "đi kèm / embedded" : "bên ngoài / outside"}${adopted ? ", đang chạy sẵn / already running" : ""}`,
  );
  try {
    const serving = await prepareAndServe({ steps, config, progress, database, say });
    const signIns = config.setting === "demonstration" ? await steps.signIns(config, database.url) : [];
    return {
      address: serving.address,
      signIns,
      seconds: progress.seconds(),
      stop: onlyOnce(() => stopIn(serving, database).finally(release)),
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

interface Preparing extends Omit<Holding, "release"> {
  readonly database: InstanceDatabase;
}

async function prepareAndServe({ steps, config, progress, database, say }: Preparing): Promise<Serving> {
  const { url } = database;
  await progress.step(
    { vi: "Cấu trúc dữ liệu", en: "Schema" },
    () => steps.migrate(config, url, (name) => say(`          ${name}`)),
    (applied) => (applied.length === 0 ? "đã mới nhất / up to date" : `+${applied.length}`),
  );
  if (config.setting === "production") {
    const demonstrationAccounts = await steps.demonstrationAccounts(config, url);
    refuseProduction(config, { missingKeys: [], demonstrationAccounts });
  }
  if (config.setting === "demonstration") {
    await progress.step(
      { vi: "Thành phố trình diễn", en: "Demonstration city" },
      () => steps.demo(config, url),
      String,
    );
  }
  const { dir } = await progress.step(
    { vi: "Ứng dụng cán bộ", en: "Staff application" },
    () => steps.staffApp(config),
    ({ state }) => BUILD[state],
  );
  return progress.step(
    { vi: "Máy chủ", en: "Server" },
    () => serveOrRefuse(config, () => steps.serve(config, url, dir)),
    (it) => it.address,
  );
}

const BUILD = {
  fresh: "đã dựng sẵn / up to date",
  built: "vừa dựng / built",
  absent: "chưa có / absent",
} as const;

function describe(config: Config): string {
  const names = {
    demonstration: "trình diễn / demonstration",
    production: "chính thức / production",
    test: "thử / test",
  };
  return names[config.setting];
}

function refuseProduction(
  config: Config,
  found: Pick<ProductionFacts, "missingKeys" | "demonstrationAccounts">,
): void {
  const refusals = refusalsOf({
    setting: config.setting,
    tls: config.tls,
    publicUrl: config.publicUrl,
    unusableTlsFiles: config.tls === "files" ? unusableTlsFiles(config.tlsCertFile, config.tlsKeyFile) : [],
    ...found,
  });
  if (refusals.length === 0) return;
  throw new Refused({
    vi: ["Chế độ vận hành chính thức không khởi động:", ...refusals.map((r) => `- ${r.vi}`)].join("\n"),
    en: ["The production setting does not start:", ...refusals.map((r) => `- ${r.en}`)].join("\n"),
  });
}

/** Asked before anything is touched; the real listening may still meet a race and says the same. */
async function refuseBusyPort(config: Config): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(config.port, config.host);
    await once(probe, "listening");
  } catch (error) {
    throw listenRefusal((error as { code?: string }).code, config) ?? error;
  } finally {
    probe.close();
  }
}

async function serveOrRefuse(config: Config, serve: () => Promise<Serving>): Promise<Serving> {
  try {
    return await serve();
  } catch (error) {
    const refusal = listenRefusal((error as { code?: string }).code, config);
    throw refusal ?? error;
  }
}

function listenRefusal(code: string | undefined, { port, host }: Config): Refused | null {
  if (code === "EADDRINUSE") {
    return new Refused({
      vi: `Cổng ${port} đang do chương trình khác dùng: đóng chương trình đó, hoặc đặt PORT bằng một số khác.`,
      en: `Port ${port} is in use by another program: close it, or set PORT to another number.`,
    });
  }
  if (code === "EACCES") {
    return new Refused({
      vi: `Tài khoản này không được mở cổng ${port}: đặt PORT từ 1024 trở lên.`,
      en: `This account may not open port ${port}: set PORT to 1024 or above.`,
    });
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new Refused({
      vi: `Máy này không có địa chỉ ${host} (HOST).`,
      en: `This machine has no address ${host} (HOST).`,
    });
  }
  return null;
}

async function stopIn(serving: Serving, database: InstanceDatabase): Promise<void> {
  try {
    await serving.close();
  } finally {
    await database.stop();
  }
}

function onlyOnce(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= run());
}
