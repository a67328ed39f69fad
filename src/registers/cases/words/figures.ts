/** Names and meanings of the figures of block II of the statistical form. */
import type { Label, Words } from "#base/words.ts";

export const figureWords = {
  cases: { vi: "vụ", en: "cases" },
  people: { vi: "người", en: "people" },
  which: {
    vi: "Tính các vụ việc đã kết luận xác minh là có bạo lực gia đình, theo ngày kết luận trong kỳ, tại xã, phường nơi xảy ra. Vụ việc đang niêm phong không tính. Nhiều tin báo nhập vào một vụ việc tính một vụ; một người được nhiều nơi báo tính một người.",
    en: "Of the cases concluded to be domestic violence within the period, by the commune where it happened. Cases that are sealed are not counted while they are. Reports joined to one case count once, and so does a person told of by several.",
  },
  perCase: {
    vi: "Mỗi vụ tính số lần áp dụng nhưng không quá số người có hành vi bạo lực trong vụ đó; gia hạn cho cùng một người không tính thêm.",
    en: "Of each case as many as were taken, but no more than it has people who did it: a renewal for the same person adds nothing.",
  },
  perHarmed: {
    vi: "Mỗi vụ tính số lần hỗ trợ nhưng không quá số người bị bạo lực trong vụ đó.",
    en: "Of each case as many as were given, but no more than it has people harmed.",
  },
  dealtWith: {
    vi: "Đã xử lý: đã áp dụng biện pháp, hòa giải, xử phạt, hoặc vụ việc đã chuyển sang biện pháp, theo dõi, kết thúc. Vụ có nạn nhân ở nhiều nhóm tuổi tính ở mỗi nhóm.",
    en: "Handled: a measure, a mediation or a sanction was taken, or the case has gone on to measures, follow-up or its end. A case with people harmed of several ages counts in each.",
  },
  onlyReported: {
    vi: "Vụ việc mở trong kỳ mà chưa kết luận xác minh; không nằm trong tổng số vụ.",
    en: "Cases opened within the period and not concluded yet; no part of all cases.",
  },
} as const satisfies Words;

const FORM = "TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X";
const label = (vi: string, en: string): Label => ({ vi, en });

/** Code of a figure → what it is called, and where the form asks for it. */
export const figureNames = {
  "violence.cases": [
    label("Tổng số vụ bạo lực gia đình được ghi nhận", "Recorded cases of domestic violence"),
    `${FORM}, II.1`,
  ],
  "violence.cases.mental": [
    label("Bạo lực tinh thần (hình thức chính)", "Mental violence (main form)"),
    `${FORM}, II.2`,
  ],
  "violence.cases.physical": [
    label("Bạo lực thân thể (hình thức chính)", "Physical violence (main form)"),
    `${FORM}, II.2`,
  ],
  "violence.cases.sexual": [
    label("Bạo lực tình dục (hình thức chính)", "Sexual violence (main form)"),
    `${FORM}, II.2`,
  ],
  "violence.cases.economic": [
    label("Bạo lực kinh tế (hình thức chính)", "Economic violence (main form)"),
    `${FORM}, II.2`,
  ],
  "violence.cases.unknown": [
    label("Chưa rõ hình thức chính", "Main form not known"),
    "Biểu mẫu không hỏi; để tổng khớp",
  ],
  "violence.cases.reported": [
    label("Vụ việc mới được báo, chưa xác minh", "Cases only reported, not verified"),
    "Biểu mẫu không hỏi; tính riêng",
  ],
  "violence.perpetrators.male": [
    label("Người có hành vi bạo lực là nam", "Male perpetrators"),
    `${FORM}, II.3`,
  ],
  "violence.perpetrators.female": [
    label("Người có hành vi bạo lực là nữ", "Female perpetrators"),
    `${FORM}, II.3`,
  ],
  "violence.perpetrators.unknown": [
    label("Người có hành vi bạo lực, giới tính khác hoặc chưa rõ", "Perpetrators of another or unknown sex"),
    "Biểu mẫu không hỏi; để tổng khớp",
  ],
  "violence.measures.criticism": [
    label("Góp ý, phê bình trong cộng đồng", "Criticism in the community"),
    `${FORM}, II.3; Luật 13/2022/QH15 Điều 22`,
  ],
  "violence.measures.no-contact": [
    label("Cấm tiếp xúc", "No-contact orders"),
    `${FORM}, II.3; Luật 13/2022/QH15 Điều 25`,
  ],
  "violence.measures.education": [
    label("Giáo dục, hỗ trợ chuyển đổi hành vi", "Education to change behaviour"),
    `${FORM}, II.3; Luật 13/2022/QH15 Điều 22`,
  ],
  "violence.measures.sanction": [
    label("Tạm giữ, xử phạt vi phạm hành chính", "Detention, administrative sanctions"),
    `${FORM}, II.3`,
  ],
  "violence.measures.criminal": [label("Xử lý hình sự", "Criminal proceedings"), `${FORM}, II.3`],
  "violence.victims.male": [label("Người bị bạo lực là nam", "Male victims"), `${FORM}, II.4`],
  "violence.victims.female": [label("Người bị bạo lực là nữ", "Female victims"), `${FORM}, II.4`],
  "violence.victims.unknown": [
    label("Người bị bạo lực, giới tính khác hoặc chưa rõ", "Victims of another or unknown sex"),
    "Biểu mẫu không hỏi; để tổng khớp",
  ],
  "violence.victims.under-16": [
    label("Người bị bạo lực dưới 16 tuổi", "Victims under 16"),
    `${FORM}, II.4; TT 07/2017/TT-BVHTTDL`,
  ],
  "violence.victims.women-16-59": [
    label("Người bị bạo lực là nữ từ 16 đến 59 tuổi", "Women victims aged 16 to 59"),
    `${FORM}, II.4; TT 07/2017 không còn hỏi`,
  ],
  "violence.victims.from-60": [
    label("Người bị bạo lực từ 60 tuổi", "Victims aged 60 or over"),
    `${FORM}, II.4; TT 07/2017/TT-BVHTTDL`,
  ],
  "violence.victims.age-unknown": [
    label("Người bị bạo lực chưa rõ tuổi", "Victims of unknown age"),
    "Biểu mẫu không hỏi; để tổng khớp",
  ],
  "violence.handled.under-16": [
    label("Vụ được xử lý, nạn nhân dưới 16 tuổi", "Cases handled, victim under 16"),
    `${FORM}, II.5`,
  ],
  "violence.handled.women-16-59": [
    label("Vụ được xử lý, nạn nhân nữ từ 16 đến 59 tuổi", "Cases handled, woman victim aged 16 to 59"),
    `${FORM}, II.5`,
  ],
  "violence.handled.from-60": [
    label("Vụ được xử lý, nạn nhân từ 60 tuổi", "Cases handled, victim aged 60 or over"),
    `${FORM}, II.5`,
  ],
  "violence.supported": [
    label("Người bị bạo lực được hỗ trợ", "Victims supported"),
    `${FORM}, II.6 (đoạn cuối mẫu đọc qua trích dẫn)`,
  ],
  "violence.supported.counselling": [
    label("Trong đó được tư vấn", "of them counselled"),
    `${FORM}, II.6 (đoạn cuối mẫu đọc qua trích dẫn)`,
  ],
  "violence.supported.medical": [
    label("Trong đó được chăm sóc y tế", "of them given medical care"),
    `${FORM}, II.6 (đoạn cuối mẫu đọc qua trích dẫn)`,
  ],
  "violence.supported.shelter": [
    label("Trong đó được bố trí tạm lánh", "of them sheltered"),
    `${FORM}, II.6 (đoạn cuối mẫu đọc qua trích dẫn)`,
  ],
} as const satisfies Readonly<Record<string, readonly [Label, string]>>;
export type FigureCode = keyof typeof figureNames;
