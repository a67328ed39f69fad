/**
 * Reads .xlsx and .csv that offices send, and refuses in clear sentences what is neither. The library is loaded by the
 * first file (decision 0024).
 */

import type { CellValue } from "hucre/xlsx";
import { Archive, ArchiveRefused } from "#base/archive.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import type { Label } from "#base/words.ts";
import { decodeText, delimiterOf } from "./csv.ts";
import { tableOf } from "./head.ts";
import { decimalText, displayDate } from "./values.ts";
import { rearm } from "./write.ts";
import type { ReadLimits, ReadTable } from "./types.ts";

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_ROWS = 100_000;
const MAX_COLUMNS = 400;
/** Room for 100 000 rows of a wide sheet; a bomb goes far beyond. */
const MAX_UNPACKED = 300 * 1024 * 1024;

const WORDS = {
  empty: { vi: "Tệp “{file}” không có dữ liệu.", en: "The file “{file}” holds no data." },
  large: { vi: "Tệp “{file}” lớn hơn {limit} MB.", en: "The file “{file}” is larger than {limit} MB." },
  rows: {
    vi: "Tệp “{file}” có hơn {limit} hàng. Hãy chia nhỏ.",
    en: "“{file}” has more than {limit} rows. Split it.",
  },
  columns: { vi: "Tệp “{file}” có hơn {limit} cột.", en: "“{file}” has more than {limit} columns." },
  bomb: {
    vi: "Tệp “{file}” giải nén ra quá lớn nên không được nhận.",
    en: "The file “{file}” unpacks to too much and is refused.",
  },
  locked: {
    vi: "Tệp “{file}” có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
    en: "The file “{file}” has a password. Remove it and send it again.",
  },
  old: {
    vi: "Tệp “{file}” là Excel đời cũ (.xls). Hãy lưu lại thành .xlsx.",
    en: "The file “{file}” is an old Excel file (.xls). Save it as .xlsx.",
  },
  notSheet: {
    vi: "Tệp “{file}” không phải bảng tính (.xlsx hoặc .csv).",
    en: "The file “{file}” is not a spreadsheet (.xlsx or .csv).",
  },
  encoding: {
    vi: "Tệp “{file}” không dùng bảng mã Unicode. Hãy lưu lại thành “CSV UTF-8” hoặc .xlsx.",
    en: "The file “{file}” is not Unicode. Save it as “CSV UTF-8” or .xlsx.",
  },
} as const satisfies Record<string, Label>;

interface Reading {
  readonly file: string;
  readonly maxRows: number;
  readonly maxUnpacked: number;
}

function refusal(word: keyof typeof WORDS, file: string, limit: number | string = ""): Problem {
  const kind = word === "large" || word === "bomb" || word === "rows" ? "too-large" : "unsupported";
  return new Problem(kind, { detail: fill(WORDS[word], { file, limit }) });
}

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

/**
 * The table on the first tab of an .xlsx, or in a .csv (comma, semicolon or tab; UTF-8 or UTF-16). What the file is, is
 * seen from its bytes; the name serves the sentences.
 * @throws Problem `unsupported` or `too-large`, with the reason
 */
export async function readSheet(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits = {},
): Promise<ReadTable> {
  const maxBytes = limits.maxBytes ?? MAX_BYTES;
  if (bytes.length > maxBytes) throw refusal("large", fileName, Math.floor(maxBytes / 1024 / 1024));
  if (bytes.length === 0) throw refusal("empty", fileName);
  const reading = {
    file: fileName,
    maxRows: limits.maxRows ?? MAX_ROWS,
    maxUnpacked: limits.maxUnpacked ?? MAX_UNPACKED,
  };
  const rows = await rowsOf(bytes, reading);
  const table = tableOf(rows, limits.titles ?? []);
  if (!table) throw refusal("empty", fileName);
  return table;
}

async function rowsOf(bytes: Uint8Array, reading: Reading): Promise<string[][]> {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const isLocked = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    throw refusal(isLocked ? "locked" : "old", reading.file);
  }
  if (startsWith(bytes, 0x50, 0x4b)) return xlsxRows(bytes, reading);
  return csvRows(bytes, reading);
}

async function csvRows(bytes: Uint8Array, { file, maxRows }: Reading): Promise<string[][]> {
  const text = decodeText(bytes);
  if (text === "not-text") throw refusal("notSheet", file);
  if (text === "not-unicode") throw refusal("encoding", file);
  const { delimiter, body } = delimiterOf(text.text);
  const { parseCsv } = await import("hucre/csv");
  const rows = parseCsv(body, { delimiter, skipBom: false, maxRows: maxRows + 50 });
  return rows
    .map((row) => {
      if (row.length > MAX_COLUMNS) throw refusal("columns", file, MAX_COLUMNS);
      return row.map((value) => rearm(String(value ?? "")));
    })
    .filter((_, i) => {
      if (i > maxRows + 20) throw refusal("rows", file, maxRows);
      return true;
    });
}

/** Unpacks once under the limit, so that the reader, which trusts its input more, meets no bomb. */
function refuseBomb(bytes: Uint8Array, { file, maxUnpacked }: Reading): void {
  try {
    const parts = new Archive(bytes).readAll(maxUnpacked, (name) => /\.(?:xml|rels)$/iu.test(name));
    if (!Object.keys(parts).some((name) => name.startsWith("xl/"))) throw refusal("notSheet", file);
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    if (error.fault === "too-large") throw refusal("bomb", file);
    throw refusal(error.fault === "encrypted" ? "locked" : "notSheet", file);
  }
}

async function xlsxRows(bytes: Uint8Array, reading: Reading): Promise<string[][]> {
  const { file, maxRows } = reading;
  refuseBomb(bytes, reading);
  const [{ HucreError }, { streamXlsxRows }] = await Promise.all([import("hucre"), import("hucre/xlsx")]);
  const rows: string[][] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      if (values.every((value) => value === null || value === "")) continue;
      if (index > maxRows + 20) throw refusal("rows", file, maxRows);
      if (values.length > MAX_COLUMNS) throw refusal("columns", file, MAX_COLUMNS);
      rows[index] = values.map(cellText);
    }
  } catch (error) {
    throw error instanceof HucreError ? refusal("notSheet", file) : error;
  }
  return Array.from(rows, (row) => row ?? []);
}

function cellText(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return decimalText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const iso = value.toISOString();
  const time = iso.slice(11, 16);
  return displayDate(iso.slice(0, 10)) + (time === "00:00" ? "" : ` ${time}`);
}
