/** How a report comes in: of what kind, by which channel, at which of the six addresses. Pure. */
import type { Part } from "./parts.ts";
import { listOf } from "../code.ts";

export type ReportKind =
  "domestic-violence" | "trafficking" | "child-abuse" | "sexual-abuse" | "child-labour";

/** Who has charge of a kind, and as which part of a case they would take it. */
export interface KindFacts {
  readonly inCharge: { readonly vi: string; readonly en: string };
  readonly part: Part;
}

/** The plan names them beside violence; they are kept safe here and handed over. */
export const reportKinds = listOf<ReportKind, KindFacts>(
  {
    name: "report-kind",
    label: { vi: "Loại tin báo", en: "Kind of report" },
    closed: true,
    source: "Kế hoạch, mục II.2; cơ quan chủ trì theo phân công chung, cần Thành phố xác nhận",
    confidence: "I",
  },
  [
    [
      "domestic-violence",
      "Bạo lực gia đình",
      "Domestic violence",
      { inCharge: { vi: "Chủ tịch UBND cấp xã", en: "The commune's chair" }, part: "co-ordinator" },
      { source: "Luật 13/2022/QH15, Điều 20", confidence: "V" },
    ],
    [
      "trafficking",
      "Mua bán người",
      "Trafficking in people",
      {
        inCharge: { vi: "Cơ quan điều tra, Công an", en: "The investigating police" },
        part: "investigation",
      },
    ],
    [
      "child-abuse",
      "Bạo lực, xâm hại trẻ em (ngoài bạo lực gia đình)",
      "Child abuse (other than domestic violence)",
      {
        inCharge: {
          vi: "Người làm công tác bảo vệ trẻ em cấp xã",
          en: "The commune's child-protection officer",
        },
        part: "child-protection",
      },
    ],
    [
      "sexual-abuse",
      "Xâm hại tình dục",
      "Sexual abuse",
      {
        inCharge: { vi: "Cơ quan điều tra, Công an", en: "The investigating police" },
        part: "investigation",
      },
    ],
    [
      "child-labour",
      "Sử dụng lao động trẻ em trái pháp luật",
      "Unlawful child labour",
      {
        inCharge: {
          vi: "Người làm công tác bảo vệ trẻ em cấp xã",
          en: "The commune's child-protection officer",
        },
        part: "child-protection",
      },
    ],
  ],
);

export type Channel =
  | "desk"
  | "police"
  | "health"
  | "health-screening"
  | "school"
  | "hamlet"
  | "organisation"
  | "hotline"
  | "public"
  | "system";

/** The way it came; `letter` is the address of Art. 19(1) that it stands for, null where the law names none. */
export const channels = listOf<Channel, { readonly letter: string | null }>(
  {
    name: "channel",
    label: { vi: "Kênh tiếp nhận", en: "Channel" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 19",
    confidence: "V",
  },
  [
    ["desk", "UBND cấp xã", "Commune desk", { letter: "a" }],
    ["police", "Công an, Đồn Biên phòng", "Police, border guard", { letter: "b" }],
    ["school", "Cơ sở giáo dục", "School", { letter: "c" }],
    [
      "hamlet",
      "Trưởng thôn, Tổ trưởng tổ dân phố, Trưởng Ban công tác Mặt trận",
      "Hamlet head, Front committee",
      { letter: "d" },
    ],
    ["organisation", "Tổ chức chính trị – xã hội cấp xã", "Commune organisation", { letter: "đ" }],
    ["hotline", "Tổng đài điện thoại quốc gia", "National hotline", { letter: "e" }],
    [
      "health",
      "Cơ sở khám bệnh, chữa bệnh",
      "Health facility",
      { letter: null },
      { source: "Luật 13/2022/QH15, Điều 29", confidence: "E" },
    ],
    [
      "health-screening",
      "Sàng lọc tại cơ sở khám bệnh, chữa bệnh",
      "Screening at a health facility",
      { letter: null },
      { source: "Luật 13/2022/QH15, Điều 29", confidence: "E" },
    ],
    [
      "public",
      "Trang công khai",
      "Public site",
      { letter: "a" },
      {
        source: "Luật 13/2022/QH15, Điều 19 khoản 2: xếp như đơn, thư, tin nhắn gửi UBND cấp xã",
        confidence: "I",
      },
    ],
    [
      "system",
      "Hệ thống khác gửi sang",
      "Another system",
      { letter: null },
      { source: "Quy ước của hệ thống", confidence: "I" },
    ],
  ],
);

/** The six addresses of Art. 19(1). */
export const addresses = listOf<string>(
  {
    name: "address",
    label: { vi: "Địa chỉ tiếp nhận (Điều 19)", en: "Receiving address (Art. 19)" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 19 khoản 1",
    confidence: "V",
    validFrom: "2023-07-01",
  },
  [
    ["a", "UBND cấp xã nơi xảy ra hành vi", "People's Committee of the commune where it happens"],
    ["b", "Cơ quan Công an, Đồn Biên phòng gần nơi xảy ra", "Nearest police or border guard post"],
    ["c", "Cơ sở giáo dục nơi người bị bạo lực là người học", "School where the harmed person studies"],
    [
      "d",
      "Trưởng thôn, Tổ trưởng tổ dân phố, Trưởng Ban công tác Mặt trận",
      "Hamlet head, head of the Front committee",
    ],
    [
      "đ",
      "Người đứng đầu tổ chức chính trị – xã hội cấp xã",
      "Head of a commune socio-political organisation",
    ],
    [
      "e",
      "Tổng đài điện thoại quốc gia về phòng, chống bạo lực gia đình",
      "National hotline on domestic violence",
    ],
  ],
);

/** The three ways of telling, Art. 19(2). */
export const waysOfTelling = listOf<string>(
  {
    name: "way-of-telling",
    label: { vi: "Hình thức báo tin", en: "Way of telling" },
    source: "Luật 13/2022/QH15, Điều 19 khoản 2",
    confidence: "V",
    validFrom: "2023-07-01",
  },
  [
    ["call", "Gọi điện, nhắn tin", "Call or message"],
    ["letter", "Gửi đơn, thư", "Letter"],
    ["in-person", "Trực tiếp báo tin", "In person"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);
