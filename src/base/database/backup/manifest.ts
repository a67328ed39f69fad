/** The list of what an archive holds; its last entry, `manifest.json`. */
import { z } from "zod";
import { BackupRefused } from "./refused.ts";
import type { ZipReader } from "./zip-read.ts";

export const MANIFEST = "manifest.json";
const FORMAT = "to-am-backup-1";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.number().int().nonnegative();

const manifestShape = z.object({
  format: z.literal(FORMAT),
  /** ISO instant of the snapshot. */
  takenAt: z.string(),
  server: z.string(),
  role: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()),
      rows: size,
      entry: z.string(),
      bytes: size,
      sha256,
      /** Its rows are not in this archive but in the copy of what is kept apart. */
      apart: z.boolean().optional(),
    }),
  ),
  sequences: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      last: z
        .string()
        .regex(/^-?\d+$/)
        .nullable(),
    }),
  ),
  files: z.array(z.object({ path: z.string(), entry: z.string(), bytes: size, sha256 })),
});

/** What an archive holds. */
export type Manifest = z.infer<typeof manifestShape>;
export type TableEntry = Manifest["tables"][number];

/** The manifest as bytes of its entry. */
export function manifestBytes(manifest: Omit<Manifest, "format">): Buffer {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, ...manifest }, null, 1)}\n`);
}

/** Reads the manifest. Throws BackupRefused for an archive that is not one of ours. */
export async function readManifest(zip: ZipReader): Promise<Manifest> {
  if (!zip.names.includes(MANIFEST)) throw notOurs("manifest.json");
  const parts: Buffer[] = [];
  for await (const part of zip.read(MANIFEST)) parts.push(part);
  const parsed = manifestShape.safeParse(jsonOf(Buffer.concat(parts).toString("utf8")));
  if (!parsed.success) throw notOurs(z.prettifyError(parsed.error).split("\n")[0] ?? "");
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function notOurs(why: string): BackupRefused {
  return new BackupRefused({
    vi: `Tệp này không phải bản sao lưu của Tổ Ấm (${why}).`,
    en: `This file is not a backup of Tổ Ấm (${why}).`,
  });
}
