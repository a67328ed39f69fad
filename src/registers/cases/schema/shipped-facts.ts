/** The facts as they are shipped; `cases.fact` is entered with the same. Pure. */
import type {
  BreakGlassLaw,
  Fact,
  GivingLaw,
  LegalAidLaw,
  MatchWeights,
  NoContactLaw,
  Questionnaire,
} from "./facts.ts";

type Question = Questionnaire["questions"][number];
type Wording = readonly [vi: string, en: string];
const asked = (id: string, weight: number, [vi, en]: Wording): Question => ({
  id,
  weight,
  critical: false,
  label: { vi, en },
});
const grave = (id: string, weight: number, wording: Wording): Question => ({
  ...asked(id, weight, wording),
  critical: true,
});

/** An example: no text of the law or of the city prescribes questions. A real city puts in the version that it adopted. */
export const exampleAssessment: Fact<Questionnaire> = {
  name: "danger-assessment",
  validFrom: "2020-01-01",
  isExample: true,
  source: "Câu hỏi mẫu của hệ thống, chưa cơ quan nào ban hành; Thành phố cần thông qua bộ câu hỏi của mình",
  confidence: "I",
  body: {
    name: { vi: "Đánh giá nguy cơ (bản mẫu)", en: "Danger assessment (example)" },
    questions: [
      grave("choking", 3, [
        "Đã từng bóp cổ, làm nghẹt thở, dìm nước",
        "Choked, smothered or held under water",
      ]),
      grave("threat-to-kill", 3, [
        "Dọa giết người bị bạo lực, con hoặc người thân",
        "Threatened to kill the person, a child or a relative",
      ]),
      grave("weapon", 3, [
        "Đã dùng hoặc dọa dùng dao, xăng, axit, súng",
        "Used or threatened with a knife, petrol, acid, a gun",
      ]),
      grave("hospital", 3, ["Đã gây thương tích phải nhập viện", "Caused injuries that needed hospital"]),
      grave("pregnant-beaten", 3, ["Đánh khi đang mang thai", "Beat during pregnancy"]),
      grave("child-hurt", 3, ["Đã làm hại trẻ em trong nhà", "Hurt a child of the household"]),
      asked("more-often", 2, [
        "Bạo lực ngày càng thường xuyên hoặc nặng hơn",
        "Violence grows more frequent or worse",
      ]),
      asked("sexual-force", 2, ["Cưỡng ép quan hệ tình dục", "Forced sexual relations"]),
      asked("stalking", 2, [
        "Theo dõi, kiểm soát điện thoại, rình rập",
        "Follows, controls the telephone, lies in wait",
      ]),
      asked("confined", 2, [
        "Nhốt, không cho ra ngoài, giữ giấy tờ",
        "Locks in, keeps from going out, keeps papers",
      ]),
      asked("leaving", 2, [
        "Người bị bạo lực vừa hoặc đang định ly hôn, bỏ đi",
        "The person has just left or means to leave",
      ]),
      asked("suicide", 2, ["Người bạo lực dọa tự tử", "The doer threatens suicide"]),
      asked("ban-broken", 2, [
        "Đã vi phạm quyết định cấm tiếp xúc hoặc cam kết",
        "Broke a no-contact decision or a promise",
      ]),
      asked("substances", 1, ["Nghiện rượu, ma túy, cờ bạc", "Alcohol, drugs, gambling"]),
      asked("jealous", 1, ["Ghen tuông, kiểm soát mọi việc", "Jealous, controls everything"]),
      asked("police-before", 1, ["Đã từng bị xử lý vì bạo lực", "Dealt with for violence before"]),
      asked("no-income", 1, [
        "Người bị bạo lực phụ thuộc về tiền, chỗ ở",
        "The person depends on the doer for money or home",
      ]),
      asked("alone", 1, ["Không có người thân, hàng xóm giúp được", "No relative or neighbour can help"]),
      asked("afraid", 2, [
        "Người bị bạo lực rất sợ, nghĩ mình có thể bị giết",
        "The person is very afraid, thinks to be killed",
      ]),
      asked("crisis", 1, ["Vừa mất việc, vỡ nợ, có chuyện lớn", "Has just lost work, is bankrupt, a crisis"]),
    ],
    levels: { medium: 4, high: 9, extreme: 16 },
    meetingFrom: 14,
    repeatMonths: 12,
  },
};

/**
 * Chosen so that a number, or name with year and one more thing, proposes; a common name alone never does. The threshold is
 * measured (`match-measured.test.ts`): at 40 three in ten proposals were wrong, from 60 on more was missed.
 */
export const shippedWeights: Fact<MatchWeights> = {
  name: "match-weights",
  validFrom: "2020-01-01",
  isExample: false,
  source: "Do hệ thống đặt, ngưỡng đo trên dữ liệu giả định; chỉnh theo đo lường trên dữ liệu của Thành phố",
  confidence: "I",
  body: {
    idNumber: 80,
    phone: 45,
    nameYear: 45,
    name: 25,
    nameWords: 15,
    address: 30,
    placeDay: 25,
    sameCommune: 5,
    nearInTime: 15,
    nearDays: 3,
    otherIdNumber: -60,
    otherSex: -30,
    otherYear: -25,
    proposeFrom: 50,
  },
};

/** Since 1 January 2027 a victim has the right as such. */
export const shippedLegalAid: readonly Fact<LegalAidLaw>[] = [
  {
    name: "legal-aid",
    validFrom: "2018-01-01",
    isExample: false,
    source: "Luật 11/2017/QH14, Điều 7; NĐ 144/2017/NĐ-CP, Điều 2",
    confidence: "V",
    body: { victimsDirectly: false },
  },
  {
    name: "legal-aid",
    validFrom: "2027-01-01",
    isExample: false,
    source: "Luật sửa đổi thông qua ngày 24/4/2026, theo tóm tắt",
    confidence: "E",
    body: { victimsDirectly: true },
  },
];

export const shippedNoContact: Fact<NoContactLaw> = {
  name: "no-contact",
  validFrom: "2023-12-25",
  isExample: false,
  source: "Nghị định 76/2023/NĐ-CP, Điều 19: trong phạm vi 100 m mà không có tường, vách ngăn an toàn",
  confidence: "V",
  body: { distanceMetres: 100 },
};

export const shippedBreakGlass: Fact<BreakGlassLaw> = {
  name: "break-glass",
  validFrom: "2020-01-01",
  isExample: false,
  source: "Không văn bản nào định; Thành phố tự đặt",
  confidence: "I",
  body: { maxHours: 3, reasonLetters: 20 },
};

export const shippedGiving: Fact<GivingLaw> = {
  name: "giving",
  validFrom: "2020-01-01",
  isExample: false,
  source: "Không văn bản nào định; Thành phố tự đặt",
  confidence: "I",
  body: { maxDays: 90 },
};

/** All of them. */
export const shippedFacts: readonly Fact<unknown>[] = [
  exampleAssessment,
  shippedWeights,
  ...shippedLegalAid,
  shippedNoContact,
  shippedBreakGlass,
  shippedGiving,
];
