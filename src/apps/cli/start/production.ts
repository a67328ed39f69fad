/**
 * What the production setting demands before it starts (Law 116/2025/QH15, level 3): its own keys, no demonstration
 * account, and TLS that someone has declared. Given the facts, it says what is missing.
 */
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import type { Label } from "#base/words.ts";

/** What is known about this instance before it serves. */
export interface ProductionFacts {
  readonly setting: "demonstration" | "production" | "test";
  /** Names of the key files that are absent; in production none is made silently. */
  readonly missingKeys: readonly string[];
  /** How many accounts of the demonstration city exist. */
  readonly demonstrationAccounts: number;
  readonly tls: "upstream" | "files" | null;
  /** Paths of certificate and key that cannot be read or used, when `tls` is "files". */
  readonly unusableTlsFiles: readonly string[];
  readonly publicUrl: string | null;
}

/** Everything that forbids starting, one sentence each; empty means go. Only production demands anything. */
export function refusalsOf(facts: ProductionFacts): Label[] {
  if (facts.setting !== "production") return [];
  return [...keyRefusals(facts), ...accountRefusals(facts), ...tlsRefusals(facts)];
}

function keyRefusals({ missingKeys }: ProductionFacts): Label[] {
  if (missingKeys.length === 0) return [];
  const names = missingKeys.join(", ");
  return [
    {
      vi: `Thiếu khóa: ${names}. Chế độ vận hành chính thức không tự tạo khóa: hãy chép khóa đã lưu vào thư mục keys, hoặc tạo khóa mới một lần bằng ./toam migrate --new-keys.`,
      en: `Keys are missing: ${names}. The production setting makes none by itself: copy the kept ones into the keys folder, or make new ones once with ./toam migrate --new-keys.`,
    },
  ];
}

function accountRefusals({ demonstrationAccounts }: ProductionFacts): Label[] {
  if (demonstrationAccounts === 0) return [];
  return [
    {
      vi: `Còn ${demonstrationAccounts} tài khoản trình diễn, ai cũng biết mật khẩu: hãy bắt đầu bằng cơ sở dữ liệu trống.`,
      en: `There are ${demonstrationAccounts} demonstration accounts whose passwords everyone knows: begin with an empty database.`,
    },
  ];
}

function tlsRefusals({ tls, unusableTlsFiles, publicUrl }: ProductionFacts): Label[] {
  const found: Label[] = [];
  if (tls === null) {
    found.push({
      vi: "Chưa khai báo TLS: đặt TOAM_TLS=upstream khi máy chủ phía trước lo TLS, hoặc TOAM_TLS=files cùng TOAM_TLS_CERT và TOAM_TLS_KEY.",
      en: "TLS is not declared: set TOAM_TLS=upstream when a server in front ends TLS, or TOAM_TLS=files with TOAM_TLS_CERT and TOAM_TLS_KEY.",
    });
  }
  if (tls === "files" && unusableTlsFiles.length > 0) {
    const names = unusableTlsFiles.join(", ");
    found.push({
      vi: `Không đọc được hoặc không dùng được tệp TLS (chứng thư và khóa dạng PEM, cùng một cặp): ${names}.`,
      en: `These TLS files cannot be read or used (a certificate and its key, as PEM): ${names}.`,
    });
  }
  if (publicUrl?.startsWith("https://") !== true) {
    found.push({
      vi: "Đặt TOAM_PUBLIC_URL bằng địa chỉ https:// mà mọi người gõ.",
      en: "Set TOAM_PUBLIC_URL to the https:// address that people type.",
    });
  }
  return found;
}

/**
 * Which of the certificate's and the key's files will not do: those that cannot be read, else both when TLS does not
 * take them as a pair. An unnamed one is called by its setting.
 */
export function unusableTlsFiles(certFile: string | null, keyFile: string | null): string[] {
  const files = [certFile ?? "TOAM_TLS_CERT", keyFile ?? "TOAM_TLS_KEY"];
  const [cert, key] = files.map(contentOf);
  if (!cert || !key) return files.filter((file) => contentOf(file) === null);
  try {
    createSecureContext({ cert, key });
    return [];
  } catch {
    return files;
  }
}

function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
