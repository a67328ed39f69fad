/** The tags that a report template may use, with a sentence each for the person who edits it. */

import type { TagSpec } from "./template-types.ts";

const entry = (vi: string, en: string): readonly TagSpec[] => [{ name: "dòng", about: { vi, en } }];

const row: readonly TagSpec[] = Array.from({ length: 20 }, (_, i) => ({
  name: `c${i + 1}`,
  about: { vi: `Ô thứ ${i + 1} của hàng`, en: `Cell ${i + 1} of the row` },
}));

const section: readonly TagSpec[] = [
  {
    name: "cấp 1",
    about: { vi: "Chỉ in khi là mục I.", en: "Printed only for a heading I." },
    inside: [],
    printable: false,
  },
  {
    name: "cấp 2",
    about: { vi: "Chỉ in khi là mục 1.", en: "Printed only for a heading 1." },
    inside: [],
    printable: false,
  },
  {
    name: "cấp 3",
    about: { vi: "Chỉ in khi là mục a)", en: "Printed only for a heading a)" },
    inside: [],
    printable: false,
  },
  { name: "tiêu đề", about: { vi: "Số và tên mục", en: "Number and title of the section" } },
  { name: "số mục", about: { vi: "Số mục", en: "Number of the section" } },
  { name: "tên mục", about: { vi: "Tên mục", en: "Title of the section" } },
  {
    name: "đoạn",
    about: { vi: "Lặp lại cho mỗi đoạn văn của mục", en: "Repeated for each paragraph of the section" },
    inside: [{ name: "nội dung", about: { vi: "Lời của đoạn", en: "The paragraph's words" } }],
    printable: false,
  },
  {
    name: "bảng",
    about: {
      vi: "Mọi bảng của mục; đứng một mình trên một dòng",
      en: "All tables of the section, on a line alone",
    },
    alone: true,
  },
  {
    name: "từng bảng",
    about: { vi: "Lặp lại cho mỗi bảng, để tự kẻ bảng", en: "Repeated for each table, to draw it yourself" },
    inside: [
      { name: "tên bảng", about: { vi: "Tên bảng", en: "Title of the table" } },
      {
        name: "hàng",
        about: { vi: "Lặp lại cho mỗi hàng của bảng", en: "Repeated for each row" },
        inside: row,
        printable: false,
      },
    ],
    printable: false,
  },
];

/** Every tag of a report template. */
export const reportTags: readonly TagSpec[] = [
  {
    name: "cơ quan chủ quản",
    about: { vi: "Tên cơ quan cấp trên", en: "The parent body" },
    inside: [],
  },
  { name: "cơ quan", about: { vi: "Tên cơ quan báo cáo", en: "The reporting body" }, carries: "cơ quan" },
  { name: "số", about: { vi: "Số văn bản, để trống khi là dự thảo", en: "Number, blank in a draft" } },
  { name: "ký hiệu", about: { vi: "Ký hiệu, ví dụ BC-SVHTT", en: "Symbol, such as BC-SVHTT" } },
  { name: "địa danh", about: { vi: "Địa danh", en: "Place" } },
  { name: "ngày tháng", about: { vi: "“ngày … tháng … năm …”", en: "The date in words" } },
  { name: "dự thảo", about: { vi: "Chữ DỰ THẢO khi chưa phát hành", en: "DRAFT mark" }, inside: [] },
  { name: "tên loại", about: { vi: "BÁO CÁO", en: "Kind of document" } },
  { name: "trích yếu", about: { vi: "Trích yếu nội dung", en: "Abstract" }, carries: "trích yếu" },
  {
    name: "kính gửi",
    about: { vi: "Lặp lại cho mỗi nơi kính gửi", en: "Repeated for each addressee" },
    inside: entry("Một nơi kính gửi", "One addressee"),
    printable: false,
  },
  {
    name: "căn cứ",
    about: { vi: "Lặp lại cho mỗi căn cứ", en: "Repeated for each legal basis" },
    inside: entry("Một căn cứ", "One legal basis"),
    printable: false,
  },
  {
    name: "mở đầu",
    about: { vi: "Lặp lại cho mỗi đoạn mở đầu", en: "Repeated for each opening paragraph" },
    inside: entry("Một đoạn mở đầu", "One opening paragraph"),
    printable: false,
  },
  {
    name: "mục",
    about: { vi: "Lặp lại cho mỗi mục của báo cáo", en: "Repeated for each section" },
    inside: section,
    printable: false,
    carries: "nội dung các mục",
  },
  {
    name: "nội dung báo cáo",
    about: {
      vi: "Mọi mục, đoạn và bảng; đứng một mình trên một dòng",
      en: "All sections at once, on a line alone",
    },
    alone: true,
    carries: "nội dung các mục",
  },
  {
    name: "thẩm quyền ký",
    about: { vi: "TM., KT., TL. …", en: "Signing authority" },
    inside: [],
  },
  { name: "chức vụ", about: { vi: "Chức vụ người ký", en: "Position of the signer" } },
  { name: "người ký", about: { vi: "Họ tên người ký", en: "Name of the signer" }, carries: "người ký" },
  {
    name: "nơi nhận",
    about: { vi: "Lặp lại cho mỗi nơi nhận", en: "Repeated for each recipient" },
    inside: entry("Một nơi nhận", "One recipient"),
    printable: false,
    carries: "nơi nhận",
  },
];
