/** Reports as a source of what is overdue; the code of one is its number, as in its address. */
import type { OverdueSource } from "#spine/notices/index.ts";
import { listHandedOver, listOverdueReports, receiversOf } from "./queries/overdue.ts";

const numbers = (codes: readonly string[]): number[] => codes.map(Number);

/** What the ladder is told of reports; in charge is the unit that receives them. */
export const overdueReports: OverdueSource = {
  kind: "report",
  list: async (tx, { day, at, codes }) =>
    (await listOverdueReports(tx, { day, at, ids: codes && numbers(codes) })).map((report) => ({
      ...report,
      title: { vi: report.title, en: report.title },
    })),
  done: async (tx, codes) => (await listHandedOver(tx, numbers(codes))).map(String),
  inCharge: (tx, codes) => receiversOf(tx, numbers(codes)),
};
