/** The invented reports of the demonstration and how each went on. Pure. */
import type { z } from "zod";
import type { Channel, contentShape, DangerFact, Part, ReportKind, YesNoUnknown } from "./schema.ts";

/** One step of a report's story, so many hours ago. */
export type DemoStep =
  | { readonly act: "acknowledge"; readonly hoursAgo: number }
  | {
      readonly act: "assign" | "hand-over";
      readonly part: Part;
      readonly unit: string;
      readonly note: string | null;
      readonly hoursAgo: number;
    }
  | { readonly act: "accept"; readonly number: number; readonly unit: string; readonly hoursAgo: number };

export interface DemoReport {
  readonly channel: Channel;
  /** The code of the unit that received it. */
  readonly receiver: string;
  readonly hoursAgo: number;
  /** How long before it was entered it was told. */
  readonly minutesBefore: number;
  readonly facts: Readonly<Record<DangerFact, YesNoUnknown>> & { readonly kind: ReportKind };
  readonly content: z.input<typeof contentShape>;
  readonly steps: readonly DemoStep[];
}

const calm = {
  danger: "no",
  lifeDanger: "no",
  childHarmed: "no",
  vulnerable: "no",
  crimeSuspected: "no",
} as const;

const POLICE = "01.00004-CA";
const HEALTH = "01.00004-TYT";
const WARD = "01.00004";

export const demoReports: readonly DemoReport[] = [
  {
    channel: "police",
    receiver: POLICE,
    hoursAgo: 0.3,
    minutesBefore: 12,
    facts: { kind: "domestic-violence", ...calm, danger: "yes", childHarmed: "yes" },
    content: {
      what: "Hàng xóm gọi báo chồng say rượu đập phá đồ đạc, đánh vợ và đẩy con gái nhỏ ra hành lang. Hiện còn nghe tiếng khóc.",
      where: "Nhà số 0 ngõ Mẫu, tầng 2",
      when: "Khoảng 15 phút trước",
      safeContact: {
        channel: "through-other",
        phone: null,
        hours: null,
        never: true,
        note: "Chồng đang giữ điện thoại. Liên hệ qua bà Phạm Thị Lý (mẫu), nhà bên.",
      },
      reporter: { name: "Phạm Thị Lý (mẫu)", phone: "0900 000 001", relation: "Hàng xóm" },
      people: [
        {
          part: "harmed",
          name: "Nguyễn Thị Mai (mẫu)",
          sex: "female",
          birthYear: 1991,
          idNumber: null,
          phone: null,
          address: null,
          relation: "Vợ",
        },
        {
          part: "doer",
          name: "Trần Văn Hùng (mẫu)",
          sex: "male",
          birthYear: 1988,
          idNumber: null,
          phone: null,
          address: null,
          relation: "Chồng",
        },
        {
          part: "child",
          name: null,
          sex: "female",
          birthYear: 2020,
          idNumber: null,
          phone: null,
          address: null,
          relation: "Con gái",
        },
      ],
    },
    steps: [],
  },
  {
    channel: "health-screening",
    receiver: HEALTH,
    hoursAgo: 3.2,
    minutesBefore: 25,
    facts: { kind: "domestic-violence", ...calm, vulnerable: "yes", danger: "unknown" },
    content: {
      what: "Thai phụ 28 tuần đến khám vì đau bụng, nói bị chồng đẩy ngã. Có vết bầm ở cánh tay hai bên, mới và cũ.",
      where: null,
      when: "Tối hôm qua",
      safeContact: {
        channel: "phone",
        phone: "0900 000 002",
        hours: "8–11 giờ, khi chồng đi làm",
        never: false,
        note: "Nếu đàn ông bắt máy thì nói là gọi nhầm.",
      },
      reporter: { name: null, phone: null, relation: "Nữ hộ sinh trực" },
      people: [
        {
          part: "harmed",
          name: "Lê Thu Hà (mẫu)",
          sex: "female",
          birthYear: 1996,
          idNumber: null,
          phone: "0900 000 002",
          address: "Phố Mẫu, phường Ba Đình",
          relation: "Vợ",
        },
      ],
      screening: {
        signs: ["bruises", "old-and-new", "explanation-does-not-fit"],
        injuries: "Bầm tím cánh tay hai bên, không chảy máu, tim thai bình thường",
        askedAlone: "yes",
        consent: "yes",
      },
    },
    steps: [{ act: "acknowledge", hoursAgo: 2.8 }],
  },
  {
    channel: "hamlet",
    receiver: WARD,
    hoursAgo: 30,
    minutesBefore: 20,
    facts: { kind: "domestic-violence", ...calm },
    content: {
      what: "Con trai nhiều lần chửi mắng, dọa đuổi mẹ già ra khỏi nhà để bán đất. Tổ trưởng chứng kiến chiều qua.",
      where: "Tổ dân phố số 0 (mẫu)",
      when: "Chiều qua",
      safeContact: {
        channel: "in-person",
        phone: null,
        hours: "Buổi sáng, khi bà đi chợ",
        never: false,
        note: "Đừng đến nhà.",
      },
      reporter: { name: "Tổ trưởng dân phố (mẫu)", phone: null, relation: "Tổ trưởng" },
      people: [
        {
          part: "harmed",
          name: "Đỗ Thị Vân (mẫu)",
          sex: "female",
          birthYear: 1949,
          idNumber: null,
          phone: null,
          address: null,
          relation: "Mẹ",
        },
      ],
    },
    steps: [
      { act: "acknowledge", hoursAgo: 29.6 },
      {
        act: "assign",
        part: "police",
        unit: POLICE,
        note: "Gặp bà Vân ngoài nhà, xác minh lời đe dọa.",
        hoursAgo: 29,
      },
      { act: "accept", number: 1, unit: POLICE, hoursAgo: 27 },
    ],
  },
  {
    channel: "desk",
    receiver: WARD,
    hoursAgo: 52,
    minutesBefore: 30,
    facts: { kind: "trafficking", ...calm, crimeSuspected: "yes" },
    content: {
      what: "Người mẹ trình báo con gái 19 tuổi được rủ đi làm ở cửa khẩu, ba ngày nay không liên lạc được, có tin nhắn đòi tiền chuộc.",
      where: null,
      when: "Ba ngày trước",
      safeContact: {
        channel: "phone",
        phone: "0900 000 003",
        hours: "Bất cứ lúc nào",
        never: false,
        note: null,
      },
      reporter: { name: "Vũ Thị Sen (mẫu)", phone: "0900 000 003", relation: "Mẹ" },
      people: [],
    },
    steps: [
      {
        act: "hand-over",
        part: "investigation",
        unit: "HN-CATP",
        note: "Có dấu hiệu mua bán người, đề nghị tiếp nhận.",
        hoursAgo: 51,
      },
    ],
  },
];
