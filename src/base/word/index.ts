/**
 * Word documents: writing them in the layout of Decree 30/2020/NĐ-CP, and filling an office's own template.
 *
 * What does the work is loaded by the first document, not by the start of the server: its libraries hold some 30 MB that
 * a server which only answers screens need not carry (decision 0024).
 */
export type * from "./write-types.ts";
export type * from "./template-types.ts";
export { paperOf, paperShape } from "./paper.ts";
export type { Paper, PaperPart, PaperTable } from "./paper.ts";
export { reportTags } from "./template-tags.ts";

type Write = typeof import("./write.ts");
type Fill = typeof import("./template-fill.ts");
type Check = typeof import("./template-check.ts");
type Report = typeof import("./template-report.ts");

export const administrativeDocument: Write["administrativeDocument"] = async (document) =>
  (await import("./write.ts")).administrativeDocument(document);

export const fillTemplate: Fill["fillTemplate"] = async (template, values) =>
  (await import("./template-fill.ts")).fillTemplate(template, values);

export const checkTemplate: Check["checkTemplate"] = async (...given) =>
  (await import("./template-check.ts")).checkTemplate(...given);

export const defaultReportTemplate: Report["defaultReportTemplate"] = async () =>
  (await import("./template-report.ts")).defaultReportTemplate();

export const reportDocument: Report["reportDocument"] = async (report, template) =>
  (await import("./template-report.ts")).reportDocument(report, template);
