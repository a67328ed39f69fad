import { planReadCommand } from "#spine/plan/index.ts";
import type { Command } from "../command.ts";

/** `./toam plan read`: reads one document; needs no database. */
export const planRead: Command = {
  name: "plan read",
  summary: {
    vi: "Đọc một kế hoạch (.docx, .pdf, .txt) và cho biết hiểu được gì",
    en: "Read a plan (.docx, .pdf, .txt) and tell what was understood",
  },
  usage: "FILE [--json] [--full]",
  options: {
    full: {
      type: "boolean",
      about: {
        vi: "cùng --json: cả điều chưa chắc, hạn, sản phẩm, chữ ký",
        en: "with --json: also doubts, due days, products, the signature",
      },
    },
  },
  words: { least: 1, most: 1 },
  run: ({ words: [file = ""], options, json }) =>
    planReadCommand({ file, json, full: options["full"] === true }),
};
