import path from "node:path";
import { thisYear } from "#base/clock.ts";
import { readConfig } from "#base/config.ts";
import { openDatabase } from "#base/database/index.ts";
import { keepFilesIn, readStoredFile, storeFile } from "#base/files/index.ts";
import { reportDraftCommand } from "#spine/reports/index.ts";
import { Refused, textOption, type Input } from "../command.ts";
import { withStandingInstance } from "../start/database.ts";

/** `./toam report draft`: a unit's report as Word, filled with what there is; nothing is saved. */
export async function reportDraft(input: Input): Promise<void> {
  const [unit, out] = [textOption(input, "unit"), textOption(input, "out")];
  if (!unit || !out) throw new Refused({ vi: "Cần --unit và --out.", en: "--unit and --out are needed." });
  const year = Number(textOption(input, "year") ?? thisYear());
  if (!Number.isInteger(year) || year < 2000 || year > 2200)
    throw new Refused({ vi: "--year là một năm, ví dụ 2026.", en: "--year is a year, e.g. 2026." });
  const config = readConfig();
  keepFilesIn(path.join(config.dataDir, "files"));
  await withStandingInstance(config, async ({ url }) => {
    const database = openDatabase(url, { max: 1, name: "toam-report-draft" });
    try {
      const files = { store: storeFile, read: readStoredFile };
      const drafted = await reportDraftCommand({ unit, year, out: path.resolve(out), database, files });
      if ("refused" in drafted) throw new Refused(drafted.refused);
      input.out.say(`${drafted.file}: ${drafted.unit}, ${drafted.percent} %`);
      input.out.data(drafted);
    } finally {
      await database.close();
    }
  });
}
