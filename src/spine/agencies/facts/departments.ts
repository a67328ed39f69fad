/**
 * The city's departments, today's and those merged in 2025, and who inherits what. Names of today: confidence E
 * (press of March 2025); what became of each duty of a divided department: M unless said, and editable.
 */
import { cityCode, departmentsRegrouped, listedSince } from "./shape.ts";
import type { SuccessionFact, UnitFact } from "./shape.ts";
import type { Confidence, Contact } from "../schema.ts";

interface Now {
  readonly contact?: Contact;
  readonly confidence?: Confidence;
  readonly from?: string;
  readonly note?: string;
}

/** A department of today, by code and name. */
type Today = readonly [code: string, name: string, aliases: readonly string[], more?: Now];

const today = ([code, name, aliases, more]: Today): UnitFact => ({
  code,
  kind: "department",
  name,
  parent: cityCode,
  from: listedSince,
  confidence: "E",
  aliases,
  ...more,
});

function before(code: string, name: string, aliases: readonly string[]): UnitFact {
  return {
    code,
    kind: "department",
    name,
    parent: cityCode,
    from: listedSince,
    to: departmentsRegrouped,
    confidence: "E",
    aliases,
  };
}

const ofToday: readonly Today[] = [
  [
    "HN-SVHTT",
    "Sở Văn hóa và Thể thao",
    ["Sở VHTT", "Sở VH&TT", "Sở VH-TT", "Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL", "Sở VHTT&DL"],
    {
      contact: { address: "47 Hàng Dầu, phường Hoàn Kiếm, Hà Nội" },
      from: "2015-10-01",
      note: "Đầu mối công tác gia đình; từ 01/3/2025 thêm báo chí và thông tin cơ sở (cần xác nhận)",
    },
  ],
  [
    "HN-SYT",
    "Sở Y tế",
    ["Sở YT"],
    {
      note: "Từ 01/3/2025 thêm bảo trợ xã hội, trẻ em, phòng chống tệ nạn xã hội (cần xác nhận)",
    },
  ],
  ["HN-STP", "Sở Tư pháp", ["Sở TP"]],
  ["HN-SGDDT", "Sở Giáo dục và Đào tạo", ["Sở GDĐT", "Sở GD&ĐT", "Sở GD-ĐT"]],
  ["HN-SNV", "Sở Nội vụ", ["Sở NV"]],
  ["HN-STC", "Sở Tài chính", ["Sở TC"]],
  ["HN-SKHCN", "Sở Khoa học và Công nghệ", ["Sở KHCN", "Sở KH&CN", "Sở KH-CN"]],
  ["HN-SXD", "Sở Xây dựng", ["Sở XD"]],
  ["HN-SCT", "Sở Công Thương", ["Sở CT"]],
  ["HN-SDL", "Sở Du lịch", ["Sở DL"], { from: "2015-10-01" }],
  [
    "HN-SQHKT",
    "Sở Quy hoạch - Kiến trúc",
    ["Sở QHKT", "Sở QH-KT", "Sở Quy hoạch và Kiến trúc"],
    {
      confidence: "M",
    },
  ],
  ["HN-SNGV", "Sở Ngoại vụ", ["Sở NgV"], { confidence: "M" }],
  [
    "HN-SNNMT",
    "Sở Nông nghiệp và Môi trường",
    ["Sở NNMT", "Sở NN&MT", "Sở NN-MT"],
    {
      from: departmentsRegrouped,
    },
  ],
  [
    "HN-SDTTG",
    "Sở Dân tộc và Tôn giáo",
    ["Sở DTTG", "Sở DT&TG", "Sở DT-TG"],
    {
      from: departmentsRegrouped,
    },
  ],
];

export const departments: readonly UnitFact[] = [
  ...ofToday.map(today),
  before("HN-STTTT", "Sở Thông tin và Truyền thông", ["Sở TTTT", "Sở TT&TT", "Sở TT-TT"]),
  before("HN-SLDTBXH", "Sở Lao động - Thương binh và Xã hội", [
    "Sở LĐTBXH",
    "Sở LĐTB&XH",
    "Sở LĐ-TB&XH",
    "Sở LĐ-TBXH",
    "Sở Lao động, Thương binh và Xã hội",
    "Sở Lao động Thương binh Xã hội",
  ]),
  before("HN-SKHDT", "Sở Kế hoạch và Đầu tư", ["Sở KHĐT", "Sở KH&ĐT", "Sở KH-ĐT"]),
  before("HN-SGTVT", "Sở Giao thông vận tải", ["Sở GTVT", "Sở Giao thông Vận tải"]),
  before("HN-STNMT", "Sở Tài nguyên và Môi trường", ["Sở TNMT", "Sở TN&MT", "Sở TN-MT"]),
  before("HN-SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn", [
    "Sở NNPTNT",
    "Sở NN&PTNT",
    "Sở NN-PTNT",
    "Sở Nông nghiệp và PTNT",
  ]),
  { ...before("HN-BDT", "Ban Dân tộc", ["Ban Dân tộc Thành phố"]), kind: "board" },
  { ...before("HN-BTG", "Ban Tôn giáo", ["Ban Tôn giáo Thành phố"]), kind: "board", confidence: "M" },
];

function became(from: string, to: string, more: Partial<SuccessionFact> = {}): SuccessionFact {
  return { from, to, on: departmentsRegrouped, kind: "merge", share: 1, ...more };
}

export const departmentSuccessions: readonly SuccessionFact[] = [
  became("HN-STTTT", "HN-SKHCN", {
    share: null,
    note: "Công nghệ thông tin, chuyển đổi số, an toàn thông tin mạng",
  }),
  became("HN-STTTT", "HN-SVHTT", {
    kind: "transfer",
    share: null,
    note: "Báo chí, xuất bản, thông tin cơ sở (cần xác nhận)",
  }),
  became("HN-SLDTBXH", "HN-SNV", { share: null, note: "Lao động, việc làm, người có công, bình đẳng giới" }),
  became("HN-SLDTBXH", "HN-SYT", {
    kind: "transfer",
    share: null,
    note: "Bảo trợ xã hội, trẻ em, phòng chống tệ nạn xã hội",
  }),
  became("HN-SLDTBXH", "HN-SGDDT", {
    kind: "transfer",
    share: null,
    note: "Giáo dục nghề nghiệp (cần xác nhận)",
  }),
  became("HN-SLDTBXH", "HN-SNNMT", { kind: "transfer", share: null, note: "Giảm nghèo (cần xác nhận)" }),
  became("HN-SKHDT", "HN-STC"),
  became("HN-SGTVT", "HN-SXD"),
  became("HN-STNMT", "HN-SNNMT"),
  became("HN-SNNPTNT", "HN-SNNMT"),
  became("HN-BDT", "HN-SDTTG"),
  became("HN-BTG", "HN-SDTTG"),
];
