/** Word documents: writing them in the layout of Decree 30/2020/NĐ-CP, and filling an office's own template. */
export { administrativeDocument } from "./write.ts";
export type * from "./write-types.ts";
