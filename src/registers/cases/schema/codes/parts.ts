/** Who takes part in a case, for what purpose they are given a part of it, and on what ground data is processed. Pure. */
import { listOf } from "../code.ts";

/** A unit or person takes part as one of these; a representative asks for the harmed person and is no unit. */
export const partCodes = [
  "co-ordinator",
  "police",
  "health",
  "child-protection",
  "justice",
  "school",
  "shelter",
  "counsel",
  "organisation",
  "investigation",
] as const;
export type Part = (typeof partCodes)[number];

export const parts = listOf<Part>(
  {
    name: "part",
    label: { vi: "Tham gia với tư cách", en: "Takes part as" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 4, 19, 20, 22, 42; tên vai do hệ thống đặt",
    confidence: "I",
  },
  [
    ["co-ordinator", "Điều phối (UBND cấp xã)", "Co-ordinator (commune)"],
    ["police", "Công an", "Police"],
    ["health", "Y tế", "Health"],
    ["child-protection", "Bảo vệ trẻ em", "Child protection"],
    ["justice", "Tư pháp, trợ giúp pháp lý", "Justice, legal aid"],
    ["school", "Cơ sở giáo dục", "School"],
    ["shelter", "Nơi tạm lánh", "Shelter"],
    ["counsel", "Tư vấn tâm lý, kỹ năng", "Counselling"],
    ["organisation", "Tổ chức chính trị – xã hội, thôn, tổ dân phố", "Organisation, hamlet"],
    ["investigation", "Cơ quan điều tra", "Investigation"],
  ],
);

const ofPolice: readonly Part[] = ["police", "investigation"];
const ofHealth: readonly Part[] = ["health", "shelter", "counsel"];
/** The parts that a unit of a kind can take; of several the likeliest first. */
const partsOfKinds: Readonly<Record<string, readonly Part[]>> = {
  "commune-police": ofPolice,
  "district-police": ofPolice,
  "city-police": ["investigation", "police"],
  "health-station": ofHealth,
  hospital: ofHealth,
  centre: ["counsel", "justice", "child-protection", "shelter", "health", "school"],
  "support-facility": ["shelter", "counsel", "health", "school", "organisation"],
  court: ["justice"],
  "regional-court": ["justice"],
  procuracy: ["investigation", "justice"],
  "regional-procuracy": ["investigation", "justice"],
  "culture-section": ["child-protection", "counsel", "organisation"],
  department: ["justice", "child-protection", "health", "school"],
};
const ofOthers: readonly Part[] = [
  "organisation",
  "child-protection",
  "counsel",
  "shelter",
  "school",
  "justice",
];

/**
 * The parts that a unit of this kind can take, the likeliest first: a part decides what is shown, so nobody is shown what
 * the police see because of a slip in a list. Co-ordination goes by transfer alone, to a commune.
 */
export const partsOfKind = (kind: string): readonly Part[] => partsOfKinds[kind] ?? ofOthers;

export type LegalBasis = "state-duty" | "life-emergency" | "other-law" | "consent";

/** On what ground a datum of the case is processed. */
export const legalBases = listOf<LegalBasis, { readonly consent: boolean }>(
  {
    name: "legal-basis",
    label: { vi: "Căn cứ xử lý dữ liệu", en: "Ground for processing" },
    closed: true,
    source: "Luật 91/2025/QH15, Điều 19 khoản 1, theo trích dẫn",
    confidence: "E",
    validFrom: "2026-01-01",
  },
  [
    [
      "state-duty",
      "Hoạt động của cơ quan nhà nước theo luật (Luật 13/2022, Điều 20, 43, 46)",
      "Work of a state body under the law",
      { consent: false },
    ],
    [
      "life-emergency",
      "Khẩn cấp để bảo vệ tính mạng, sức khỏe",
      "Emergency to protect life or health",
      { consent: false },
    ],
    ["other-law", "Trường hợp khác theo luật", "Another case under the law", { consent: false }],
    [
      "consent",
      "Có sự đồng ý, cho từng mục đích",
      "Consent, for each purpose",
      { consent: true },
      { source: "Luật 91/2025/QH15, Điều 9; NĐ 356/2025/NĐ-CP, Điều 6, theo trích dẫn" },
    ],
  ],
);
