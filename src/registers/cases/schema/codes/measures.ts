/** The ten measures of Art. 22(1), who decides them, on whose request, with whose consent. Pure. */
import { listOf } from "../code.ts";

export const measureCodes = [
  "stop",
  "summon",
  "no-contact",
  "shelter",
  "care",
  "aid-and-counsel",
  "education",
  "criticism",
  "community-work",
  "other-law",
] as const;
export type MeasureKind = (typeof measureCodes)[number];

export type MeasureGroup = "prevent" | "protect" | "educate" | "other-law";

/** Who may decide or ask. */
export const deciderCodes = [
  "chair",
  "police-chief",
  "court",
  "health-head",
  "shelter-head",
  "support-head",
  "legal-aid-head",
  "procedure",
] as const;
export type Decider = (typeof deciderCodes)[number];
export type Requester = "harmed" | "representative" | "body" | "none";

/** What a rule needs to know of a measure. */
export interface MeasureFacts {
  /** The point of Art. 22(1). */
  readonly letter: string;
  readonly group: MeasureGroup;
  readonly deciders: readonly Decider[];
  /** On whose request; "none" where it may be taken without one. */
  readonly requesters: readonly Requester[];
  /** Whether the harmed person, or the guardian, must agree. */
  readonly consent: "required" | "when-a-body-asks" | "none";
  readonly supervisor: boolean;
  /** The clock that bounds it, where the law does. */
  readonly termRule: string | null;
}

const anyone: readonly Requester[] = ["harmed", "representative", "body", "none"];
const asked: readonly Requester[] = ["harmed", "representative", "body"];
const notRead = (article: number, what: string) =>
  ({
    source: `Luật 13/2022/QH15, Điều 22 khoản 1 (tên biện pháp); Điều ${article} chưa đọc: ${what} theo nhớ`,
    confidence: "M",
  }) as const;

export const measures = listOf<MeasureKind, MeasureFacts>(
  {
    name: "measure",
    label: { vi: "Biện pháp (Điều 22)", en: "Measure (Art. 22)" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 22 khoản 1",
    confidence: "V",
    validFrom: "2023-07-01",
  },
  [
    [
      "stop",
      "Buộc chấm dứt hành vi bạo lực gia đình",
      "Order to stop",
      {
        letter: "a",
        group: "prevent",
        deciders: ["chair", "police-chief"],
        requesters: anyone,
        consent: "none",
        supervisor: false,
        termRule: null,
      },
      notRead(23, "người quyết định"),
    ],
    [
      "summon",
      "Yêu cầu đến trụ sở Công an cấp xã",
      "Summons to the commune police",
      {
        letter: "b",
        group: "prevent",
        deciders: ["police-chief"],
        requesters: anyone,
        consent: "none",
        supervisor: false,
        termRule: null,
      },
      notRead(24, "người quyết định"),
    ],
    [
      "no-contact",
      "Cấm tiếp xúc",
      "No contact",
      {
        letter: "c",
        group: "prevent",
        deciders: ["chair", "court"],
        requesters: anyone,
        consent: "when-a-body-asks",
        supervisor: true,
        termRule: "contact-ban.chair-term",
      },
      { source: "Luật 13/2022/QH15, Điều 22, 25, 26; NĐ 76/2023/NĐ-CP, Điều 14–20", confidence: "V" },
    ],
    [
      "shelter",
      "Bố trí nơi tạm lánh và hỗ trợ nhu cầu thiết yếu",
      "Shelter and essential needs",
      {
        letter: "d",
        group: "protect",
        deciders: ["chair", "shelter-head", "health-head"],
        requesters: asked,
        consent: "required",
        supervisor: false,
        termRule: null,
      },
      notRead(28, "người quyết định, sự đồng ý"),
    ],
    [
      "care",
      "Chăm sóc, điều trị",
      "Care and treatment",
      {
        letter: "đ",
        group: "protect",
        deciders: ["health-head"],
        requesters: anyone,
        consent: "required",
        supervisor: false,
        termRule: null,
      },
      { source: "Luật 13/2022/QH15, Điều 22, Điều 29 theo trích dẫn", confidence: "E" },
    ],
    [
      "aid-and-counsel",
      "Trợ giúp pháp lý và tư vấn tâm lý, kỹ năng",
      "Legal aid, counselling in mind and skills",
      {
        letter: "e",
        group: "protect",
        deciders: ["legal-aid-head", "support-head", "chair"],
        requesters: asked,
        consent: "required",
        supervisor: false,
        termRule: null,
      },
      notRead(30, "người quyết định"),
    ],
    [
      "education",
      "Giáo dục, hỗ trợ chuyển đổi hành vi",
      "Education to change behaviour",
      {
        letter: "g",
        group: "educate",
        deciders: ["chair"],
        requesters: anyone,
        consent: "none",
        supervisor: true,
        termRule: null,
      },
      notRead(31, "người quyết định"),
    ],
    [
      "criticism",
      "Góp ý, phê bình trong cộng đồng dân cư",
      "Criticism in the community",
      {
        letter: "h",
        group: "educate",
        deciders: ["chair"],
        requesters: anyone,
        consent: "none",
        supervisor: false,
        termRule: null,
      },
      { source: "Luật 13/2022/QH15, Điều 22, Điều 32", confidence: "V" },
    ],
    [
      "community-work",
      "Thực hiện công việc phục vụ cộng đồng",
      "Work for the community",
      {
        letter: "i",
        group: "educate",
        deciders: ["chair"],
        requesters: anyone,
        consent: "none",
        supervisor: true,
        termRule: null,
      },
      notRead(33, "người quyết định"),
    ],
    [
      "other-law",
      "Ngăn chặn, bảo đảm xử lý vi phạm hành chính; biện pháp ngăn chặn, bảo vệ theo tố tụng hình sự",
      "Measures of the law on sanctions and of criminal procedure",
      {
        letter: "k",
        group: "other-law",
        deciders: ["procedure"],
        requesters: anyone,
        consent: "none",
        supervisor: false,
        termRule: null,
      },
    ],
  ],
);

export const deciders = listOf<Decider>(
  {
    name: "decider",
    label: { vi: "Người quyết định", en: "Who decides" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 23–33",
    confidence: "M",
  },
  [
    ["chair", "Chủ tịch UBND cấp xã", "Chair of the commune"],
    ["police-chief", "Trưởng Công an cấp xã", "Head of the commune police"],
    ["court", "Tòa án", "Court"],
    ["health-head", "Người đứng đầu cơ sở khám bệnh, chữa bệnh", "Head of the health facility"],
    ["shelter-head", "Người đứng đầu cơ sở tạm lánh", "Head of the shelter"],
    ["support-head", "Người đứng đầu cơ sở trợ giúp", "Head of the support facility"],
    ["legal-aid-head", "Giám đốc Trung tâm trợ giúp pháp lý", "Director of the legal aid centre"],
    [
      "procedure",
      "Cơ quan tiến hành tố tụng, người có thẩm quyền xử phạt",
      "Procedural body, whoever may sanction",
    ],
  ],
);

/** What became of a measure. */
export const measureResults = listOf<string>(
  {
    name: "measure-result",
    label: { vi: "Kết quả biện pháp", en: "Result of a measure" },
    source: "Danh sách do hệ thống đặt",
    confidence: "I",
  },
  [
    ["running", "Đang thực hiện", "Going on"],
    ["carried-out", "Đã thực hiện xong", "Carried out"],
    ["breached", "Bị vi phạm", "Breached"],
    ["cancelled", "Bị hủy bỏ", "Cancelled"],
    ["refused", "Không được chấp thuận", "Refused"],
    ["not-possible", "Không thực hiện được", "Not possible"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);
