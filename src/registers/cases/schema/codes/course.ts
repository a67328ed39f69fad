/** How a case goes: its states, its verification, how it ends, how dangerous it is, how mediation went. Pure. */
import { listOf } from "../code.ts";

export const stateCodes = [
  "received",
  "assigned",
  "verified",
  "unfounded",
  "measures",
  "follow-up",
  "closed",
] as const;
export type CaseState = (typeof stateCodes)[number];

export const states = listOf<CaseState>(
  {
    name: "state",
    label: { vi: "Tình trạng vụ việc", en: "State of the case" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 20, 22; các bước do hệ thống đặt",
    confidence: "I",
  },
  [
    ["received", "Đã tiếp nhận", "Received"],
    ["assigned", "Đã phân công xử lý", "Assigned"],
    ["verified", "Đã xác minh là có", "Verified"],
    ["unfounded", "Xác minh là không có", "Unfounded"],
    ["measures", "Đang áp dụng biện pháp", "Measures taken"],
    ["follow-up", "Đang theo dõi", "Followed up"],
    ["closed", "Đã kết thúc", "Closed"],
  ],
);

export type Verification = "reported" | "verified" | "unfounded";

/** Figures count what was verified; what was only reported is counted apart. */
export const verifications = listOf<Verification>(
  {
    name: "verification",
    label: { vi: "Xác minh", en: "Verification" },
    closed: true,
    source: "NĐ 58/2026/NĐ-CP, Danh mục 3: dữ liệu chia sẻ phải được xác thực",
    confidence: "V",
  },
  [
    ["reported", "Mới được báo, chưa xác minh", "Reported, not verified"],
    ["verified", "Đã xác minh là có", "Verified"],
    ["unfounded", "Xác minh là không có", "Unfounded"],
  ],
);

/** How a case ended. `safe` says that the harmed person was found safe; where not, a second person decides. */
export const outcomes = listOf<string, { readonly safe: boolean }>(
  {
    name: "outcome",
    label: { vi: "Kết quả khi kết thúc", en: "Outcome" },
    source: "Danh sách do hệ thống đặt",
    confidence: "I",
  },
  [
    [
      "violence-ended",
      "Bạo lực đã chấm dứt, người bị bạo lực an toàn",
      "Violence has ended, the person is safe",
      { safe: true },
    ],
    [
      "separated-safe",
      "Hai bên không còn sống chung, người bị bạo lực an toàn",
      "They live apart, the person is safe",
      { safe: true },
    ],
    [
      "reconciled",
      "Hòa giải thành, đã theo dõi không tái diễn",
      "Reconciled; followed up, not repeated",
      { safe: true },
    ],
    [
      "prosecuted",
      "Đã chuyển xử lý hình sự, có bên tiếp tục bảo vệ",
      "Under criminal procedure, protection goes on there",
      { safe: true },
    ],
    [
      "moved-away",
      "Đã chuyển nơi ở, đã bàn giao cho nơi mới",
      "Moved; handed over to the new place",
      { safe: true },
    ],
    [
      "declined-support",
      "Người bị bạo lực từ chối hỗ trợ thêm",
      "The person declines further support",
      { safe: false },
    ],
    ["lost-contact", "Mất liên lạc", "Contact was lost", { safe: false }],
    ["died", "Người bị bạo lực đã chết", "The person has died", { safe: false }],
    ["unfounded", "Không có bạo lực gia đình", "No domestic violence", { safe: true }],
    ["other", "Kết quả khác", "Another outcome", { safe: false }],
  ],
);

export const riskLevelCodes = ["low", "medium", "high", "extreme"] as const;
export type RiskLevel = (typeof riskLevelCodes)[number];

/** Of a level: within how many days the next contact is due, and the next assessment. */
export interface RiskFacts {
  readonly contactEveryDays: number | null;
  readonly reassessEveryDays: number | null;
}

export const riskLevels = listOf<RiskLevel | "unknown", RiskFacts>(
  {
    name: "risk-level",
    label: { vi: "Mức nguy cơ", en: "Level of risk" },
    closed: true,
    source: "Không văn bản nào định mức và tần suất; Thành phố tự đặt",
    confidence: "I",
  },
  [
    ["low", "Thấp", "Low", { contactEveryDays: 30, reassessEveryDays: 90 }],
    ["medium", "Trung bình", "Medium", { contactEveryDays: 14, reassessEveryDays: 30 }],
    ["high", "Cao", "High", { contactEveryDays: 3, reassessEveryDays: 14 }],
    ["extreme", "Đặc biệt cao", "Extreme", { contactEveryDays: 1, reassessEveryDays: 3 }],
    ["unknown", "Chưa đánh giá", "Not assessed", { contactEveryDays: null, reassessEveryDays: null }],
  ],
);

export type MediationResult = "running" | "succeeded" | "failed" | "stopped";

export const mediationResults = listOf<MediationResult>(
  {
    name: "mediation-result",
    label: { vi: "Kết quả hòa giải", en: "Result of mediation" },
    closed: true,
    source: "Luật 35/2013/QH13, Điều 17, 24, 26",
    confidence: "V",
  },
  [
    ["running", "Đang hòa giải", "Going on"],
    ["succeeded", "Hòa giải thành", "Succeeded"],
    ["failed", "Hòa giải không thành", "Failed"],
    ["stopped", "Đã dừng theo ý muốn của một bên", "Stopped as a party wished"],
  ],
);
