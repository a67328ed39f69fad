import { existsSync } from "node:fs";
import path from "node:path";
import { readConfig, type Config } from "#base/config.ts";
import { forgetKeys } from "#base/crypto/marks.ts";
import { KEPT_APART, keyStanding, type KeyStanding } from "#base/crypto/standing.ts";
import {
  loadApart,
  restore as restoreInstance,
  type ApartReport,
  type RestoreReport,
} from "#base/database/backup/index.ts";
import { openDatabase } from "#base/database/index.ts";
import { liftTrail } from "#spine/access/index.ts";
import { Refused, textOption, type Input } from "../command.ts";
import { keyCopyIn } from "../start/copies.ts";
import { embeddedFolders, withInstanceDatabase } from "../start/database.ts";
import { keysOf } from "../start/keys.ts";
import { steps } from "../start/steps.ts";
import { sayStanding } from "./keys.ts";

interface Restored {
  readonly report: RestoreReport;
  readonly keyCopy: ApartReport | null;
  readonly standing: KeyStanding;
}

/** The copy of record keys to restore with; null when the person does without. Refuses when it is nowhere. */
function keyCopyFor(input: Input, file: string): string | null {
  if (input.options["without-keys"] === true) return null;
  const copy = path.resolve(textOption(input, "keys") ?? keyCopyIn(path.dirname(file)));
  if (existsSync(copy)) return copy;
  throw new Refused({
    vi: `Không thấy bản sao khóa hồ sơ ${copy}: hãy chép bản MỚI NHẤT vào đó hoặc chỉ bằng --keys; nếu không còn, hoặc bản sao lưu cũ hơn tính năng này, dùng --without-keys.`,
    en: `There is no copy of record keys at ${copy}: put the NEWEST there or name it with --keys; where there is none any more, or the backup is older than such keys, say --without-keys.`,
  });
}

/** `./toam restore FILE`: into an empty instance only; data and the newest keys of records together. */
export async function restore(input: Input): Promise<void> {
  const config = readConfig();
  const file = path.resolve(input.words[0] ?? "");
  const copy = keyCopyFor(input, file);
  // Before the database: roles get their passwords from the keys, and sealed fields open with no others.
  keysOf(config);
  const restored = await withInstanceDatabase(config, ({ url }) =>
    bringBack({ config, url, file, copy }, input),
  );
  tell(input, config, restored);
}

interface Bringing {
  readonly config: Config;
  readonly url: string;
  readonly file: string;
  readonly copy: string | null;
}

async function bringBack({ config, url, file, copy }: Bringing, { out }: Input): Promise<Restored> {
  let keyCopy: ApartReport | null = null;
  const report = await restoreInstance({
    url,
    file,
    filesDir: path.join(config.dataDir, "files"),
    migrate: (onStep) => steps.migrate(config, url, onStep),
    alongside: async () => {
      if (copy !== null) keyCopy = await loadApart({ url, file: copy, apart: KEPT_APART });
    },
    log: (line) => out.say(`  ${line}`),
  });
  const owner = openDatabase(url, { max: 1, name: "toam-restore" });
  try {
    await liftTrail(owner);
    if (copy === null) await forgetKeys(owner);
    return { report, keyCopy, standing: await keyStanding(owner, embeddedFolders(config).keysDir) };
  } finally {
    await owner.close();
  }
}

function tell({ out }: Input, config: Config, { report, keyCopy, standing }: Restored): void {
  out.say(`Đã khôi phục bản ngày / restored the backup of ${report.takenAt}`);
  out.say(
    `${report.tables} bảng / tables · ${report.rows} dòng, đã đếm khớp / rows, counted · ${report.files} tệp / files`,
  );
  if (keyCopy) out.say(`Khóa hồ sơ, bản ngày / keys of records as of ${keyCopy.takenAt}: ${keyCopy.rows}`);
  else out.say("KHÔNG có khóa hồ sơ nào được khôi phục. / NO keys of records were restored.");
  sayStanding(out, standing);
  out.say(
    `Nếu chưa chép: chép thư mục khóa cũ vào ${path.join(config.dataDir, "keys")} trước khi khởi động.`,
  );
  out.say("If you have not yet: copy the old keys folder there before you start.");
  out.data({ ...report, keyCopy, standing });
}
