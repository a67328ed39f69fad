/** Word documents: writing them in the layout of Decree 30/2020/NĐ-CP, and filling an office's own template. */
export { administrativeDocument } from "./write.ts";
export type * from "./write-types.ts";
export { fillTemplate } from "./template-fill.ts";
export { checkTemplate, templateTags } from "./template-check.ts";
export { defaultReportTemplate, reportDocument } from "./template-report.ts";
export { reportTags } from "./template-tags.ts";
export type * from "./template-types.ts";
