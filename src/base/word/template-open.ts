/** Opens a .docx that somebody uploaded, and refuses what is not one or is dangerous, in clear sentences. */

import { strFromU8 } from "fflate";
import { Archive, ArchiveRefused } from "#base/archive.ts";
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";

/** A template is a few pages; more is a mistake. */
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_UNPACKED = 80 * 1024 * 1024;

export type Parts = Record<string, Uint8Array>;

const refusal = (kind: "unsupported" | "too-large", detail: Label): Problem => new Problem(kind, { detail });

const WORDS = {
  large: { vi: "Tệp mẫu lớn hơn 10 MB.", en: "The template is larger than 10 MB." },
  bomb: {
    vi: "Tệp mẫu giải nén ra quá lớn nên không được nhận.",
    en: "The template unpacks to too much and is refused.",
  },
  locked: {
    vi: "Tệp có mật khẩu hoặc là Word đời cũ (.doc). Hãy bỏ mật khẩu và lưu lại thành .docx.",
    en: "The file has a password or is an old Word file (.doc). Remove the password and save it as .docx.",
  },
  notWord: {
    vi: "Tệp này không phải văn bản Word (.docx).",
    en: "This file is not a Word document (.docx).",
  },
  macros: {
    vi: "Tệp mẫu có macro. Hãy lưu lại thành .docx không có macro.",
    en: "The template has macros. Save it as a .docx without macros.",
  },
  external: {
    vi: "Tệp mẫu lấy hình hoặc mẫu từ nơi khác (liên kết ngoài). Hãy chèn hẳn vào tệp rồi tải lên lại.",
    en: "The template fetches a picture or template from elsewhere (external link). Embed it and upload again.",
  },
} as const satisfies Record<string, Label>;

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

/**
 * The parts of a .docx.
 * @throws Problem `unsupported` or `too-large`, with the reason
 */
export function openWord(bytes: Uint8Array): Parts {
  if (bytes.length > MAX_BYTES) throw refusal("too-large", WORDS.large);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw refusal("unsupported", WORDS.locked);
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) throw refusal("unsupported", WORDS.notWord);
  const parts = unzipWithin(bytes);
  if (!parts["word/document.xml"] || !parts["[Content_Types].xml"])
    throw refusal("unsupported", WORDS.notWord);
  refuseDanger(parts);
  return parts;
}

function unzipWithin(bytes: Uint8Array): Parts {
  try {
    return new Archive(bytes).readAll(MAX_UNPACKED);
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    if (error.fault === "too-large") throw refusal("too-large", WORDS.bomb);
    throw refusal("unsupported", error.fault === "encrypted" ? WORDS.locked : WORDS.notWord);
  }
}

function refuseDanger(parts: Parts): void {
  const names = Object.keys(parts);
  if (names.some((name) => /vbaProject|\.bin$/iu.test(name) && /vba/iu.test(name))) {
    throw refusal("unsupported", WORDS.macros);
  }
  for (const name of names.filter((part) => /\.(?:xml|rels)$/iu.test(part))) {
    const text = strFromU8(parts[name] ?? new Uint8Array());
    if (text.includes("<!DOCTYPE")) throw refusal("unsupported", WORDS.notWord);
    if (name.endsWith(".rels") && fetchesFromElsewhere(text)) throw refusal("unsupported", WORDS.external);
  }
}

/** A link that a person may press is fine; what Word would fetch by itself is not. */
function fetchesFromElsewhere(rels: string): boolean {
  const relations = rels.match(/<Relationship\b[^>]*>/gu) ?? [];
  return relations.some(
    (relation) => /TargetMode="External"/iu.test(relation) && !/\/hyperlink"/iu.test(relation),
  );
}
