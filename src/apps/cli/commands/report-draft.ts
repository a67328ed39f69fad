import path from "node:path";
import { thisYear } from "#base/clock.ts";
import { readConfig } from "#base/config.ts";
import { openDatabase } from "#base/database/index.ts";
import { keepFilesIn, readStoredFile, storeFile } from "#base/files/index.ts";
import { reportDraftCommand } from "#spine/reports/index.ts";
import { Refused, textOption, type Command } from "../command.ts";
import { withStandingInstance } from "../start/database.ts";

/** `./toam report draft`: a unit's report as Word, filled with what there is; nothing is saved. */
export const reportDraft: Command = {
  name: "report draft",
  summary: {
    vi: "Dựng dự thảo báo cáo của một đơn vị từ dữ liệu đang có",
    en: "Draft a unit's report from the data there is",
  },
  usage: "--unit CODE [--year YEAR] --out FILE.docx",
  options: {
    unit: {
      type: "string",
      value: "CODE",
      about: { vi: "mã đơn vị, ví dụ 01.00004", en: "the unit's code, e.g. 01.00004" },
    },
    year: {
      type: "string",
      value: "YEAR",
      about: { vi: "năm báo cáo; năm nay nếu không nói", en: "the year; this one unless told" },
    },
    out: {
      type: "string",
      value: "FILE",
      about: { vi: "tệp .docx được ghi", en: "the .docx file that is written" },
    },
  },
  words: { least: 0, most: 0 },
  run: async (input) => {
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
  },
};
