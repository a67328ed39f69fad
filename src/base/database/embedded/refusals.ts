/** Why the embedded PostgreSQL does not start, as sentences a person can act on. */
import type { Label } from "../../words.ts";

/** The reasons known; "failed" carries the server's own last words. */
export type StartRefusalCode =
  | "unwritable-folder"
  | "port-in-use"
  | "container-forbids"
  | "missing-binaries"
  | "disk-full"
  | "other-version"
  | "failed";

/** An expected refusal to start: one clear sentence in both languages, no stack needed. */
export class StartRefused extends Error {
  readonly code: StartRefusalCode;
  readonly sentence: Label;

  constructor(code: StartRefusalCode, sentence: Label) {
    super(sentence.en);
    this.name = "StartRefused";
    this.code = code;
    this.sentence = sentence;
  }

  /** The sentence for a write into a folder that the system refused. */
  static ofWrite(error: unknown, folder: string): StartRefused {
    const { code } = error as { code?: string };
    return code === "ENOSPC" || code === "EDQUOT" ? diskFull(folder) : unwritable(folder);
  }
}

/** The folder cannot be written by this account. */
export function unwritable(folder: string): StartRefused {
  return new StartRefused("unwritable-folder", {
    vi: `Không ghi được vào thư mục ${folder}: hãy cấp quyền ghi hoặc đặt TOAM_DATA vào một thư mục khác.`,
    en: `The folder ${folder} cannot be written: allow writing there, or set TOAM_DATA to another folder.`,
  });
}

/** Nothing more can be written where the folder is. */
export function diskFull(folder: string): StartRefused {
  return new StartRefused("disk-full", {
    vi: `Ổ đĩa chứa ${folder} đã đầy: hãy dọn bớt rồi khởi động lại; dữ liệu đã ghi vẫn còn.`,
    en: `The disk that holds ${folder} is full: make room and start again; what was written is kept.`,
  });
}

/** Another program listens on the wanted port. */
export function portInUse(port: number): StartRefused {
  return new StartRefused("port-in-use", {
    vi: `Cổng ${port} của cơ sở dữ liệu đang do chương trình khác dùng.`,
    en: `The database port ${port} is in use by another program.`,
  });
}

/** Root, and neither way out of root works. `why` is what the system said. */
export function containerForbids(why: string): StartRefused {
  return new StartRefused("container-forbids", {
    vi: `PostgreSQL không chạy bằng quyền root, mà môi trường này không cho tạo user namespace cũng không cho chuyển sang người dùng khác (${why}). Hãy chạy bằng người dùng thường, hoặc đặt DATABASE_URL tới một PostgreSQL bên ngoài.`,
    en: `PostgreSQL does not run as root, and this environment allows neither a user namespace nor another user (${why}). Run as an ordinary user, or set DATABASE_URL to an outside PostgreSQL.`,
  });
}

/** The optional package with the server's programs is not there, or does not run here. */
export function missingBinaries(what: string): StartRefused {
  return new StartRefused("missing-binaries", {
    vi: `Không có chương trình PostgreSQL chạy được trên máy này (${what}). Hãy xóa node_modules rồi chạy lại khi có mạng, hoặc đặt DATABASE_URL tới một PostgreSQL bên ngoài.`,
    en: `No PostgreSQL that runs on this machine is installed (${what}). Remove node_modules and start again with a network, or set DATABASE_URL to an outside PostgreSQL.`,
  });
}

/** The data folder was made by another major version of PostgreSQL. */
export function otherVersion(found: string, ours: string): StartRefused {
  return new StartRefused("other-version", {
    vi: `Dữ liệu do PostgreSQL ${found} tạo, còn chương trình là PostgreSQL ${ours}: hãy sao lưu bằng bản cũ rồi khôi phục.`,
    en: `The data was made by PostgreSQL ${found} but the program is PostgreSQL ${ours}: back up with the old one, then restore.`,
  });
}

/** Turns the end of the server's log into a refusal. */
export function refusalFromLog(log: string, place: { folder: string; port: number }): StartRefused {
  if (/could not bind|Address already in use/i.test(log)) return portInUse(place.port);
  if (/No space left on device/i.test(log)) return diskFull(place.folder);
  if (/Permission denied|Read-only file system/i.test(log)) return unwritable(place.folder);
  if (/cannot be run as root|Operation not permitted/i.test(log)) return containerForbids(lastLine(log));
  const said = lastLine(log);
  return new StartRefused("failed", {
    vi: `PostgreSQL không khởi động được: ${said}`,
    en: `PostgreSQL did not start: ${said}`,
  });
}

/** The most telling line: the last FATAL/ERROR, else the last one. */
function lastLine(log: string): string {
  const lines = log.split("\n").filter((line) => line.trim() !== "");
  return (
    lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ??
    lines.at(-1) ??
    "no message"
  ).trim();
}
