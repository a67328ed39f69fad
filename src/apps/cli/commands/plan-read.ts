import { planReadCommand } from "#spine/plan/index.ts";
import type { Command } from "../command.ts";

/** `./toam plan read`: reads one document; needs no database. */
export const planRead: Command = {
  name: "plan read",
  summary: {
    vi: "Đọc một kế hoạch (.docx, .pdf, .txt) và cho biết hiểu được gì",
    en: "Read a plan (.docx, .pdf, .txt) and tell what was understood",
  },
  usage: "FILE [--json]",
  words: { least: 1, most: 1 },
  run: ({ words, json }) => planReadCommand([...words, ...(json ? ["--json"] : [])]),
};
