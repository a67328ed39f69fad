/** The sentence of an expected refusal, whichever part of the product refused. */
import { BackupRefused } from "#base/database/backup/index.ts";
import { StartRefused } from "#base/database/embedded/index.ts";
import { MigrationRefused } from "#base/database/index.ts";
import { ConfigRefused } from "#base/config.ts";
import { Problem, problemKinds } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import { Refused } from "./command.ts";

/** Null for what nobody expected: a failure. */
export function sentenceOf(error: unknown): Label | null {
  for (const kind of [Refused, StartRefused, BackupRefused, MigrationRefused, ConfigRefused])
    if (error instanceof kind) return error.sentence;
  if (error instanceof Problem) return ofProblem(error);
  return ofSystem(error as NodeJS.ErrnoException);
}

/** A command line has no form to mark: what is wrong with each field is said in the sentence. */
function ofProblem({ kind, details }: Problem): Label {
  const said = details.detail ?? problemKinds[kind].title;
  const fields = details.errors ?? [];
  if (fields.length === 0) return said;
  const whole = (language: "vi" | "en"): string =>
    fields.map(({ path, message }) => `${path}: ${message[language]}`).join("\n");
  return { vi: whole("vi"), en: whole("en") };
}

const SYSTEM: Readonly<Record<string, Label>> = {
  ENOENT: { vi: "Không có tệp hay thư mục này", en: "There is no such file or folder" },
  EACCES: { vi: "Tài khoản này không được đọc hay ghi", en: "This account may not read or write" },
  EPERM: { vi: "Hệ thống không cho làm việc này với", en: "The system does not allow this with" },
  EROFS: { vi: "Ổ đĩa chỉ cho đọc", en: "The disk is read-only" },
  EISDIR: { vi: "Đây là thư mục, không phải tệp", en: "This is a folder, not a file" },
  ENOTDIR: { vi: "Một phần của đường dẫn không phải thư mục", en: "A part of the path is not a folder" },
  ENOSPC: { vi: "Ổ đĩa đã đầy", en: "The disk is full" },
  EDQUOT: { vi: "Đã hết hạn mức ổ đĩa", en: "The disk quota is used up" },
  // PostgreSQL's own codes.
  "53100": { vi: "Ổ đĩa của cơ sở dữ liệu đã đầy", en: "The database's disk is full" },
  "53300": { vi: "Cơ sở dữ liệu đã hết kết nối", en: "The database has no connection left" },
  "57P01": { vi: "Cơ sở dữ liệu đã bị dừng giữa chừng", en: "The database was stopped meanwhile" },
};

/** What a person can mend outside: disks, rights, paths. */
function ofSystem(error: NodeJS.ErrnoException | null): Label | null {
  const known = SYSTEM[error?.code ?? ""];
  if (known === undefined) return null;
  const place = error?.path === undefined ? "." : `: ${error.path}`;
  return { vi: `${known.vi}${place}`, en: `${known.en}${place}` };
}
