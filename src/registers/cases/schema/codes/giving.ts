/** How a case, or a part of it, is given to another unit; how and why a case is sealed; what a data subject asks for. Pure. */
import { listOf } from "../code.ts";

const ours = { source: "Danh sách do hệ thống đặt", confidence: "I" } as const;

export type GivingState =
  "requested" | "accepted" | "in-progress" | "on-hold" | "completed" | "rejected" | "failed" | "revoked";

export const givingStates = listOf<GivingState>(
  {
    name: "giving-state",
    label: { vi: "Tình trạng chuyển, giới thiệu", en: "State of a transfer or referral" },
    closed: true,
    ...ours,
  },
  [
    ["requested", "Đã gửi, chờ trả lời", "Sent, waiting for an answer"],
    ["accepted", "Đã nhận", "Accepted"],
    ["in-progress", "Đang thực hiện", "Under way"],
    ["on-hold", "Tạm dừng", "On hold"],
    ["completed", "Đã xong", "Completed"],
    ["rejected", "Không nhận", "Rejected"],
    ["failed", "Không thực hiện được", "Failed"],
    ["revoked", "Bên gửi rút lại", "Revoked"],
  ],
);

/** What a seal rests on: there is a form and a reason, never the wish of one officer alone. */
export const sealForms = listOf<string>(
  { name: "seal-form", label: { vi: "Hình thức niêm phong", en: "Form of the seal" }, ...ours },
  [
    [
      "harmed-request",
      "Đề nghị của người bị bạo lực hoặc người giám hộ",
      "Request of the harmed person or guardian",
    ],
    ["chair-decision", "Quyết định của Chủ tịch UBND cấp xã", "Decision of the commune's chair"],
    ["procedure", "Yêu cầu của cơ quan tiến hành tố tụng", "Demand of a procedural body"],
    ["official-concerned", "Có người giữ chức vụ liên quan", "Somebody in office is concerned"],
  ],
);

export type SubjectRequest = "see" | "correct" | "provide" | "withdraw" | "restrict" | "object" | "delete";

/** What a person may ask about their own data. */
export const subjectRequests = listOf<SubjectRequest>(
  {
    name: "subject-request",
    label: { vi: "Yêu cầu của chủ thể dữ liệu", en: "Request of a data subject" },
    closed: true,
    source: "Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP, Điều 5, theo trích dẫn",
    confidence: "E",
    validFrom: "2026-01-01",
  },
  [
    ["see", "Xem dữ liệu", "See the data"],
    ["correct", "Chỉnh sửa", "Correct it"],
    ["provide", "Cung cấp dữ liệu", "Be given it"],
    ["withdraw", "Rút lại sự đồng ý", "Withdraw consent"],
    ["restrict", "Hạn chế xử lý", "Restrict processing"],
    ["object", "Phản đối xử lý", "Object to processing"],
    ["delete", "Xóa dữ liệu", "Have it deleted"],
  ],
);
