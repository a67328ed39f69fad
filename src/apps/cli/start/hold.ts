/** One data folder, one server: a second start in the same folder is refused before it touches anything. */
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { holdPlace } from "#base/alive.ts";
import type { Config } from "#base/config.ts";
import { StartRefused } from "#base/database/embedded/index.ts";
import { Refused } from "../command.ts";

/**
 * Takes the data folder for this process, making it when it is not there, for its owner only; returns what gives it
 * back. What a killed process held is free again.
 */
export function holdInstance({ dataDir }: Config): () => void {
  const file = path.join(dataDir, "toam-running");
  const holder = held(dataDir, file);
  if (holder === null) return () => rmSync(file, { force: true });
  throw new Refused({
    vi: `Tổ Ấm đang chạy trong thư mục ${dataDir} rồi (tiến trình ${holder}): hãy mở địa chỉ của nó, dừng nó, hoặc đặt TOAM_DATA vào một thư mục khác.`,
    en: `Tổ Ấm already runs in the folder ${dataDir} (process ${holder}): open its address, stop it, or set TOAM_DATA to another folder.`,
  });
}

function held(dataDir: string, file: string): number | null {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return holdPlace(file);
  } catch (error) {
    throw StartRefused.ofWrite(error, dataDir);
  }
}
